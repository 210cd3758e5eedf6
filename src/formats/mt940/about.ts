/** What a message says of its statement: account, number, balances, totals. */
import { ownCopy } from '../own-copy.ts';
import { shown } from '../shown.ts';
import { readBalance, type SwiftBalance } from './balance.ts';
import { amountFinding, type FileState, refuse } from './file-state.ts';
import type { Tag } from './tags.ts';

/** What a message says of itself besides its entries. */
export interface About {
  /** `:20:`; null when the field is missing. */
  readonly reference: string | null;
  readonly line: number;
  /** A page that follows another without a message of its own. */
  readonly laterPage: boolean;
  account: string | null;
  /** `:28C:` as written. */
  id: string;
  /** Number and page of the statement; 0 where the bank does not number them. */
  sequence: number;
  page: number;
  currency: string | null;
  opening: SwiftBalance | null;
  closing: { readonly balance: SwiftBalance; readonly last: boolean } | null;
  /** MT942: nothing in it is booked yet. */
  interim: boolean;
  readonly stated: { readonly tag: Tag; readonly text: string; readonly line: number }[];
}

export function aboutMessage(reference: string | null, line: number, kind: string | null): About {
  return {
    reference,
    line,
    laterPage: false,
    account: null,
    id: '',
    sequence: 0,
    page: 0,
    currency: null,
    opening: null,
    closing: null,
    interim: kind === '942',
    stated: [],
  };
}

export function aboutNextPage(before: About, line: number): About {
  const { reference, account, currency, interim } = before;
  return { ...aboutMessage(reference, line, null), account, currency, interim, laterPage: true };
}

export interface Field {
  readonly text: string;
  readonly line: number;
  readonly file: FileState;
  /** That came before it. */
  readonly entries: number;
}

type FieldTaker = (about: About, tag: Tag, field: Field) => void;

const account: FieldTaker = (about, _tag, { text }) => {
  about.account ??= ownCopy(firstLine(text)) || null;
};
const number: FieldTaker = (about, _tag, { text }) => readNumber(about, firstLine(text));
/** MT942 says when it was made; so do some statements. */
const madeAt: FieldTaker = (about) => {
  about.interim ||= about.opening === null;
};

/** The fields that are read; `:21:`, `:64:` and `:65:` say nothing that is needed. */
const takers: Partial<Record<Tag, FieldTaker>> = {
  '25': account,
  '25P': account,
  '28': number,
  '28C': number,
  '13': madeAt,
  '13D': madeAt,
  '34F': readFloorLimit,
  '60F': readOpening,
  '60M': readOpening,
  '62F': readClosing,
  '62M': readClosing,
  '90C': readTotals,
  '90D': readTotals,
};

export function readField(about: About, tag: Tag, field: Field): void {
  takers[tag]?.(about, tag, field);
}

const firstLine = (text: string): string => text.split('\n', 1)[0]?.trim() ?? '';

function readNumber(about: About, text: string): void {
  about.id ||= ownCopy(text);
  const parts = /^(\d+)(?:\/(\d+))?$/.exec(text);
  const sequence = Number(parts?.[1] ?? 0);
  // Banks that do not number their statements write 0, or leave the page to count something else.
  if (sequence === 0 || !Number.isSafeInteger(sequence)) return;
  about.sequence = sequence;
  const page = Number(parts?.[2] ?? 0);
  if (Number.isSafeInteger(page)) about.page = page;
}

function balanceOf(about: About, tag: Tag, { text, line, file }: Field): SwiftBalance | null {
  const balance = readBalance(text, about.currency);
  if (balance === null) {
    refuse(file, 'swift-field-unreadable', line, { field: `:${tag}:`, text: shown(text) });
    return null;
  }
  const { fault, amount, currency } = balance;
  if (fault !== null) {
    const severity = fault === 'finer-than-minor-unit' ? 'warning' : 'error';
    file.sink.finding({ ...amountFinding(fault, amount, currency ?? about.currency), severity, line });
  }
  if (balance.odd) file.notices.warn('swift-amount-form', line, { amount: shown(amount) });
  if (balance.day === null)
    file.sink.finding({
      code: 'balance-day-missing',
      severity: 'warning',
      line,
      params: { balance: `:${tag}:` },
    });
  return balance;
}

function readOpening(about: About, tag: Tag, field: Field): void {
  if (about.opening !== null) {
    field.file.notices.warn('swift-field-out-of-place', field.line, { field: `:${tag}:` });
    return;
  }
  about.opening = balanceOf(about, tag, field);
  about.currency = about.opening?.currency ?? about.currency;
}

function readClosing(about: About, tag: Tag, field: Field): void {
  if (about.closing !== null) {
    field.file.notices.warn('swift-field-out-of-place', field.line, { field: `:${tag}:` });
    return;
  }
  const balance = balanceOf(about, tag, field);
  if (balance === null) return;
  about.closing = { balance, last: tag === '62F' };
  if (balance.currency === null) {
    const params = { balance: `:${tag}:`, currency: about.currency ?? 'SEK' };
    field.file.notices.warn('swift-balance-currency-missing', field.line, params);
  }
  // The entries are given already, as if of the account's currency: another one would make öre of cents.
  const late = about.currency === null && field.entries > 0 ? balance.currency : null;
  if (late !== null && late !== 'SEK')
    refuse(field.file, 'swift-currency-late', field.line, { currency: late });
  about.currency ??= balance.currency;
}

/** Only MT942 has a floor limit; its currency is all there is to tell that of the entries. */
function readFloorLimit(about: About, _tag: Tag, { text }: Field): void {
  about.interim = true;
  about.currency ??= /^[A-Z]{3}/.exec(text)?.[0] ?? null;
}

function readTotals(about: About, tag: Tag, { text, line, file, entries }: Field): void {
  if (about.stated.length < 2) about.stated.push({ tag, text, line });
  if (about.opening !== null || about.interim) return;
  if (entries > 0) refuse(file, 'swift-interim-late', line, { field: `:${tag}:` });
  about.interim = true;
}
