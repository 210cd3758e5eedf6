/** What stands above the header: the account, its currency, the period (fact sheet: formats/swedish, 7). */
import { type Day, parseIsoDay } from '../../../domain/day.ts';
import { plain } from '../header-words.ts';
import type { SampleRow } from './sample.ts';

export interface Preamble {
  readonly account: string | null;
  readonly currency: string | null;
  readonly period: { readonly from: Day; readonly to: Day } | null;
}

const accountWords =
  /^(?:kontonummer|kontonr|konto nr|konto|företagskonto|iban|account number|account no|account|account details for)$/;
const currencyWords = /^(?:valuta|currency|kontovaluta)$/;
const periodWords =
  /^(?:\* )?(?:transaktion\p{L}* )?(?:period|datum|datumintervall|datum intervall|från och med|urval|tidsperiod)\b/u;
const rowsLookedAt = 40;

export function preambleOf(rows: readonly SampleRow[]): Preamble {
  const facts = rows
    .slice(0, rowsLookedAt)
    .flatMap(({ cells }, at) => factsOf(cells, rows[at + 1]?.cells ?? []));
  const first = <T>(values: readonly (T | null)[]): T | null =>
    values.find((value) => value !== null) ?? null;
  return {
    account: first(facts.map(({ label, value }) => (accountWords.test(label) ? accountIn(value) : null))),
    currency: first(facts.map(({ label, value }) => (isCurrency(label, value) ? value : null))),
    period: first(facts.map(({ label, line }) => (periodWords.test(label) ? periodIn(line) : null))),
  };
}

interface Fact {
  readonly label: string;
  readonly value: string;
  /** The label with what follows it. */
  readonly line: string;
}

/** Each cell as a label: its value stands behind its colon, beside it, or below it where labels are a row of their own. */
function factsOf(cells: readonly string[], below: readonly string[]): Fact[] {
  return cells.slice(0, 20).map((cell, column) => {
    const [label, inside] = labelOf(cell);
    const value = inside ?? (cells[column + 1] || below[column]) ?? '';
    return { label, value, line: [cell, ...cells.slice(column + 1, column + 4)].join(' ') };
  });
}

const isCurrency = (label: string, value: string): boolean =>
  currencyWords.test(label) && /^[A-Z]{3}$/.test(value);

function labelOf(cell: string): readonly [string, string | null] {
  const colon = cell.indexOf(':');
  if (colon < 1 || colon > 40) return [plain(cell), null];
  return [plain(cell.slice(0, colon)), cell.slice(colon + 1).trim() || null];
}

/** An account number, perhaps with a name before or behind it. */
function accountIn(text: string): string | null {
  if (text.length > 80) return null;
  const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/.exec(text)?.[0];
  if (iban !== undefined) return iban;
  const number = /\d[\d -]{3,28}\d/.exec(text)?.[0] ?? null;
  return number !== null && number.replace(/\D/g, '').length >= 5 ? number : null;
}

function periodIn(text: string): Preamble['period'] {
  const days = (text.slice(0, 200).match(/\d{4}-\d{2}-\d{2}/g) ?? []).map(parseIsoDay);
  const [from, to] = days;
  return from && to && from <= to ? { from, to } : null;
}
