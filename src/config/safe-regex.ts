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
  return source
    .replace(/\\(?![1-9]|k<)(?:[pP]\{[^}]*\}|u\{[^}]*\}|.)/gsu, 'x')
    .replace(/\[[^\]]*\]/gu, 'x');
}

/** True when a group that holds a repetition or a branch is itself repeated. */
function repeatsWithinRepeats(shape: string): boolean {
  const open: boolean[] = [];
  let holds = false;
  for (const [index, letter] of [...shape].entries()) {
    const rest = shape.slice(index + 1);
    if (letter === '(') {
      open.push(holds);
      holds = false;
    } else if (letter === ')') {
      const repeated = /^(?:[*+]|\{\d)/.test(rest);
      if (repeated && holds) return true;
      holds = holds || repeated || (open.pop() ?? false);
    } else {
      holds = holds || repeatsHere(letter, rest, shape[index - 1]);
    }
  }
  return false;
}

function repeatsHere(letter: string, rest: string, before: string | undefined): boolean {
  if (letter === '|' || letter === '*' || letter === '+') return true;
  if (letter === '?') return before !== '(';
  return letter === '{' && /^\d/.test(rest);
}
