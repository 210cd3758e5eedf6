// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is to go

/** On one line, without control characters and marks that turn the direction of text: fit for a header and a table cell. */
export function plainLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** At most so many characters, the last one `…` when something was cut. */
export function cutTo(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, Math.max(longest - 1, 1))
        .join('')
        .trimEnd()}…`;
}

/** Only what an identifier of a header may hold. */
export function headerToken(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '');
}
