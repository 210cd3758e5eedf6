/** What an import definition for a text table would say, with the points that a person has to look at. */
import type { DoubtWord } from '../../domain/csv-layout.ts';
import type { Params } from '../../domain/finding.ts';
import type { Side } from '../../domain/row.ts';
import { encodingOf, type Sniffed } from '../sniff.ts';
import { type Beginning, beginningOf } from './beginning.ts';
import type { TableKind } from './detect/columns-of.ts';

/** A key of the definition, and why it is doubtful. */
export interface Doubt {
  readonly at:
    | 'feeds'
    | 'account'
    | 'delimiter'
    | 'headerRow'
    | 'decimal'
    | 'dateFormat'
    | 'columns'
    | 'sign';
  readonly why: DoubtWord;
  readonly params: Params;
}

export interface TableSuggestion {
  /** The known export, else null. */
  readonly known: string | null;
  readonly kind: TableKind;
  readonly feeds: Side;
  /** The file's own account, where it states one. */
  readonly fileAccount: string | null;
  /** Ledger account that such rows usually belong to; null where the rows name it themselves. */
  readonly account: string | null;
  readonly csv: {
    readonly delimiter: string;
    readonly quote: string | null;
    readonly headerRow: number;
    readonly decimal: string | null;
    readonly dateFormat: string | null;
    readonly columns: Readonly<Record<string, string>> | null;
    readonly sign: 'asIs' | 'inverted';
  };
  readonly doubts: readonly Doubt[];
}

/** Null when the file is no text table. */
export function suggestTable(sniffed: Sniffed): TableSuggestion | null {
  const encoding = { encoding: encodingOf(sniffed, 'windows-1252'), bomBytes: sniffed.bomBytes };
  const neutral = beginningOf(sniffed, encoding, null, null);
  if (neutral === null) return null;
  const feeds = sideOf(neutral.plan.kind);
  // Whose table it is decides which way debit and credit go, so that question is answered by the side that is suggested.
  const beginning = beginningOf(sniffed, encoding, null, feeds) ?? neutral;
  const { plan, dialect } = beginning;
  const { seen } = plan;
  return {
    known: plan.known,
    kind: plan.kind,
    feeds,
    fileAccount: plan.context.account,
    account: accountOf(plan.kind, plan.known, plan.seen.columns),
    csv: {
      delimiter: dialect.delimiter,
      quote: dialect.quote === "'" ? "'" : null,
      headerRow: seen.headerRow,
      decimal: seen.decimal ?? (isDoubtful(beginning, 'table-decimal-ambiguous') ? ',' : null),
      dateFormat: plan.dateGuess ?? (isDoubtful(beginning, 'table-date-unknown') ? 'yyyy-MM-dd' : null),
      columns: columnsToName(beginning),
      sign: seen.sign ?? 'asIs',
    },
    doubts: doubtsOf(beginning, neutral),
  };
}

const sideOf = (kind: TableKind): Side =>
  kind === 'ledger' ? 'ledger' : kind === 'customers' || kind === 'suppliers' ? 'external' : 'bank';

function accountOf(
  kind: TableKind,
  known: string | null,
  columns: Readonly<Record<string, string>> | null,
): string | null {
  if (kind === 'ledger' || columns?.['account'] !== undefined) return null;
  if (known?.startsWith('Skatteverket')) return '1630';
  return kind === 'customers' ? '1510' : kind === 'suppliers' ? '2440' : '1930';
}

const isDoubtful = ({ plan }: Beginning, code: string): boolean =>
  plan.problems.some((problem) => problem.code === code);

/** Headings that stand on two rows are no row's own: their columns have numbers. */
function columnsToName({ plan }: Beginning): Readonly<Record<string, string>> | null {
  const { columns, headerRows } = plan.seen;
  if (columns === null || headerRows < 2 || plan.header === null) return columns;
  const header = plan.header.map((cell) => cell.trim());
  return Object.fromEntries(
    Object.entries(columns).map(([field, name]) => {
      const at = header.indexOf(name);
      return [field, at < 0 ? name : String(at + 1)];
    }),
  );
}

function doubtsOf({ plan, rivals }: Beginning, neutral: Beginning): Doubt[] {
  const isGuessed = plan.known === null && plan.problems.some(({ code }) => code === 'csv-layout-missing');
  const hasSign = [...plan.problems, ...neutral.plan.problems].some(
    ({ code }) => code === 'table-sign-ambiguous',
  );
  const others = { others: rivals.map(quoted).join(' ') };
  return [
    ...doubt(plan.known === null, 'feeds', 'feeds-guessed'),
    ...doubt(plan.kind !== 'ledger', 'account', 'account-to-set'),
    ...doubt(rivals.length > 0, 'delimiter', 'delimiter-other', others),
    ...doubt(isGuessed, 'columns', 'columns-guessed'),
    ...doubt(isGuessed && plan.seen.headerRow > 0, 'headerRow', 'header-guessed'),
    ...doubt(hasSign, 'sign', 'sign-unknown'),
    ...plan.problems.flatMap(({ code, params }) => {
      const [at, why] = ofProblem[code] ?? [];
      return at && why ? [{ at, why, params }] : [];
    }),
  ];
}

function doubt(isSo: boolean, at: Doubt['at'], why: DoubtWord, params: Params = {}): Doubt[] {
  return isSo ? [{ at, why, params }] : [];
}

const ofProblem: Readonly<Record<string, readonly [Doubt['at'], DoubtWord]>> = {
  'table-amount-ambiguous': ['columns', 'amount-other'],
  'table-decimal-ambiguous': ['decimal', 'decimal-unknown'],
  'table-decimal-mixed': ['decimal', 'decimal-unknown'],
  'table-date-ambiguous': ['dateFormat', 'date-other'],
  'table-date-unknown': ['dateFormat', 'date-unknown'],
};

const quoted = (delimiter: string): string => (delimiter === '\t' ? 'tab' : `"${delimiter}"`);
