/** SIE 4 in all its types (1, 2, 3, 4E, 4I): the door of this folder. Deviations that are tolerated: docs/formats.md. */
import type { StreamFormat } from '../format.ts';
import { openReader } from './reader.ts';

// What SIE 5 says of the same things, it says alike.
export { type Accounts, createAccounts } from './accounts.ts';
export { createNotices, type Notices } from './notices.ts';
export { recognise } from './recognise.ts';
export { createRollForward } from './roll-forward.ts';
export { makeRow } from './row.ts';
export { isAccount, readAmount } from './values.ts';
export { addToVoucher, judgeVoucher, makeVoucher, nameOf, type Voucher } from './voucher.ts';
export { isOddYear } from './years.ts';

export const sie4: StreamFormat = {
  id: 'sie4',
  about: {
    sv: 'SIE typ 1–4 (4E och 4I): verifikationer rad för rad (#TRANS) och saldon (#IB, #UB, #RES).',
    en: 'SIE types 1 to 4 (4E and 4I): vouchers row by row (#TRANS) and balances (#IB, #UB, #RES).',
  },
  open: openReader,
};
