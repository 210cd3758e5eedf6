/** A piece of a file as it stands in a finding: long enough to be found again, short enough for a mail. */
const longest = 120;

export function shown(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
