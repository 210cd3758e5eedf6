/** A bank statement, camt.053.001.02: opening balance + entries = closing balance. UTF-8, LF. */
import { decimal, total } from './amounts.ts';
import type { BankEntry, Company } from './company.ts';

export interface StatementPart {
  readonly company: Company;
  readonly from: string;
  readonly to: string;
  readonly openingOre: number;
  readonly entries: readonly BankEntry[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const tag = (name: string, ...inside: readonly string[]): string => `<${name}>${inside.join('')}</${name}>`;
const amount = (ore: number): string => `<Amt Ccy="SEK">${decimal(Math.abs(ore), '.')}</Amt>`;
const direction = (ore: number): string => tag('CdtDbtInd', ore < 0 ? 'DBIT' : 'CRDT');

/** The day after the last one, when banks write the statement. */
function created(to: string): string {
  return `${new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10)}T05:30:00`;
}

export function writeCamt(part: StatementPart): string {
  const { company, from, to } = part;
  const id = `${company.code}-${from.replaceAll('-', '')}`;
  const statement = [
    tag('Id', id),
    tag('ElctrncSeqNb', String(Number(from.slice(5, 7)))),
    tag('CreDtTm', created(to)),
    tag('FrToDt', tag('FrDtTm', `${from}T00:00:00`), tag('ToDtTm', `${to}T23:59:59`)),
    tag(
      'Acct',
      tag('Id', tag('IBAN', company.iban)),
      tag('Ccy', 'SEK'),
      tag(
        'Ownr',
        tag('Nm', escaped(company.name)),
        tag('Id', tag('OrgId', tag('Othr', tag('Id', company.orgNumber.replace('-', ''))))),
      ),
      tag('Svcr', tag('FinInstnId', tag('BIC', company.bic))),
    ),
    balance('OPBD', from, part.openingOre),
    balance('CLBD', to, part.openingOre + total(part.entries.map(({ ore }) => ore))),
    summary(part.entries),
    ...part.entries.map((entry, at) => entryXml(entry, `${id}-${String(at + 1).padStart(4, '0')}`)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    '<BkToCstmrStmt>',
    tag('GrpHdr', tag('MsgId', `KONTOUTDRAG-${id}`), tag('CreDtTm', created(to))),
    '<Stmt>',
    ...statement,
    '</Stmt>',
    '</BkToCstmrStmt>',
    '</Document>',
    '',
  ].join('\n');
}

function balance(code: string, day: string, ore: number): string {
  return tag(
    'Bal',
    tag('Tp', tag('CdOrPrtry', tag('Cd', code))),
    amount(ore),
    direction(ore),
    tag('Dt', tag('Dt', day)),
  );
}

function summary(entries: readonly BankEntry[]): string {
  const credits = entries.filter(({ ore }) => ore >= 0).map(({ ore }) => ore);
  const debits = entries.filter(({ ore }) => ore < 0).map(({ ore }) => -ore);
  const part = (name: string, sums: readonly number[]): string =>
    tag(name, tag('NbOfNtries', String(sums.length)), tag('Sum', decimal(total(sums), '.')));
  return tag('TxsSummry', part('TtlCdtNtries', credits), part('TtlDbtNtries', debits));
}

function entryXml(entry: BankEntry, reference: string): string {
  const family = entry.ore < 0 ? ['ICDT', 'DMCT'] : ['RCDT', 'DMCT'];
  const code = tag(
    'Domn',
    tag('Cd', 'PMNT'),
    tag('Fmly', tag('Cd', family[0] as string), tag('SubFmlyCd', family[1] as string)),
  );
  return tag(
    'Ntry',
    tag('NtryRef', reference),
    amount(entry.ore),
    direction(entry.ore),
    tag('Sts', 'BOOK'),
    tag('BookgDt', tag('Dt', entry.day)),
    tag('ValDt', tag('Dt', entry.day)),
    tag('AcctSvcrRef', `B${reference.replaceAll('-', '')}`),
    tag('BkTxCd', code),
    details(entry),
    tag('AddtlNtryInf', escaped(entry.info)),
  );
}

function details(entry: BankEntry): string {
  const batch = entry.batchSize === undefined ? '' : tag('Btch', tag('NbOfTxs', String(entry.batchSize)));
  const inside = [
    entry.endToEnd === undefined ? '' : tag('Refs', tag('EndToEndId', entry.endToEnd)),
    entry.party === undefined
      ? ''
      : tag('RltdPties', tag(entry.ore < 0 ? 'Cdtr' : 'Dbtr', tag('Nm', escaped(entry.party)))),
    entry.ocr === undefined ? '' : tag('RmtInf', tag('Strd', tag('CdtrRefInf', tag('Ref', entry.ocr)))),
  ].join('');
  const transaction = inside === '' ? '' : tag('TxDtls', inside);
  return batch + transaction === '' ? '' : tag('NtryDtls', batch, transaction);
}
