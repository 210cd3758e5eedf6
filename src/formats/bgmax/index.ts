/** BgMax, Bankgirot's file of incoming payments (Bankgiro Inbetalningar, teknisk manual, November 2019): the door of this folder. */
import type { StreamFormat } from '../format.ts';
import { openBgMax } from './reader.ts';

export const bgmax: StreamFormat = {
  id: 'bgmax',
  about: {
    sv: 'BgMax (Bankgiro Inbetalningar): varje betalning och avdrag blir en rad på insättningens dag, med dess löpnummer; summor och antal kontrolleras',
    en: 'BgMax (incoming bankgiro payments): each payment and deduction becomes a row on the day of its deposit, with the serial number of the deposit; sums and counts are checked',
  },
  open: openBgMax,
};
