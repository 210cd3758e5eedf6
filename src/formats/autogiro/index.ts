/** Autogiro, Bankgirot's direct debit: the door of this folder. Only the payment specification is of money that has moved. */
import type { StreamFormat } from '../format.ts';
import { openAutogiro } from './reader.ts';

export const autogiro: StreamFormat = {
  id: 'autogiro',
  about: {
    sv: 'Autogiro: ur betalningsspecifikationen (ny och gammal layout) blir varje genomförd betalning och återbetalning en rad; underlag, medgivanden och övriga listor känns igen men ger inga rader',
    en: 'Autogiro: from the payment specification (new and old layout) each payment and refund that was made becomes a row; orders, mandates and other lists are recognised but give no rows',
  },
  open: openAutogiro,
};
