/**
 * `:NS:`, lines that German and Hungarian banks put in the place of `:86:`: two digits, then a value. 01 to 14 are the
 * purpose, 15 and 16 the name, 17 the bank's word for the transaction.
 */
import type { Details } from './details.ts';
import { purposeDetails } from './details-german.ts';

export function lineDetails(text: string): Details {
  const purpose: string[] = [];
  let name = '';
  let bookingText = '';
  for (const line of text.split('\n')) {
    const number = /^\d\d/.test(line) ? Number(line.slice(0, 2)) : 0;
    const value = line.slice(2);
    if (number >= 1 && number <= 14) purpose.push(value);
    else if (number === 15 || number === 16) name += value;
    else if (number === 17) bookingText = value;
  }
  return purposeDetails(purpose, { name, bookingText });
}
