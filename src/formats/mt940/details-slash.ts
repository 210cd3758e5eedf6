/**
 * Codes between slashes, in the Netherlands, by international banks and for SEPA: `/TRTP/…/IBAN/…/NAME/…/REMI/…/EREF/…`,
 * `/ORDP//NAME/…`, `/REMI/USTD//words`, `/REMI/STRD/CUR/reference`, `/CNTP/account/bic/name/city/`. A value may hold
 * slashes: only known codes divide.
 */
import type { Details } from './details.ts';
import { foldBlanks, joinLines, realReference, wordNumber, wordTable } from './words.ts';

/** What of the values is kept; every code divides. */
interface Values {
  /** Before the first code. */
  words: string;
  TRTP: string;
  NAME: string;
  CNTP: string;
  REMI: string;
  EREF: string;
  KREF: string;
}

const divides = null;
const codes = wordTable<keyof Values | null>({
  TRTP: 'TRTP',
  NAME: 'NAME',
  CNTP: 'CNTP',
  REMI: 'REMI',
  EREF: 'EREF',
  KREF: 'KREF',
  ...Object.fromEntries(
    (
      'IBAN BIC MARF CSID ORDP BENM PURP RTRN OCMT CHGS CHGS1 CHGS2 OGB ADDR ISDT PREF IREF SVCL TYPE ULTC ULTD ULTB ' +
      'SWOC SWOD ACCW EXCH CREF INST FNCL'
    )
      .split(' ')
      .map((code) => [code, divides]),
  ),
});
const longestCode = 5;
/** Lines of these banks are as long as the standard allows, or one less. */
const fullLine = 64;

export function slashDetails(text: string): Details | null {
  if (!text.includes('/')) return null;
  const joined = joinLines(text, fullLine);
  const values = valuesOf(joined);
  if (values === null) return null;
  const remittance = values.REMI;
  const structured = remittance.startsWith('STRD/')
    ? /^STRD\/[A-Z]{0,4}\/([^/]+)/.exec(remittance)?.[1]
    : undefined;
  const words =
    structured ?? (remittance.startsWith('USTD/') ? remittance.replace(/^USTD\/\/?/, '') : remittance);
  return {
    counterparty: foldBlanks(values.NAME || partyOf(values.CNTP)) || undefined,
    reference: realReference(structured) ?? realReference(values.EREF) ?? realReference(values.KREF),
    text: foldBlanks(`${values.words} ${values.TRTP} ${words}`) || foldBlanks(joined),
  };
}

const slash = 0x2f;

/** First value of each code. Null when there is no code. */
function valuesOf(text: string): Values | null {
  let values: Values | null = null;
  let key: keyof Values | null = 'words';
  let from = 0;
  let at = text.indexOf('/');
  let end = text.indexOf('/', at + 1);
  while (end !== -1) {
    const next = codeBetween(text, at + 1, end);
    if (next !== undefined) {
      values ??= { words: '', TRTP: '', NAME: '', CNTP: '', REMI: '', EREF: '', KREF: '' };
      if (key !== null) values[key] ||= valueAt(text, from, at);
      key = next;
      from = end + 1;
    }
    // The slash behind a code may not begin another one; one that is behind no code may.
    at = next === undefined ? end : text.indexOf('/', from);
    end = at === -1 ? -1 : text.indexOf('/', at + 1);
  }
  if (values !== null && key !== null) values[key] ||= valueAt(text, from, text.length);
  return values;
}

function codeBetween(text: string, from: number, end: number): keyof Values | null | undefined {
  return end - from > longestCode ? undefined : codes.get(wordNumber(text, from, end));
}

function valueAt(text: string, from: number, end: number): string {
  let last = end;
  while (last > from && text.charCodeAt(last - 1) === slash) last -= 1;
  return text.slice(from, last).trim();
}

/** Name of `/CNTP/account/bic/name/city/`. */
const partyOf = (value: string): string => value.split('/')[2] ?? '';
