/** The columns of a table: those the import definition names, else those of a known export, else those the headings tell. */
import type { Side } from '../../../domain/row.ts';
import { headerText } from '../columns.ts';
import type { AmountColumns, Problem, Role } from './amount-columns.ts';
import { columnsOf, type FoundColumns, rolesOf, type TableKind } from './columns-of.ts';
import type { FoundHeader } from './header-row.ts';
import type { GivenLayout } from './plan.ts';
import type { Preamble } from './preamble.ts';
import { guessColumns, type KnownShape } from './shapes.ts';
import type { TableSample } from './table-sample.ts';
import { placesOf } from './values-of.ts';

/** A table taken apart: what is given, what is known, what stands where. */
export interface TableParts {
  readonly given: GivenLayout;
  readonly feeds: Side | null;
  readonly header: FoundHeader | null;
  readonly table: TableSample;
  readonly known: KnownShape | null;
  readonly preamble: Preamble;
}

export interface Chosen {
  readonly columns: Readonly<Record<string, string>> | null;
  readonly money: AmountColumns | null;
  readonly currency: string | null;
  readonly kind: TableKind;
  readonly problems: readonly Problem[];
}

export function chooseColumns(parts: TableParts): Chosen {
  const { header, table, given, known, feeds } = parts;
  const roles = rolesOf(header?.cells ?? []);
  const found = header === null ? null : columnsOf(roles, table, feeds);
  const byWords = found === null || 'code' in found ? null : found;
  if (given.columns !== null) {
    const currency = currencyOf(roles, given.columns, header);
    const { money = null, kind = 'unknown' } = byWords ?? {};
    return { columns: given.columns, currency, money, kind, problems: [] };
  }
  if (known !== null) return ofKnown(known, parts, roles);
  return byWords === null ? guessed(parts) : ofWords(byWords, given);
}

function ofKnown(known: KnownShape, { given, header }: TableParts, roles: readonly Role[]): Chosen {
  const { columns } = known;
  const isOpen = known.sign === null && given.sign === null;
  return {
    columns,
    money: null,
    currency: currencyOf(roles, columns, header),
    kind: 'bank',
    problems: isOpen ? [{ code: 'table-sign-ambiguous', params: { columns: columns['amount'] ?? '' } }] : [],
  };
}

/** Where the definition says the sign, what the words leave open about it is answered. */
function ofWords({ columns, money, currency, kind }: FoundColumns, given: GivenLayout): Chosen {
  const isSaid = given.sign !== null && money.amount !== undefined;
  const problems = money.problems.filter(({ code }) => !isSaid || code !== 'table-sign-ambiguous');
  return { columns, money, currency, kind, problems };
}

function guessed({ table, header }: TableParts): Chosen {
  const params = { header: headerText(header?.cells ?? []).slice(0, 300) };
  return {
    columns: guessColumns(table),
    money: null,
    currency: null,
    kind: 'unknown',
    problems: [{ code: 'csv-layout-missing', params }],
  };
}

function currencyOf(
  roles: readonly Role[],
  columns: Readonly<Record<string, string>>,
  header: FoundHeader | null,
): string | null {
  const places = placesOf(columns, header?.cells ?? null);
  const amount = places['amount'] ?? places['debit'];
  return roles.find(({ at }) => at === amount)?.currency ?? null;
}
