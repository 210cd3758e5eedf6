/** Identification items of a SIE file: who, when, which type. Only what the rest of the program needs is kept. */
import type { Day } from '../../domain/day.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';

export interface Header {
  /** Digit of `#SIETYP`; null when missing. */
  type: string | null;
  generatedOn: Day | null;
  orgNumber: string | null;
  /** `#VALUTA` and `#OMFATTN`. */
  currency: string | null;
  through: Day | null;
}

interface Context {
  readonly header: Header;
  readonly notices: Notices;
  readonly readDay: (text: string, line: number) => Day | null;
  /** Rows or balances were read: their currency is decided. */
  readonly amountsRead: () => boolean;
}

type Take = (item: Item, line: number, context: Context) => void;

const unreadable = (item: Item, line: number, { notices }: Context): void =>
  notices.warn('sie-item-unreadable', line, { item: item.label, value: textAt(item, 0) });

function takeDay(field: 'generatedOn' | 'through'): Take {
  return (item, line, context) => {
    const day = context.readDay(textAt(item, 0), line);
    if (day === null) unreadable(item, line, context);
    else context.header[field] = day;
  };
}

const takers: Readonly<Record<string, Take>> = {
  '#FLAGGA': (item, line, { notices }) => {
    if (textAt(item, 0) === '1') notices.warn('sie-flag-set', line);
  },
  '#SIETYP': (item, line, context) => {
    const type = textAt(item, 0).slice(0, 1);
    if (/^[1-4]$/.test(type)) context.header.type = type;
    else unreadable(item, line, context);
  },
  '#GEN': takeDay('generatedOn'),
  '#OMFATTN': takeDay('through'),
  '#ORGNR': (item, line, { header, notices }) => {
    const orgNumber = textAt(item, 0);
    if (orgNumber === '') return;
    header.orgNumber = orgNumber;
    if (!/^\d{6}-\d{4}$/.test(orgNumber)) notices.warn('sie-org-number-form', line, { orgNumber });
  },
  '#VALUTA': (item, line, context) => {
    const currency = textAt(item, 0).toUpperCase();
    const read = context.header.currency ?? 'SEK';
    if (!/^[A-Z]{3}$/.test(currency)) unreadable(item, line, context);
    else if (context.amountsRead() && currency !== read)
      context.notices.error('sie-currency-late', line, { currency, read });
    else context.header.currency = currency;
  },
  '#FNAMN': (item, line, { notices }) => {
    if (textAt(item, 0) === '') notices.warn('sie-company-name-missing', line);
  },
  '#ADRESS': (item, line, { notices }) => {
    if (item.fields.length !== 4) notices.warn('sie-address-fields', line, { fields: item.fields.length });
  },
  '#TAXAR': (item, line, { notices }) => {
    const value = item.fields.map((_, at) => textAt(item, at)).join(' ');
    if (!/^\d{4}$/.test(value)) notices.warn('sie-tax-year-unreadable', line, { value });
  },
  '#SRU': (item, line, { notices }) => {
    const account = textAt(item, 0);
    const value = textAt(item, 1);
    if (!/^\d+$/.test(account) || value === '') notices.warn('sie-sru-unreadable', line, { account, value });
  },
};

/** Takes an identification item; others are left alone. */
export function takeHeader(item: Item, line: number, context: Context): void {
  takers[item.label]?.(item, line, context);
}
