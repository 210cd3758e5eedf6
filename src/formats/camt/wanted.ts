/**
 * What is read of a message: everything else is passed over without being kept. Several spellings of one thing are those of
 * other versions and of banks that mix them (fact sheet: formats/international, 1.2 and 1.3).
 */
export interface Wanted {
  readonly name: string;
  /** Few, and names from the parser are new strings: comparing them costs less than hashing them for a map (measured). */
  readonly children: readonly Wanted[];
  /** Its own text is read. */
  readonly text: boolean;
  /** An amount, with its currency as attribute `Ccy`. */
  readonly isAmount: boolean;
}

interface Growing extends Wanted {
  readonly children: Growing[];
  text: boolean;
}

const growing = (name: string): Growing => ({
  name,
  children: [],
  text: false,
  isAmount: name.endsWith('Amt'),
});

/** The tree of a list of paths (`Sts/Cd`), each beginning below `name`. */
function wanted(name: string, paths: readonly string[]): Wanted {
  const root = growing(name);
  for (const path of paths) {
    let at = root;
    for (const step of path.split('/')) {
      let next = at.children.find(({ name }) => name === step);
      if (!next) {
        next = growing(step);
        at.children.push(next);
      }
      at = next;
    }
    at.text = true;
  }
  return root;
}

/** What is read of an element within another. */
export function wantedIn(table: Wanted, name: string): Wanted | undefined {
  for (const found of table.children) if (found.name === name) return found;
  return undefined;
}

const below = (parent: string, paths: readonly string[]): string[] =>
  paths.map((path) => `${parent}/${path}`);

const pages = ['PgNb', 'LastPgInd'];
const charges = [
  'Chrgs/Amt',
  'Chrgs/CdtDbtInd',
  'Chrgs/TtlChrgsAndTaxAmt',
  'Chrgs/Rcrd/Amt',
  'Chrgs/Rcrd/CdtDbtInd',
];
const partyNames = ['Nm', 'Pty/Nm', 'Agt/FinInstnId/Nm'];
const numberIds = ['Othr/Id', 'Othr/SchmeNm/Cd', 'Othr/SchmeNm/Prtry'];
const accountIds = [
  'IBAN',
  'BBAN',
  'UPIC',
  'PrtryAcct/Id',
  'Othr/Id',
  'Othr/SchmeNm/Cd',
  'Othr/SchmeNm/Prtry',
];

const transaction = [
  ...below('Refs', ['AcctSvcrRef', 'AcctSvcrTxId', 'UETR', 'TxId', 'ClrSysRef', 'EndToEndId', 'PmtInfId']),
  'Amt',
  'CdtDbtInd',
  'AmtDtls/TxAmt/Amt',
  'AmtDtls/InstdAmt/Amt',
  ...charges,
  ...['Dbtr', 'Cdtr', 'UltmtDbtr', 'UltmtCdtr'].flatMap((role) => below(`RltdPties/${role}`, partyNames)),
  ...['DbtrAcct', 'CdtrAcct'].flatMap((account) => below(`RltdPties/${account}/Id`, numberIds)),
  'RmtInf/Ustrd',
  ...below('RmtInf/Strd', [
    'CdtrRefInf/Ref',
    'RfrdDocInf/Nb',
    'RfrdDocInf/Tp/CdOrPrtry/Cd',
    'RfrdDocAmt/RmtdAmt',
    'RfrdDocAmt/CdtNoteAmt',
  ]),
  ...below('RltdDts', ['IntrBkSttlmDt', 'AccptncDtTm', 'TxDtTm', 'TradDt', 'StartDt', 'EndDt', 'TxDt']),
  'RtrInf/Rsn/Cd',
  'RtrInf/Rsn/Prtry',
  'RtrInf/AddtlInf',
  'AddtlTxInf',
];

const entry = [
  'NtryRef',
  'Amt',
  'CdtDbtInd',
  'RvslInd',
  ...below('Sts', ['Cd', 'Prtry']),
  'Sts',
  ...below('BookgDt', ['Dt', 'DtTm']),
  'BookgDt',
  ...below('ValDt', ['Dt', 'DtTm']),
  'ValDt',
  'AcctSvcrRef',
  ...charges,
  ...below('NtryDtls/Btch', ['MsgId', 'PmtInfId', 'NbOfTxs', 'TtlAmt', 'CdtDbtInd']),
  ...below('NtryDtls/TxDtls', transaction),
  'AddtlNtryInf',
];

const summary = [
  'TtlNtries/NbOfNtries',
  'TtlNtries/Sum',
  'TtlNtries/TtlNetNtryAmt',
  'TtlNtries/TtlNetNtry/Amt',
  ...['TtlCdtNtries', 'TtlDbtNtries'].flatMap((total) => below(total, ['NbOfNtries', 'Sum'])),
];

const balance = [
  'Tp/CdOrPrtry/Cd',
  'Tp/CdOrPrtry/Prtry',
  'Amt',
  'CdtDbtInd',
  'Dt',
  ...below('Dt', ['Dt', 'DtTm']),
];

/** GrpHdr. */
export const headerWanted = wanted('GrpHdr', ['CreDtTm', ...below('MsgPgntn', pages)]);

/** Stmt, Rpt or Ntfctn. */
export const statementWanted = wanted('Stmt', [
  'Id',
  'ElctrncSeqNb',
  'CreDtTm',
  'CpyDplctInd',
  ...['StmtPgntn', 'RptPgntn', 'NtfctnPgntn'].flatMap((name) => below(name, pages)),
  ...below('Acct/Id', accountIds),
  'Acct/Ccy',
  'Acct/Ownr/Id/OrgId/Othr/Id',
  ...below('Bal', balance),
  ...below('TxsSummry', summary),
  ...below('Ntry', entry),
]);
