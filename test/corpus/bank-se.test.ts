import { describe, expect, it } from 'vitest';
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { type ReadFile, readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

const base = { encoding: null, headerRow: 1, dateFormat: 'yyyy-MM-dd', sign: 'asIs' } as const;
const swedbank = {
  date: 'Bokföringsdag',
  valueDate: 'Valutadag',
  amount: 'Belopp',
  balance: 'Bokfört saldo',
  account: 'Kontonummer',
  currency: 'Valuta',
  reference: 'Referens',
  text: 'Beskrivning',
};
const handelsbanken = {
  date: 'Bokföringsdag',
  valueDate: 'Valutadag',
  amount: 'Insättning/Uttag',
  balance: 'Bokfört saldo',
  account: 'Kontonr',
  currency: 'Valuta',
  text: 'Referens',
  swish: 'Referens Swish',
};

/** What a user would write under `csv:` for each bank. */
const layouts: Readonly<Record<string, CsvLayout>> = {
  'bank-se/pownas__Privatekonomi__IcaBanken.csv': {
    ...base,
    delimiter: ';',
    decimal: ',',
    columns: { date: 'Datum', amount: 'Belopp', balance: 'Saldo', text: 'Text', type: 'Typ' },
  },
  'bank-se/pownas__Privatekonomi__Swedbank_SwedishFormatCommaSeparated.csv': {
    ...base,
    delimiter: ',',
    decimal: '.',
    columns: swedbank,
  },
  'bank-se/pownas__Privatekonomi__Swedbank_SwedishFormatTabSeparated.csv': {
    ...base,
    delimiter: '\t',
    decimal: '.',
    columns: swedbank,
  },
  'bank-se/vertelab__odoo-l10n_se__handelsbanken_corporate_semicolon_pseudonymised.txt': {
    ...base,
    delimiter: ';',
    decimal: ',',
    columns: handelsbanken,
  },
  'bank-se/vertelab__odoo-l10n_se__handelsbanken_corporate_tab_pseudonymised.txt': {
    ...base,
    delimiter: '\t',
    decimal: ',',
    columns: handelsbanken,
  },
  'bank-se/vertelab__odoo-l10n_se__nordea_plusgirokonto_ftg_pseudonymised.csv': {
    ...base,
    delimiter: ';',
    decimal: ',',
    columns: {
      date: 'Bokföringsdag',
      amount: 'Belopp',
      balance: 'Saldo',
      currency: 'Valuta',
      counterparty: 'Namn',
      text: 'Rubrik',
      reference: 'Meddelande',
    },
  },
};

/** Ten bytes of the file are in the corpus (`"Row Type"`): it has none of the columns its expectation is about. */
const cutFile = 'bank-se/pownas__Privatekonomi__Swedbank_EnglishFormatSemicolonSeparated.csv';

describe.skipIf(!corpusIsHere)('text tables of Swedish banks', () => {
  for (const { path, counts, sums, extra } of expectationsOf('bank-se').filter(
    (found) => found.path !== cutFile,
  )) {
    it(`reads ${path}`, () => {
      tell(path, 'read');
      const layout = layouts[path];
      if (!layout) throw new Error(`no layout for ${path}`);
      const expected = { pending: 0, ...(counts as { transactions: number; pending?: number }) };
      const total = sums as { totalOre: number; depositsOre: number; withdrawalsOre: number };
      const read = readBytes(csv, bytesOf(path), { csv: layout });
      expect(read.errors).toEqual([]);
      expect(read.summary.counts).toEqual(expected);
      expect(read.rows).toHaveLength(expected.transactions - expected.pending);
      expect(read.statements).toHaveLength(1);
      const [statement] = read.statements;
      expect(statement).toMatchObject({
        entries: expected.transactions,
        sumCreditOre: total.depositsOre,
        sumDebitOre: total.withdrawalsOre,
      });
      expect(read.warnings).toEqual(expected.pending > 0 ? ['rows-not-booked'] : []);
      // Without any layout the file is known by its headings, and says the same.
      const known = readBytes(csv, bytesOf(path), { feeds: 'bank' });
      expect(known.summary.csv).toMatchObject({ confidence: 'certain', delimiter: layout.delimiter });
      expect(figures(known)).toEqual(figures(read));
      const { firstRowBalanceOre } = extra as { firstRowBalanceOre: number };
      expect(statement?.closingOre).toBe(firstRowBalanceOre);
      const booked = read.rows.reduce((sum, row) => sum + row.amountOre, 0);
      expect((statement?.closingOre ?? 0) - (statement?.openingOre ?? 0)).toBe(booked);
      if (expected.pending === 0) expect(booked).toBe(total.totalOre);
    });
  }

  it('refuses the Swedbank file of which the corpus has ten bytes, by the columns it lacks', () => {
    tell(cutFile, 'refused');
    const layout: CsvLayout = {
      ...base,
      delimiter: ';',
      decimal: ',',
      dateFormat: 'dd.MM.yyyy',
      columns: { date: 'Date', amount: 'Amount' },
    };
    const read = readBytes(csv, bytesOf(cutFile), { csv: layout });
    expect(read.errors).toEqual(['csv-column-missing', 'csv-column-missing']);
    expect(read.findings[0]?.params).toEqual({ column: 'Date', header: 'Row Type' });
  });
});

/** Rows by what the bank states of them, whichever fields a layout takes them to. */
function figures({ rows, statements, warnings, errors }: ReadFile): unknown {
  return {
    rows: rows.map(({ row, line, date, amountOre, currency }) => ({ row, line, date, amountOre, currency })),
    statements: statements.map(({ account: _account, ...statement }) => statement),
    warnings,
    errors,
  };
}
