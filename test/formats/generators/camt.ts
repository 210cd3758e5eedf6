/** camt messages of random statements, in the spellings of all versions, and the rows and statements they hold. */
import fc from 'fast-check';
import type { ParsedRow } from '../../../src/domain/row.ts';

export interface Payment {
  /** Öre (or yen) of the payment, in the direction of its entry. */
  readonly amount: number;
  readonly ocr: string | null;
  readonly endToEnd: string | null;
  readonly free: string | null;
  readonly payer: string | null;
  readonly giro: string | null;
}

export interface RandomEntry {
  readonly credit: boolean;
  readonly booked: boolean;
  readonly day: string;
  readonly valueDay: string | null;
  readonly named: 'svcr' | 'ntry' | 'nothing';
  readonly info: string | null;
  readonly batch: string | null;
  /** What the entry is less by than its payments. */
  readonly fee: number;
  readonly payments: readonly Payment[];
}

export interface RandomStatement {
  readonly currency: 'SEK' | 'EUR' | 'JPY';
  readonly opening: number;
  readonly sequence: number;
  readonly entries: readonly RandomEntry[];
}

export interface CamtLook {
  readonly kind: '052' | '053' | '054';
  readonly version: number;
  readonly prefix: '' | 'n0:';
  readonly pretty: boolean;
  readonly zeros: 'none' | 'leading' | 'trailing';
  readonly times: boolean;
  readonly envelope: boolean;
  readonly padding: '' | '\0\0' | '\r\n\x1a';
}

const word = fc.stringMatching(/^[A-Za-zÅÄÖåäöé&<>"'0-9][A-Za-zÅÄÖåäöé&<>"'0-9 ./-]{0,18}[A-Za-zÅÄÖåäö0-9]$/);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: 2 });
const digits = fc.stringMatching(/^[1-9]\d{6,10}$/);
const day = fc
  .integer({ min: 0, max: 800 })
  .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));

const payments: fc.Arbitrary<Payment> = fc.record({
  amount: fc.integer({ min: 1, max: 10_000_000 }),
  ocr: maybe(digits),
  endToEnd: maybe(fc.stringMatching(/^E[0-9]{1,8}$/)),
  free: maybe(word),
  payer: maybe(word),
  giro: maybe(fc.stringMatching(/^[1-9]\d{6,7}$/)),
});

const entries: fc.Arbitrary<RandomEntry> = fc
  .record({
    credit: fc.boolean(),
    pending: fc.nat(5).map((n) => n === 0),
    day,
    valueDay: maybe(day),
    named: fc.constantFrom('svcr', 'ntry', 'nothing' as const),
    info: maybe(word),
    batch: maybe(fc.stringMatching(/^P[0-9]{1,6}$/)),
    fee: fc.constantFrom(0, 0, 0, 245),
    payments: fc.array(payments, { minLength: 1, maxLength: 4 }),
  })
  .map(({ pending, ...entry }) => ({ ...entry, booked: !pending }))
  .filter((entry) => sumOf(entry) > 0);

