/** Valid files to start from, by format: a few made up here, with the habits of different senders, and those of the tests' generators. */
import iconv from 'iconv-lite';
import type { ReadOptions } from '../../src/formats/index.ts';
import type { ZipPart } from '../../test/formats/generators/zip.ts';
import { autogiro, girot, payments } from './seeds-giro.ts';
import { ofxOne, ofxTwo, sie5, statements } from './seeds-markup.ts';
import { swift, swiftInterim } from './seeds-swift.ts';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the import definition says of it: the layout of a table. */
  readonly options: Partial<Omit<ReadOptions, 'sniffed'>>;
  /** Of a workbook: what is packed, so that it can be spoilt inside. */
  readonly parts?: readonly ZipPart[];
}

const bytesOf = (text: string, encoding = 'utf-8'): Uint8Array =>
  new Uint8Array(iconv.encode(text, encoding));
const seed = (name: string, text: string, encoding?: string, csv?: ReadOptions['csv']): Seed => ({
  name,
  bytes: bytesOf(text, encoding),
  options: csv ? { csv } : {},
});

const sieHead = `#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#PROGRAM "Prövning" 1.0
#GEN 20261125 "Bo"
#ORGNR 556677-8899
#FNAMN "Fjällbageriet AB"
#RAR 0 20260101 20261231
#RAR -1 20250101 20251231
#KONTO 1930 "Företagskonto"
#KONTO 3000 "Försäljning"
#DIM 1 "Kostnadsställe"
#OBJEKT 1 "Syd" "Södra"
#IB 0 1930 1000.00
#UB 0 1930 2250.50
#RES 0 3000 -1250.50
`;

