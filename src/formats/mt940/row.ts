/** From an entry with its details to a row. Fields: design, reconcile, j. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { ParsedRow } from '../../domain/row.ts';
import type { Details } from './details.ts';
import { readDetails } from './details.ts';
import { lineDetails } from './details-lines.ts';
import type { EntryLine } from './entry-line.ts';
import { foldBlanks, joinLines, realReference } from './words.ts';

/** An entry as its fields stand in the file. */
export interface ReadEntry {
  readonly entry: EntryLine;
  readonly line: number;
  /** All `:86:` behind it, one a line; null when there is none. */
  readonly details: string | null;
  /** `:NS:` behind it. */
  readonly national: string | null;
}

export interface RowPlace {
  readonly row: number;
  readonly account: string | null;
  readonly currency: string | null;
  /** Number and page of the statement; empty where the bank does not number them. */
  readonly number: string;
  readonly date: Day;
  readonly valueDate: Day;
  readonly amountOre: Ore;
  /** Reads the letters of the words. */
  readonly letters: (text: string) => string;
}

type Row = { -readonly [Key in keyof ParsedRow]: ParsedRow[Key] };

/** One object that is filled in place: copying fields into it would cost as much as reading them. */
export function rowOf(read: ReadEntry, place: RowPlace): ParsedRow {
  const bankReference = realReference(read.entry.bankReference);
  const row: Row = {
    row: place.row,
    line: read.line,
    account: place.account,
    date: place.date,
    valueDate: place.valueDate,
    amountOre: place.amountOre,
    currency: place.currency,
    /*
     * The bank's reference is often no name of the entry (a bankgiro number, the same for a whole batch), so the words count
     * too. Without a number, `:20:` would not tell statements apart either: it is a constant, or new with every download.
     */
    identity: {
      parts: ['mt940', place.account ?? '', place.number, bankReference ?? ''],
      standsAlone: false,
    },
  };
  if (bankReference !== undefined) row.reference2 = bankReference;
  describe(row, read, place.letters);
  return row;
}

function describe(row: Row, read: ReadEntry, letters: (text: string) => string): void {
  const details = detailsOf(read);
  const own = ownReference(read.entry.customerReference);
  const reference = realReference(own.reference) ?? details.reference;
  const counterparty = details.counterparty ?? own.name;
  const text = textOf(details.text, read.entry.supplementary) || reference;
  if (reference !== undefined) row.reference = reference;
  if (counterparty !== undefined) row.counterparty = letters(counterparty);
  if (text !== undefined) row.text = letters(text);
  const bankgiro = bankgiroIn(read.entry, details.text);
  if (bankgiro !== undefined) row.bankgiro = bankgiro;
}

function detailsOf({ details, national }: ReadEntry): Details {
  if (details !== null) return readDetails(details);
  return national === null ? { text: '' } : lineDetails(national);
}

/** Rabobank writes the name behind the sixteen columns of the reference. */
function ownReference(text: string): { readonly reference: string; readonly name?: string } {
  if (text.length <= 16 || !text.includes('  ')) return { reference: text };
  const at = text.indexOf('  ');
  return { reference: text.slice(0, at), name: foldBlanks(text.slice(at)) };
}

function textOf(details: string, supplementary: string): string {
  if (supplementary === '') return details;
  const more = foldBlanks(joinLines(supplementary));
  return more === '' || details.includes(more) ? details : `${details} ${more}`.trim();
}

const bankgiroWord = /BG/;
/** Seven or eight digits behind a word that begins with BG (`BGGIRERING//12345678`, `BG 555-5551`). */
const bankgiroForm = /(?:^|[^A-ZÅÄÖ])BG[A-ZÅÄÖ]{0,20}[ .:/]{0,3}(\d{3,4}-?\d{4})(?!\d)/;

function bankgiroIn({ customerReference, bankReference }: EntryLine, text: string): string | undefined {
  // Most texts are through with the first pattern, which is the cheaper one.
  const inReference = bankgiroWord.test(customerReference);
  if (!inReference && !bankgiroWord.test(text)) return undefined;
  const found =
    (inReference ? bankgiroForm.exec(`${customerReference}//${bankReference}`) : null) ??
    bankgiroForm.exec(text);
  return found?.[1]?.replace('-', '');
}
