/** Amounts that a bank has reserved and not booked: words in a row's texts say so. */

/** Instead of a day: the bank has reserved the amount, not booked it (`Reserverat`, `PREL-  -  `). */
export const notBooked = /^(?:reserver|prel|vänta|pending|ej bokförd)/i;
const pendingStatus =
  /^(?:väntar|väntande|reserverat|reserverat belopp|reserverad|preliminär|ej bokförd|pending)$/i;

/** A status of its own (Danske Bank: `Väntar`, ICA Banken: `Reserverat belopp`), whatever the balance says. */
export const isPendingStatus = (text: string): boolean => pendingStatus.test(text);
/** In a table without balances. */
export const isReserved = (text: string): boolean => /^reserverat\b/i.test(text);

/** Most texts begin with another letter than r, p, v or e. */
export function mayBePending(first: number): boolean {
  const code = first | 0x20;
  return code === 0x72 || code === 0x70 || code === 0x76 || code === 0x65;
}
