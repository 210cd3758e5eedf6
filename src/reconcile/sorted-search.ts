/** First position in [from, to) whose entry is not before what is sought, by halving; `to` when there is none. */
export function firstNotBefore(from: number, to: number, isBefore: (position: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
