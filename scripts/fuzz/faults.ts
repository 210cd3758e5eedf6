/** What no reader may say, whatever the bytes are: each fault in words. */
import { allCodes } from '../../src/domain/codes.ts';
import { parseIsoDay } from '../../src/domain/day.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { type ParsedRow, textFields } from '../../src/domain/row.ts';
import type { FileSummary, StatedBalance, Statement } from '../../src/domain/source-file.ts';
import { textOf } from '../../src/i18n/text.ts';

export interface Told {
  readonly rows: ParsedRow[];
  readonly balances: StatedBalance[];
  readonly statements: Statement[];
  readonly findings: Finding[];
  /** Null when the reader threw a fault of its own. */
  summary: FileSummary | null;
  /** Code of the fault it threw. */
  thrown: string | null;
}

type Words = Iterable<string>;

export function faultsOf(told: Told): string[] {
  const all = [rowNumberFaults(told), tieFaults(told), summaryFaults(told.summary)];
  const each = [
    ...told.rows.map(rowFaults),
    ...told.findings.map(findingFaults),
    ...told.statements.map(statementFaults),
    ...told.balances.map(balanceFaults),
  ];
  return [...new Set([...all, ...each].flatMap((words) => [...words]))];
}

const isOre = (value: unknown): boolean => Number.isSafeInteger(value) && !Object.is(value, -0);
const isDay = (value: unknown): boolean => typeof value === 'string' && parseIsoDay(value) !== null;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function* rowNumberFaults({ rows }: Told): Words {
  let before = 0;
  for (const { row } of rows) {
    if (!Number.isSafeInteger(row) || row <= before) yield 'row numbers do not rise';
    before = row;
  }
}

function* rowFaults(row: ParsedRow): Words {
  if (!isOre(row.amountOre)) yield `row with the amount ${row.amountOre}`;
  if (!isDay(row.date)) yield `row with the day ${row.date}`;
  if (row.valueDate !== undefined && !isDay(row.valueDate)) yield `row with the value day ${row.valueDate}`;
  yield* wordFaults(row);
  if (row.account !== null && (typeof row.account !== 'string' || row.account === ''))
    yield 'row with an odd account';
  if (row.currency !== null && !/^[A-Z]{3}$/.test(row.currency))
    yield `row with the currency ${JSON.stringify(row.currency)}`;
  if (row.identity?.parts.some((part) => typeof part !== 'string')) yield 'row with an odd identity';
}

function* wordFaults(row: ParsedRow): Words {
  const words: [string, unknown][] = [
    ...Object.entries({ ...row.objects }),
    ...Object.entries({ ...row.extra }),
    ...textFields.flatMap((field): [string, unknown][] => (field in row ? [[field, row[field]]] : [])),
  ];
  for (const [field, value] of words)
    if (typeof value !== 'string') yield `row whose ${field} is ${typeof value}`;
}

const codes = new Set<string>(allCodes);
const longestParam = 1000;

function* findingFaults(finding: Finding): Words {
  const { code, params, row, line } = finding;
  if (!codes.has(code)) yield `finding with the unknown code ${code}`;
  for (const place of [row, line])
    if (place !== undefined && (!isCount(place) || place < 1)) yield `${code} at the place ${place}`;
  for (const [name, value] of Object.entries(params)) {
    const isBounded = typeof value === 'string' ? value.length <= longestParam : Number.isFinite(value);
    if (!isBounded) yield `${code} with an unbounded ${name}`;
  }
  yield* textFaults(finding);
}

/** Texts that were looked at: which parameters a code has decides how they come out. */
const lookedAt = new Set<string>();

function* textFaults({ code, params }: Finding): Words {
  const kind = `${code} ${Object.keys(params)}`;
  if (lookedAt.has(kind)) return;
  lookedAt.add(kind);
  for (const language of ['sv', 'en'] as const) {
    const said = JSON.stringify(textOf(code, params, language));
    if (/\bundefined\b|\bNaN\b|\{\w+\}/.test(withoutValues(said, params))) yield `${code} says: ${said}`;
  }
}

/** A value may hold any letters: only the words around it are looked at. */
function withoutValues(said: string, params: Finding['params']): string {
  let text = said;
  for (const value of Object.values(params)) {
    const quoted = JSON.stringify(String(value)).slice(1, -1);
    if (quoted !== '') text = text.replaceAll(quoted, '…');
  }
  return text;
}

function* statementFaults(statement: Statement): Words {
  const { openingOre, closingOre, sumCreditOre, sumDebitOre, openingDay, closingDay } = statement;
  for (const figure of [openingOre, closingOre, sumCreditOre, sumDebitOre])
    if (figure !== null && !isOre(figure)) yield `statement with the figure ${figure}`;
  for (const day of [openingDay, closingDay])
    if (day !== undefined && !isDay(day)) yield `statement with the day ${day}`;
  const { entries, bookedEntries } = statement;
  if (!isCount(entries) || !isCount(bookedEntries) || bookedEntries > entries)
    yield `statement with ${bookedEntries} booked of ${entries} entries`;
  if (statement.sequence !== undefined && !isCount(statement.sequence))
    yield `statement number ${statement.sequence}`;
}

function* balanceFaults({ amountOre, day }: StatedBalance): Words {
  if (!isOre(amountOre)) yield `balance of ${amountOre}`;
  if (!isDay(day)) yield `balance on the day ${day}`;
}

function* summaryFaults(summary: FileSummary | null): Words {
  if (summary === null) return;
  for (const [name, count] of Object.entries(summary.counts))
    if (!isCount(count)) yield `count ${name} is ${count}`;
  if (summary.generatedOn !== null && !isDay(summary.generatedOn))
    yield `made on the day ${summary.generatedOn}`;
  if (summary.kind === '' || summary.kind.length > 60)
    yield `the kind is ${JSON.stringify(summary.kind.slice(0, 80))}`;
}

/** Codes that say themselves that the figures of a statement may not fit together. */
const toldDifference = /differs|control|not-booked|mixed|finer|missing|unreadable|skipped|gap|outside/;

/** Opening + rows = closing in a file that is not refused, unless it is said that they differ. */
function* tieFaults({ rows, statements, findings, thrown }: Told): Words {
  const isTold = findings.some(({ code, severity }) => severity === 'error' || toldDifference.test(code));
  if (thrown !== null || isTold) return;
  const key = (of: { account: string | null; currency: string | null }): string =>
    `${of.account} ${of.currency}`;
  for (const [account, [only, other]] of Map.groupBy(statements, key)) {
    if (!only || other || only.openingOre === null || only.closingOre === null) continue;
    const booked = rows.filter((row) => key(row) === account).reduce((sum, row) => sum + row.amountOre, 0);
    if (only.openingOre + booked !== only.closingOre)
      yield `does not tie, and nothing is said: ${only.openingOre} + ${booked} is not ${only.closingOre}`;
  }
}
