/** Why a pattern of the configuration is refused; conservative: some harmless patterns are refused too. */
export type RegexFault = 'not-compiling' | 'back-reference' | 'nested-quantifier' | 'too-long';

const longest = 500;

/**
 * Patterns run on texts of files from outside, so one that backtracks without end would hang a run. Refused are back
 * references and a repeated group (`*`, `+`, `{n,}`, `{n}`) that itself repeats or branches: `(a+)+`, `(a|ab)*`.
 */
export function regexFault(source: string): RegexFault | null {
  if (source.length > longest) return 'too-long';
  try {
    new RegExp(source, 'u');
  } catch {
    return 'not-compiling';
  }
  const bare = withoutClasses(source);
  if (/\\(?:[1-9]|k<)/.test(bare)) return 'back-reference';
  return repeatsWithinRepeats(bare) ? 'nested-quantifier' : null;
}

/** Classes and escaped characters become one plain letter, back references stay: what is left is the pattern's shape. */
function withoutClasses(source: string): string {
  return source.replace(/\\(?![1-9]|k<)(?:[pP]\{[^}]*\}|u\{[^}]*\}|.)/gsu, 'x').replace(/\[[^\]]*\]/gu, 'x');
}

/** True when a group that holds a repetition or a branch is itself repeated. */
function repeatsWithinRepeats(shape: string): boolean {
  const innermost = /\([^()]*\)([*+]|\{\d+(?:,\d*)?\})?/;
  // A group that is done with becomes one letter, repeated like the group if the group varies at all.
  for (let rest = shape; ; ) {
    const hit = innermost.exec(rest);
    if (!hit) return false;
    const varies = variesWithin(hit[0].slice(1, hit[0].lastIndexOf(')')));
    const repeated = hit[1] !== undefined;
    if (varies && repeated) return true;
    rest =
      rest.slice(0, hit.index) + (varies || repeated ? 'x*' : 'x') + rest.slice(hit.index + hit[0].length);
  }
}

/** A branch, or a repetition that is not of one fixed count; the `?` that opens a special group is none. */
function variesWithin(inside: string): boolean {
  return /[|*+]|\{\d+,|[^?]\?/.test(inside.replace(/^\?(?:[:=!]|<[=!]|<\w+>)/, ''));
}