const sieBody = `#VER A 1 20261110 "Dagskassa" 20261111
{
#TRANS 1930 {} 1000.25 20261110 "Kassa"
#TRANS 3000 {"1" "Syd"} -1000.25
}
#VER "A" "2" 20261112 "Faktura 1001"
{
#RTRANS 1930 {} 250.25 20261112 "Rättad" 1 "bo"
#TRANS 1930 {} 250.25 20261112 "Rättad" 1 "bo"
#TRANS 3000 {1 Syd} -250.25 "" "Text"
#BTRANS 3000 {} -200.00
}
`;

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const sie: readonly Seed[] = [
  seed('sie4e-cp437', crlf(sieHead + sieBody), 'cp437'),
  seed('sie4e-utf8', sieHead + sieBody),
  seed(
    'sie4i',
    crlf((sieHead + sieBody).replace('#SIETYP 4', '#SIETYP 4').replace(/^#(RAR|IB|UB|RES).*\n/gm, '')),
    'cp437',
  ),
  seed('sie1', sieHead.replace('#SIETYP 4', '#SIETYP 1'), 'windows-1252'),
  seed(
    'sie3',
    `${sieHead.replace('#SIETYP 4', '#SIETYP 3')}#PSALDO 0 202611 3000 {1 "Syd"} -250.25\n#OIB 0 1930 {1 "Syd"} 10.00 1\n`,
  ),
];

const base = {
  encoding: null,
  headerRow: 1,
  decimal: ',',
  dateFormat: 'yyyy-MM-dd',
  sign: 'asIs',
  delimiter: ';',
} as const;
const columns = { date: 'Datum', amount: 'Belopp', reference: 'Referens', text: 'Text', balance: 'Saldo' };

const tables: readonly Seed[] = [
  seed(
    'csv-balance',
    'Datum;Belopp;Saldo;Referens;Text\r\n2026-11-10;1 000,50;2 000,50;F1001;"Åkeri; Norr"\r\n2026-11-11;-250,00;1 750,50;;Avgift\r\n2026-11-12;0,50;1 751,00;F1002;"Säg ""hej"""\r\n',
    'windows-1252',
    { ...base, columns },
  ),
  seed(
    'csv-debit-credit',
    'Kontoutdrag;2026-11\nDate,Debit,Credit,Account,Currency,Text\n20261110,,1000.50,5566-7,SEK,in\n20261111,250.00,,5566-7,SEK,out\n20261112,0.25,,5566-7,EUR,fee\n',
    'utf-8',
    {
      ...base,
      delimiter: ',',
      decimal: '.',
      headerRow: 2,
      dateFormat: 'yyyyMMdd',
      columns: {
        date: 'Date',
        debit: 'Debit',
        credit: 'Credit',
        account: 'Account',
        currency: 'Currency',
        text: 'Text',
      },
    },
  ),
  seed(
    'csv-no-header-tab',
    '10.11.26\t1.000,50-\tx\n11.11.26\t(250,00)\ty\n12.11.26\t+1.234.567,89\tz\n',
    'utf-8',
    {
      ...base,
      delimiter: '\t',
      headerRow: 0,
      dateFormat: 'dd.MM.yy',
      sign: 'inverted',
      columns: { date: '1', amount: '2', text: '3', more: '3' },
    },
  ),
  seed(
    'csv-detected',
    'Konto: 5566 77 889\n\nBokföringsdag;Valutadag;Belopp;Saldo;Text\n2026-11-12;2026-11-12;-1 250,00;8 750,50;Hyra\n2026-11-11;2026-11-11;0,50;10 000,50;Ränta\n2026-11-10;2026-11-10;10 000,00;10 000,00;Insättning\nSumma;;8 750,50;;\n',
  ),
];

const positional: readonly Seed[] = [
  {
    ...seed(
      'positional',
      'HUVUD 20261125 Prov\r\n10202611100000123450+F1001     Hyra lokal\r\n10202611110000000050-F1002     Ränta\r\n10202611120000100000+F1003     Åkeri Norr\r\n90000000223400000003\r\n',
      'windows-1252',
    ),
    options: {
      positional: {
        encoding: null,
        recordLength: null,
        skip: { first: 1, last: 0 },
        only: '^10',
        decimal: 'none',
        decimals: 2,
        dateFormat: 'yyyyMMdd',
        columns: {
          date: { from: 3, to: 10 },
          amount: { from: 11, to: 20 },
          direction: { from: 21, to: 21 },
          reference: { from: 22, to: 31 },
          text: { from: 32, to: 60 },
        },
        sign: 'asIs',
        total: { match: '^90', amount: { from: 3, to: 14 }, count: { from: 15, to: 20 } },
      },
    },
  },
  {
    ...seed(
      'positional-records',
      '261110   1234,50In a     261111    -50,00Out b    261112 100000,00In c     ',
    ),
    options: {
      positional: {
        encoding: 'utf-8',
        recordLength: 25,
        skip: { first: 0, last: 0 },
        only: null,
        decimal: ',',
        decimals: 2,
        dateFormat: 'yyMMdd',
        columns: { date: { from: 1, to: 6 }, amount: { from: 7, to: 16 }, text: { from: 17, to: 25 } },
        sign: 'inverted',
        total: null,
      },
    },
  },
];

/** By the word of the format; those of the tests' generators come behind. */
export const seeds: Readonly<Record<string, readonly Seed[]>> = {
  sie4: sie,
  sie5: sie5.map(([name, text]) => seed(name, text)),
  camt053: statements.map(([name, text]) => seed(name, text)),
  mt940: [...swift, ...swiftInterim].map(([name, text]) => seed(name, crlf(text), 'windows-1252')),
  bgmax: girot.map(([name, text]) => seed(name, crlf(text), 'windows-1252')),
  lb: payments.map(([name, text]) => seed(name, crlf(text), 'windows-1252')),
  autogiro: autogiro.map(([name, text]) => seed(name, crlf(text), 'windows-1252')),
  ofx: [
    ...ofxOne.map(([name, text]) => seed(name, crlf(text), 'windows-1252')),
    ...ofxTwo.map(([name, text]) => seed(name, text)),
  ],
  csv: tables,
  positional,
};
