const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `250ms`, `30s`, `15m`, `26h`, `7d`. */
export const durationPattern = /^(\d{1,6})(ms|s|m|h|d)$/;

/** Milliseconds of a duration; null when the text is none. */
export function durationMs(text: string): number | null {
  const parts = durationPattern.exec(text);
  const unitMs = unitsMs[parts?.[2] ?? ''];
  return parts && unitMs ? Number(parts[1]) * unitMs : null;
}
