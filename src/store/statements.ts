/** Bank statements as they come, per account: the file's are added, and compared with their neighbours on both sides. */
import { createHash } from 'node:crypto';
import type { Day } from '../domain/day.ts';
import type { Statement } from '../domain/source-file.ts';
import { type ChainBreak, type ChainLink, chainBreaks } from '../domain/statement-chain.ts';
import type { Store } from './open.ts';
import type { StagedFile } from './take-rows.ts';

/** A statement of the file that is committed. */
export interface StatedStatement {
  readonly statement: Statement;
  /** The ledger account it belongs to. */
  readonly account: string;
  /** The file's account as accounts are compared; null when the file names none. */
  readonly fileAccount: string | null;
  /** The configuration says that it is this unit's. */
  readonly isOwn: boolean;
  /** What numbers and balances run on within: `camt.053`, `MT940` … */
  readonly kind: string;
  /** Its days are those of its first and last row. */
  readonly datedByRows: boolean;
  /** Where its balances have no day. */
  readonly fileDay: Day | null;
}

export interface ChainReport {
  readonly statement: StatedStatement;
  readonly found: ChainBreak;
}

export interface ChainsRead {
  readonly reports: readonly ChainReport[];
  /** Open questions about statements that follow on now. */
  readonly settled: readonly number[];
}

/** Adds the file's statements, and says which do not follow on. A statement that another file gave already is not added again. */
export function addStatements(
  store: Store,
  file: StagedFile,
  statements: readonly StatedStatement[],
): ChainsRead {
  const reports: ChainReport[] = [];
  const settled: number[] = [];
  for (const [chain, stated] of Map.groupBy(statements, chainName)) {
    const added = insertAll(store, file, chain, stated);
    if (added.size === 0) continue;
    const links = neighbourhood(store, file, chain, added);
    const breaks = chainBreaks(links, stated[0]?.datedByRows);
    for (const found of breaks) {
      const statement =
        added.get(found.after.seq) ?? added.get(found.before.seq) ?? pageOf(found, links, added);
      if (statement) reports.push({ statement, found });
    }
    settled.push(...settledQuestions(store, links, breaks));
  }
  return { reports, settled };
}

/** Numbers and balances run on within one account, currency and kind of statement. */
function chainName({ statement, account, fileAccount, kind }: StatedStatement): string {
  return JSON.stringify([fileAccount ?? account, statement.currency ?? '', kind]);
}

/** A break in the pages of a statement is of the file that brought any of them. */
function pageOf(
  found: ChainBreak,
  links: readonly ChainLink[],
  added: ReadonlyMap<number, StatedStatement>,
): StatedStatement | undefined {
  if (found.kind !== 'pages') return undefined;
  const page = links.find(
    (link) => added.has(link.seq) && link.sequence === found.after.sequence && link.id === found.after.id,
  );
  return page && added.get(page.seq);
}

function insertAll(
  store: Store,
  file: StagedFile,
  chain: string,
  stated: readonly StatedStatement[],
): Map<number, StatedStatement> {
  const insert = store.native
    .prepare(
      `insert into bank_statement (file_id, unit, import_id, chain, account, file_account, currency, kind, sequence, page, is_last,
         statement_id, opening_ore, closing_ore, opening_day, closing_day, day, digest)
       values (:id, :unit, :importId, :chain, :account, :fileAccount, :currency, :kind, :sequence, :page, :isLast,
         :statementId, :openingOre, :closingOre, :openingDay, :closingDay, :day, :digest) on conflict do nothing returning seq`,
    )
    .pluck();
  const added = new Map<number, StatedStatement>();
  for (const one of stated) {
    const { statement, account, fileAccount, kind, fileDay } = one;
    const facts = factsOf(statement);
    const seq = insert.get({
      ...file,
      ...facts,
      chain,
      account,
      fileAccount,
      kind,
      currency: statement.currency ?? '',
      statementId: statement.id ?? null,
      day: statement.closingDay ?? statement.openingDay ?? fileDay,
      digest: digestOf(statement, fileDay),
    }) as number | undefined;
    if (seq !== undefined) added.set(seq, one);
  }
  return added;
}

function factsOf(statement: Statement) {
  const { sequence = null, page, openingOre, closingOre, openingDay = null, closingDay = null } = statement;
  const isLast = page ? Number(page.isLast) : null;
  return { sequence, page: page?.number ?? null, isLast, openingOre, closingOre, openingDay, closingDay };
}

/** What makes two statements the same; their names differ between exports. */
function digestOf(statement: Statement, fileDay: Day | null): string {
  const dated = statement.closingDay ?? statement.openingDay;
  const { entries, sumCreditOre, sumDebitOre } = statement;
  const said = [
    ...Object.values(factsOf(statement)),
    entries,
    sumCreditOre,
    sumDebitOre,
    dated ? null : fileDay,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

/** The links that the new ones stand among: from the day before the first of them to the day after the last. */
function neighbourhood(
  store: Store,
  file: StagedFile,
  chain: string,
  added: ReadonlyMap<number, StatedStatement>,
): ChainLink[] {
  const all: string[] = [...added.values()].flatMap(({ statement, fileDay }) => {
    const end = statement.closingDay ?? statement.openingDay ?? fileDay ?? '';
    return [statement.openingDay ?? end, end];
  });
  all.sort();
  const [first, last] = [all[0] ?? '', all.at(-1) ?? ''];
  const of = { unit: file.unit, importId: file.importId, chain, first, last };
  const where = `unit = :unit and import_id = :importId and chain = :chain`;
  const days = store.native
    .prepare(
      `select coalesce((select max(day) from bank_statement where ${where} and day < :first), '') as "from",
         coalesce((select min(day) from bank_statement where ${where} and day > :last), '~') as "to"`,
    )
    .get(of) as { from: string; to: string };
  const rows = store.native
    .prepare(
      `select seq, sequence, page, is_last as isLast, statement_id as id, opening_ore as openingOre, closing_ore as closingOre,
         opening_day as openingDay, closing_day as closingDay, day as fileDay
       from bank_statement where ${where} and coalesce(day, '') >= :from and (coalesce(day, '') <= :to or opening_day <= :to)`,
    )
    .all({ ...of, ...days }) as (Omit<ChainLink, 'isLast'> & { isLast: number | null })[];
  return rows.map((row) => ({ ...row, isLast: row.isLast === null ? null : row.isLast === 1 }));
}

/** How a break is named in its question. */
export function breakName(found: ChainBreak): string {
  const pages = found.kind === 'pages' ? `:${found.missing.join(',')}:${found.endMissing}` : '';
  return `statement-${found.kind}:${found.before.seq}:${found.after.seq}${pages}`;
}

function settledQuestions(
  store: Store,
  links: readonly ChainLink[],
  breaks: readonly ChainBreak[],
): number[] {
  const still = new Set(breaks.map(breakName));
  const there = new Set(links.map((link) => link.seq));
  const open = store.native
    .prepare(
      `select q.seq, q.about, q.link_before as before from question q
       where q.answered_at is null and q.link_after in (select value from json_each(?))`,
    )
    .all(JSON.stringify([...there])) as { seq: number; about: string; before: number }[];
  return open.filter((one) => there.has(one.before) && !still.has(one.about)).map((one) => one.seq);
}
