/**
 * Leverantörsbetalningar (LB), Bankgirot's supplier payments: the door of this folder. The files to and from Bankgirot have
 * the same records; only the payment specification that comes back is of money that has moved.
 */
import type { StreamFormat } from '../format.ts';
import { openLb } from './reader.ts';

export const lb: StreamFormat = {
  id: 'lb',
  about: {
    sv: 'Leverantörsbetalningar (LB): ur Bankgirots betalningsspecifikation blir varje betalning, avdrag och kreditfaktura en rad; uppdrag, avvisade och bevakade betalningar känns igen men ger inga rader',
    en: "Leverantörsbetalningar (LB): from Bankgirot's payment specification each payment, deduction and credit note becomes a row; orders, rejected and monitored payments are recognised but give no rows",
  },
  open: openLb,
};
