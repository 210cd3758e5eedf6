/** Whether text looks like a table: several lines divided into equally many cells by one delimiter. */
const delimiters = [';', '\t', ',', '|'] as const;

/** Lines that are looked at: enough to get past a preamble. */
const linesLookedAt = 40;

/** The delimiter that divides most lines alike; null when none divides two lines and half of them. */
export function tableDelimiter(text: string): string | null {
  const lines = text.split(/\r\n|\r|\n/, linesLookedAt + 1).filter((line) => line.trim() !== '');
  // The last one may be cut.
  const whole = lines.length > 2 ? lines.slice(0, -1) : lines;
  let best: { delimiter: string; alike: number } | null = null;
  for (const delimiter of delimiters) {
    const alike = mostAlike(whole, delimiter);
    if (alike >= 2 && alike * 2 >= whole.length && alike > (best?.alike ?? 0)) best = { delimiter, alike };
  }
  return best?.delimiter ?? null;
}

/** How many lines have the most common number of cells above one. */
function mostAlike(lines: readonly string[], delimiter: string): number {
  const byCells = new Map<number, number>();
  for (const line of lines) {
    const cells = line.replace(/"[^"]*"/g, '').split(delimiter).length;
    if (cells > 1) byCells.set(cells, (byCells.get(cells) ?? 0) + 1);
  }
  return Math.max(0, ...byCells.values());
}
