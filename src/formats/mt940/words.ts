/** Text of `:86:` as words: lines joined, blanks folded. */

/** A line that was full was broken by its length, often inside a word; a shorter one by its writer. */
const fullLine = 65;

export function joinLines(text: string, full = fullLine): string {
  let end = text.indexOf('\n');
  if (end === -1) return text;
  let joined = text.slice(0, end);
  let length = end;
  while (end !== -1) {
    const start = end + 1;
    end = text.indexOf('\n', start);
    const line = end === -1 ? text.slice(start) : text.slice(start, end);
    joined += length >= full ? line : ` ${line}`;
    length = line.length;
  }
  return joined;
}

const odd = /\s\s|[\t\n\u00a0]/;

/** Trimmed, with one blank for several. Most texts are so already; a pattern finds that out faster than a loop over letters. */
export function foldBlanks(text: string): string {
  const trimmed = text.trim();
  return odd.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/** Words that say that there is no reference, or that it stands in the text. */
const noReference = /^(?:N|NONREF|NOREF|NOT ?PROVIDED|[EK]REF\+?|PREF|MARF|REMI)$/i;

export function realReference(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const folded = foldBlanks(text);
  return folded === '' || noReference.test(folded) ? undefined : folded;
}

/** Capitals and digits of a short word as one number, to look it up without cutting it out; 0 when it holds anything else. */
export function wordNumber(text: string, from: number, end: number): number {
  let number = 0;
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) number = number * 37 + code - 0x40;
    else if (code >= 0x30 && code <= 0x39) number = number * 37 + code - 0x30 + 27;
    else return 0;
  }
  return number;
}

/** A table of such words, with what each stands for. */
export function wordTable<Value>(words: Readonly<Record<string, Value>>): ReadonlyMap<number, Value> {
  return new Map(
    Object.entries(words).map(([word, value]) => [wordNumber(word, 0, word.length), value] as const),
  );
}
