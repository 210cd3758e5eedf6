/**
 * What the transactions (TxDtls) of one entry have in common. The entry is the row; its transactions only explain it, so
 * a field is given when they all agree on it (fact sheet: formats/international, 1.5).
 */
import { type Day, parseIsoDay } from '../../domain/day.ts';
import { all, textAt, textsAt, type XmlNode } from './xml-node.ts';

export interface DetailFacts {
  readonly count: number;
  readonly reference?: string;
  readonly invoice?: string;
  readonly debtor?: string;
  readonly creditor?: string;
  readonly debtorGiro?: string;
  readonly creditorGiro?: string;
  readonly text?: string;
  readonly day?: Day;
}

type Field = Exclude<keyof DetailFacts, 'count' | 'text'>;
const fields: readonly Field[] = [
  'reference',
  'invoice',
  'debtor',
  'creditor',
  'debtorGiro',
  'creditorGiro',
  'day',
];

/** So much of the free text of a batch is kept. */
const longestText = 1000;

/** The calendar day as written, never moved by a time zone (`2024-01-01T00:30:00+01:00` is 2024-01-01). */
export function writtenDay(text: string | undefined): Day | null {
  // Behind the day a clock time or an offset, never more digits.
  return text === undefined || /^.{10}\d/.test(text) ? null : parseIsoDay(text.slice(0, 10));
}

/** The one value of a list, none when it is empty or they differ. */
function single(values: readonly string[]): string | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? values[0] : undefined;
}

function referenceOf(details: XmlNode, freeText: string): string | undefined {
  const structured = textsAt(details, 'RmtInf/Strd/CdtrRefInf/Ref');
  if (structured.length > 0) return single(structured);
  const endToEnd = textsAt(details, 'Refs/EndToEndId').filter((id) => id.toUpperCase() !== 'NOTPROVIDED');
  return endToEnd[0] ?? (freeText || undefined);
}

function partyOf(details: XmlNode, role: 'Dbtr' | 'Cdtr'): string | undefined {
  const at = `RltdPties/${role}`;
  const ultimate = `RltdPties/Ultmt${role}`;
  return textAt(
    details,
    `${at}/Pty/Nm`,
    `${at}/Nm`,
    `${at}/Agt/FinInstnId/Nm`,
    `${ultimate}/Pty/Nm`,
    `${ultimate}/Nm`,
  );
}

/** The bankgiro number of an account (`Othr/Id` under the scheme BGNR), digits only. */
export function giroOf(account: XmlNode | undefined): string | undefined {
  const giro =
    account &&
    all(account, 'Id/Othr').find((other) => textAt(other, 'SchmeNm/Prtry', 'SchmeNm/Cd') === 'BGNR');
  return (giro && textAt(giro, 'Id')?.replace(/\D/g, '')) || undefined;
}

function dayOf(details: XmlNode): Day | undefined {
  const dates = all(details, 'RltdDts')[0];
  const texts = dates
    ? [
        textAt(dates, 'IntrBkSttlmDt', 'AccptncDtTm', 'TxDtTm'),
        ...dates.children.map((date) => date.text.trim()),
      ]
    : [];
  for (const text of texts) {
    const day = writtenDay(text);
    if (day) return day;
  }
  return undefined;
}

function factsOf(details: XmlNode, freeText: string): Partial<Record<Field, string>> {
  const values: Record<Field, string | undefined> = {
    reference: referenceOf(details, freeText),
    invoice: single(textsAt(details, 'RmtInf/Strd/RfrdDocInf/Nb')),
    debtor: partyOf(details, 'Dbtr'),
    creditor: partyOf(details, 'Cdtr'),
    debtorGiro: giroOf(all(details, 'RltdPties/DbtrAcct')[0]),
    creditorGiro: giroOf(all(details, 'RltdPties/CdtrAcct')[0]),
    day: dayOf(details),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Gathers the transactions of one entry one by one. */
export function createDetailFacts(): { add(details: XmlNode): void; facts(): DetailFacts } {
  const texts = new Set<string>();
  let textLength = 0;
  let count = 0;
  let agreed: Partial<Record<Field, string>> = {};

  function addText(text: string): void {
    if (text === '' || texts.has(text) || textLength + text.length > longestText) return;
    texts.add(text);
    textLength += text.length;
  }

  return {
    add(details) {
      const freeText = textsAt(details, 'RmtInf/Ustrd').join(' ');
      const found = factsOf(details, freeText);
      count += 1;
      // Some banks have their only words in AddtlTxInf.
      addText(freeText || textsAt(details, 'AddtlTxInf').join(' '));
      if (count === 1) agreed = found;
      for (const field of fields) if (agreed[field] !== found[field]) delete agreed[field];
    },
    facts: () =>
      ({ ...agreed, count, ...(texts.size > 0 ? { text: [...texts].join(' ') } : {}) }) as DetailFacts,
  };
}
