/** SIE 4 in all its types (1, 2, 3, 4E, 4I): the door of this folder. Deviations that are tolerated: docs/formats.md. */
import type { StreamFormat } from '../format.ts';
import { openReader } from './reader.ts';

export { recognise } from './recognise.ts';

export const sie4: StreamFormat = {
  id: 'sie4',
  about: {
    sv: 'SIE typ 1–4 (4E och 4I): verifikationer rad för rad (#TRANS) och saldon (#IB, #UB, #RES).',
    en: 'SIE types 1 to 4 (4E and 4I): vouchers row by row (#TRANS) and balances (#IB, #UB, #RES).',
  },
  open: openReader,
};
