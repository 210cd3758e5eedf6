/** The files of the demo as path (below `samples/`) → bytes. The same on every machine and every day. */
import { akeriNorr } from './akeri-norr.ts';
import { total } from './amounts.ts';
import type { Books } from './company.ts';
import { period } from './company.ts';
import { fjallbageriet } from './fjallbageriet.ts';
import { kustensEl } from './kustens-el.ts';
import { writeCamt } from './write-camt.ts';
import { writeCsv } from './write-csv.ts';
import { writeSie } from './write-sie.ts';

const months = [
  { name: '2026-10', from: period.start, to: '2026-10-31' },
  { name: '2026-11', from: '2026-11-01', to: period.end },
];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function smallFiles(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const [akeri, bageri, el] = [akeriNorr(), fjallbageriet(), kustensEl()];
  for (const books of [akeri, bageri, el]) {
    const folder = books.company.code;
    files.set(`${folder}/huvudbok/huvudbok-2026-10_11.se`, writeSie(books));
    files.set(`${folder}/kundreskontra/kundreskontra-2026-11-20.csv`, writeCsv(books.subLedger));
    for (const { name, text } of statements(books))
      files.set(`${folder}/kontoutdrag/kontoutdrag-${name}.xml`, utf8(text));
  }
  // Downloaded twice: the same bytes under another name.
  const october = files.get('100/kontoutdrag/kontoutdrag-2026-10.xml') as Uint8Array;
  files.set('100/kontoutdrag/kopia av kontoutdrag-2026-10.xml', october);
  // Not dropped by the demo: for whoever wants to see what becomes of a bad file.
  files.set('prova/kontoutdrag-2026-09.xml', cutOff(el));
  return files;
}

function statements(books: Books): { name: string; text: string }[] {
  let openingOre = books.company.bankOpeningOre;
  return months.map(({ name, from, to }) => {
    const entries = books.bank.filter(({ day }) => day >= from && day <= to);
    const text = writeCamt({ company: books.company, from, to, openingOre, entries });
    openingOre += total(entries.map(({ ore }) => ore));
    return { name, text };
  });
}

/** The statement of the month before, as it is when the transfer breaks off in the middle of an entry. */
function cutOff(books: Books): Uint8Array {
  const { company } = books;
  const days = ['2026-09-03', '2026-09-10', '2026-09-17', '2026-09-24'];
  const entries = days.map((day, at) => ({ day, ore: 100_000 * (at + 1), info: 'Bankgiroinbetalning' }));
  const openingOre = company.bankOpeningOre - total(entries.map(({ ore }) => ore));
  const text = writeCamt({ company, from: '2026-09-01', to: '2026-09-30', openingOre, entries });
  return utf8(text.slice(0, text.lastIndexOf('<BookgDt>') + 18));
}
