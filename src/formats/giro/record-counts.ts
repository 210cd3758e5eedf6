/** How many records of each code a file has, by `tk14` and the like. */
export interface RecordCounts {
  add(code: number): void;
  of(code: number): number;
  all(): Record<string, number>;
}

export function createRecordCounts(): RecordCounts {
  const counts = new Array<number>(100).fill(0);
  return {
    add(code) {
      counts[code] = (counts[code] ?? 0) + 1;
    },
    of: (code) => counts[code] ?? 0,
    all() {
      const found = counts.flatMap((count, code): [string, number][] =>
        count === 0 ? [] : [[`tk${String(code).padStart(2, '0')}`, count]],
      );
      return Object.fromEntries(found);
    },
  };
}
