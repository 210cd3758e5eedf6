/** What kinds of cells a table's columns have, as far as a glance tells: enough to choose between delimiters. */
import { amountForm } from '../amount.ts';

const dayLike =
  /^(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}\.?|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|(?:19|20)\d{6}|\d{1,2}[ -]\p{L}{3,9}\.?[ -]\d{2,4}|\p{L}{3} \d{1,2},? \d{4})(?:[ T]\d{1,2}[:.]\d{2}.*)?$/u;

export function isDayLike(cell: string): boolean {
  return cell.length >= 6 && cell.length <= 40 && dayLike.test(cell);
}

/** Also six digits that make a day (`260131`), which numbers of other kinds may be too. */
export function mayBeDay(cell: string): boolean {
  return isDayLike(cell) || /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(cell);
}

/** Currency signs stand for a unit that the reader may not know (`$`): what is told here is only that it is an amount. */
export function isAmountLike(cell: string): boolean {
  const text = /^[$€£]/.test(cell) ? cell.slice(1) : cell;
  return text.length <= 30 && amountForm(text).evidence !== 'bad';
}
