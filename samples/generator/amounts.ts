/** Öre as decimal text, without floating point. */
export function decimal(ore: number, separator: '.' | ','): string {
  if (!Number.isSafeInteger(ore)) throw new Error(`${ore} is no whole number of öre`);
  const digits = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}${separator}${digits.slice(-2)}`;
}

export function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
