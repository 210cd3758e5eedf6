/** Writes small camt messages for tests: each part as a bank writes it, with what the test is about put in. */
import { camt } from '../../src/formats/camt/index.ts';
import { type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const messages = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

export type Kind = keyof typeof messages;

export const account = '<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>';

export interface MessageParts {
  readonly kind?: Kind;
  readonly version?: string;
  readonly header?: string;
  readonly account?: string;
  readonly id?: string;
}

export function statement(inner: string, parts: MessageParts = {}): string {
  const [, name] = messages[parts.kind ?? '053'];
  return `<${name}><Id>${parts.id ?? 'S1'}</Id>${parts.account ?? account}${inner}</${name}>`;
}

/** A message around whole statements. */
export function message(statements: string, parts: MessageParts = {}): string {
  const { kind = '053', version = '02', header = '' } = parts;
  const [payload] = messages[kind];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${version}"><${payload}><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-03T05:00:00</CreDtTm>${header}</GrpHdr>${statements}</${payload}></Document>`;
}

/** Reads one message of one statement. */
export function read(inner: string, parts: MessageParts = {}): ReadFile {
  return readBytes(camt, utf8(message(statement(inner, parts), parts)));
}

export interface BalanceParts {
  readonly direction?: string;
  readonly day?: string;
  readonly currency?: string;
}

export function balance(code: string, amount: string, parts: BalanceParts = {}): string {
  const { direction = '<CdtDbtInd>CRDT</CdtDbtInd>', day = '2026-03-02', currency = 'SEK' } = parts;
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt>${direction}<Dt><Dt>${day}</Dt></Dt></Bal>`;
}

export interface EntryParts {
  readonly amount?: string;
  readonly direction?: string;
  readonly currency?: string;
  readonly status?: string;
  readonly dates?: string;
  /** AcctSvcrRef. */
  readonly ref?: string;
  readonly more?: string;
}

export function entry(parts: EntryParts = {}): string {
  const { amount = '100.00', direction = 'CRDT', currency = 'SEK', status = '<Sts>BOOK</Sts>' } = parts;
  const { dates = '<BookgDt><Dt>2026-03-02</Dt></BookgDt>', ref, more = '' } = parts;
  const reference = ref === undefined ? '' : `<AcctSvcrRef>${ref}</AcctSvcrRef>`;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}${dates}${reference}${more}</Ntry>`;
}

/** NtryDtls around transactions. */
export const group = (...transactions: readonly string[]): string =>
  `<NtryDtls>${transactions.join('')}</NtryDtls>`;

export interface TransactionParts {
  /** As the versions from .04 on write it. */
  readonly amount?: string;
  /** As version .02 writes it. */
  readonly txAmount?: string;
  readonly instructed?: string;
  readonly currency?: string;
  readonly direction?: string;
  readonly refs?: string;
  readonly payer?: string;
  readonly reference?: string;
  readonly free?: string;
  readonly more?: string;
}

const tag = (name: string, inside: string | undefined): string =>
  inside === undefined ? '' : `<${name}>${inside}</${name}>`;

export function transaction(parts: TransactionParts): string {
  const {
    amount,
    txAmount,
    instructed,
    currency = 'SEK',
    direction,
    refs,
    payer,
    reference,
    free,
    more,
  } = parts;
  const money = (text: string | undefined): string =>
    text === undefined ? '' : `<Amt Ccy="${currency}">${text}</Amt>`;
  const details = [
    instructed && tag('InstdAmt', money(instructed)),
    txAmount && tag('TxAmt', money(txAmount)),
  ];
  const remittance = [tag('Ustrd', free), reference === undefined ? '' : strd({ reference })].join('');
  return tag(
    'TxDtls',
    [
      tag('Refs', refs),
      money(amount),
      tag('CdtDbtInd', direction),
      details.some(Boolean) ? tag('AmtDtls', details.join('')) : '',
      payer === undefined ? '' : `<RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr></RltdPties>`,
      remittance === '' ? '' : tag('RmtInf', remittance),
      more ?? '',
    ].join(''),
  );
}

export interface StrdParts {
  readonly reference?: string;
  readonly number?: string;
  readonly kind?: string;
  readonly paid?: string;
  readonly credited?: string;
}

/** One Strd: what a payment pays. */
export function strd({ reference, number, kind, paid, credited }: StrdParts): string {
  const document = [
    kind === undefined ? '' : `<Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>`,
    tag('Nb', number),
  ].join('');
  const amounts = [
    paid === undefined ? '' : `<RmtdAmt Ccy="SEK">${paid}</RmtdAmt>`,
    credited === undefined ? '' : `<CdtNoteAmt Ccy="SEK">${credited}</CdtNoteAmt>`,
  ].join('');
  return tag(
    'Strd',
    [
      document === '' ? '' : tag('RfrdDocInf', document),
      amounts === '' ? '' : tag('RfrdDocAmt', amounts),
      reference === undefined ? '' : `<CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf>`,
    ].join(''),
  );
}