export const statements: fc.Arbitrary<RandomStatement[]> = fc.array(
  fc.record({
    currency: fc.constantFrom('SEK', 'EUR', 'JPY' as const),
    opening: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    sequence: fc.integer({ min: 1, max: 9999 }),
    entries: fc.array(entries, { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 3 },
);

export const camtLooks: fc.Arbitrary<CamtLook> = fc.record({
  kind: fc.constantFrom('052', '053', '054'),
  version: fc.integer({ min: 2, max: 13 }),
  prefix: fc.constantFrom('', 'n0:'),
  pretty: fc.boolean(),
  zeros: fc.constantFrom('none', 'leading', 'trailing'),
  times: fc.boolean(),
  envelope: fc.boolean(),
  padding: fc.constantFrom('', '\0\0', '\r\n\x1a'),
});

/** A fee is taken from money in, and comes on top of money out. */
function sumOf({ credit, fee, payments: paid }: Pick<RandomEntry, 'credit' | 'fee' | 'payments'>): number {
  const sum = paid.reduce((total, { amount }) => total + amount, 0);
  return credit ? sum - fee : sum + fee;
}

const signed = (entry: RandomEntry): number => (entry.credit ? sumOf(entry) : -sumOf(entry));
const iban = (at: number): string => `SE455000000005839825746${at}`;

/** What the statements become, in the order of the file. */
export function expectedRows(all: readonly RandomStatement[]): ParsedRow[] {
  const rows: ParsedRow[] = [];
  let next = 1;
  for (const [at, statement] of all.entries()) {
    for (const [number, entry] of statement.entries.entries()) {
      const found = entry.booked ? rowsOf(statement, entry, { statement: at, entry: number }) : [];
      rows.push(...found.map((row, i) => ({ ...row, row: next + i })));
      next += Math.max(1, found.length);
    }
  }
  return rows;
}

interface Place {
  readonly statement: number;
  readonly entry: number;
}

const nameOf = (place: Place): string => `R${place.statement}-${place.entry}`;

function rowsOf(statement: RandomStatement, entry: RandomEntry, place: Place): ParsedRow[] {
  const { named, payments: paid, fee, credit } = entry;
  const id = `S${place.statement}`;
  const parts =
    named === 'svcr'
      ? ['svcr', nameOf(place)]
      : named === 'ntry'
        ? ['ntry', nameOf(place), id]
        : ['stmt', id];
  const base = {
    row: 0,
    account: iban(place.statement),
    date: entry.day as ParsedRow['date'],
    ...(entry.valueDay === null ? {} : { valueDate: entry.valueDay as ParsedRow['date'] }),
    currency: statement.currency,
  };
  const many = paid.length > 1 || fee > 0;
  const batch = entry.batch ?? (many && named !== 'nothing' ? nameOf(place) : null);
  const row = (amount: number, fields: object, more: readonly string[]): ParsedRow =>
    ({
      ...base,
      ...fields,
      ...(batch === null ? {} : { batch }),
      amountOre: amount,
      identity: { parts: [...parts, ...more], standsAlone: named === 'svcr' },
    }) as unknown as ParsedRow;
  const rows = paid.map((payment, at) =>
    row(
      credit ? payment.amount : -payment.amount,
      fieldsOf(payment, entry),
      many ? ['part', String(at + 1)] : [],
    ),
  );
  if (fee > 0) rows.push(row(-fee, { text: ['Chrgs', entry.info ?? ''].join(' ').trim() }, ['fee']));
  return rows;
}

function fieldsOf(payment: Payment, { credit, info }: RandomEntry): object {
  const { ocr, endToEnd, free, payer, giro } = payment;
  const reference = ocr ?? endToEnd ?? free;
  const text = [free, info].filter(Boolean).join(' ');
  return {
    ...(reference === null ? {} : { reference }),
    ...(ocr !== null && endToEnd !== null && ocr !== endToEnd ? { reference2: endToEnd } : {}),
    ...(payer === null ? {} : { counterparty: payer }),
    ...(text === '' ? {} : { text }),
    ...(giro === null || !credit ? {} : { bankgiro: giro }),
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('å', '&#229;');

type Tag = (name: string, ...inside: readonly (string | null)[]) => string;

/** The bytes of one message. */
export function printCamt(all: readonly RandomStatement[], look: CamtLook): Uint8Array {
  const { kind, version, prefix, envelope, padding } = look;
  const [payload, name] = names[kind];
  const tag: Tag = (element, ...inside) => {
    const end = look.pretty ? '\n  ' : '';
    const open = `${prefix}${element}`;
    const content = inside.filter((part) => part !== null).join('');
    return content === '' ? `<${open}/>${end}` : `<${open}>${content}</${open}>${end}`;
  };
  const written = all.map((statement, at) => tag(name, printStatement(statement, at, { tag, look })));
  const space = `xmlns${prefix === '' ? '' : ':n0'}="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${String(version).padStart(2, '0')}"`;
  const root = `<${prefix}Document ${space}>${tag(payload, tag('GrpHdr', tag('CreDtTm', '2026-03-03T05:00:00')), ...written)}</${prefix}Document>`;
  const wrapped = envelope ? `<s:Envelope xmlns:s="urn:s"><s:Body>${root}</s:Body></s:Envelope>` : root;
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${wrapped}${padding}`);
}

const names = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

interface Pen {
  readonly tag: Tag;
  readonly look: CamtLook;
}

function printStatement(statement: RandomStatement, at: number, pen: Pen): string {
  const { tag, look } = pen;
  const money = moneyWriter(statement.currency, pen);
  const booked = statement.entries.filter((entry) => entry.booked);
  const closing = booked.reduce((sum, entry) => sum + signed(entry), statement.opening);
  const balance = (code: string, amount: number): string =>
    tag(
      'Bal',
      tag('Tp', tag('CdOrPrtry', tag('Cd', code))),
      money('Amt', Math.abs(amount)),
      tag('CdtDbtInd', amount < 0 ? 'DBIT' : 'CRDT'),
      tag('Dt', tag('Dt', '2026-03-02')),
    );
  return [
    tag('Id', `S${at}`),
    tag('ElctrncSeqNb', String(statement.sequence)),
    tag('Acct', tag('Id', tag('IBAN', iban(at))), tag('Ccy', statement.currency)),
    ...(look.kind === '054' ? [] : [balance('OPBD', statement.opening), balance('CLBD', closing)]),
    ...statement.entries.map((entry, number) =>
      printEntry(entry, nameOf({ statement: at, entry: number }), money, pen),
    ),
  ].join('');
}

type Money = (name: string, amount: number) => string;

function moneyWriter(currency: RandomStatement['currency'], { tag, look }: Pen): Money {
  return (name, amount) => {
    const whole =
      currency === 'JPY'
        ? String(amount)
        : `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
    const lead = look.zeros === 'leading' ? `000${whole}` : whole;
    const written = look.zeros !== 'trailing' ? lead : currency === 'JPY' ? `${lead}.00` : `${lead}000`;
    return tag(name, written).replace(name, `${name} Ccy="${currency}"`);
  };
}

function printEntry(entry: RandomEntry, name: string, money: Money, { tag, look }: Pen): string {
  const date = (element: string, written: string): string =>
    tag(element, look.times ? tag('DtTm', `${written}T23:30:00+02:00`) : tag('Dt', written));
  const status = entry.booked ? 'BOOK' : 'PDNG';
  const flatFee = look.version < 4 ? tag('Chrgs', money('Amt', entry.fee)) : null;
  const recordedFee = flatFee ?? tag('Chrgs', tag('Rcrd', money('Amt', entry.fee), tag('CdtDbtInd', 'DBIT')));
  return tag(
    'Ntry',
    entry.named === 'ntry' ? tag('NtryRef', name) : null,
    money('Amt', sumOf(entry)),
    tag('CdtDbtInd', entry.credit ? 'CRDT' : 'DBIT'),
    tag('Sts', look.version < 8 ? status : tag('Cd', status)),
    date('BookgDt', entry.day),
    entry.valueDay === null ? null : date('ValDt', entry.valueDay),
    entry.named === 'svcr' ? tag('AcctSvcrRef', name) : null,
    entry.fee > 0 ? recordedFee : null,
    tag(
      'NtryDtls',
      entry.batch === null ? null : tag('Btch', tag('PmtInfId', entry.batch)),
      ...entry.payments.map((payment) => printPayment(payment, entry, money, { tag, look })),
    ),
    entry.info === null ? null : tag('AddtlNtryInf', escaped(entry.info)),
  );
}

function printPayment(payment: Payment, entry: RandomEntry, money: Money, { tag, look }: Pen): string {
  const { amount, ocr, endToEnd, free, payer, giro } = payment;
  const old = look.version < 4;
  const name = payer === null ? null : tag('Nm', escaped(payer));
  const party = name !== null && look.version >= 8 ? tag('Pty', name) : name;
  const account = tag('Id', tag('Othr', tag('Id', giro ?? ''), tag('SchmeNm', tag('Prtry', 'BGNR'))));
  return tag(
    'TxDtls',
    tag('Refs', tag('EndToEndId', endToEnd ?? 'NOTPROVIDED')),
    old ? null : money('Amt', amount),
    old ? null : tag('CdtDbtInd', entry.credit ? 'CRDT' : 'DBIT'),
    old ? tag('AmtDtls', tag('TxAmt', money('Amt', amount))) : null,
    tag(
      'RltdPties',
      party === null ? null : tag(entry.credit ? 'Dbtr' : 'Cdtr', party),
      giro === null || !entry.credit ? null : tag('CdtrAcct', account),
    ),
    tag(
      'RmtInf',
      free === null ? null : tag('Ustrd', escaped(free)),
      ocr === null ? null : tag('Strd', tag('CdtrRefInf', tag('Ref', ocr))),
    ),
  );
}

/** What the statements of the file are to say of themselves. */
export function expectedStatements(all: readonly RandomStatement[], kind: CamtLook['kind']): object[] {
  return all.map((statement, at) => {
    const booked = statement.entries.filter((entry) => entry.booked);
    const sum = (credit: boolean): number =>
      statement.entries.reduce((total, entry) => (entry.credit === credit ? total + sumOf(entry) : total), 0);
    const closing = booked.reduce((total, entry) => total + signed(entry), statement.opening);
    return {
      account: iban(at),
      currency: statement.currency,
      sequence: statement.sequence,
      openingOre: kind === '054' ? null : statement.opening,
      closingOre: kind === '054' ? null : closing,
      entries: statement.entries.length,
      bookedEntries: booked.length,
      sumCreditOre: sum(true),
      sumDebitOre: sum(false),
    };
  });
}
