import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestionYaml } from '../../src/cli/documents/suggestion.ts';
import { checkText } from '../../src/config/load.ts';
import type { ImportDefinition } from '../../src/domain/settings.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { suggestTable } from '../../src/formats/csv/suggest.ts';
import { cliTextOf } from '../../src/i18n/cli-text.ts';
import type { Language } from '../../src/i18n/text.ts';
import { writtenTable } from './generators/csv.ts';
import { readBytes, sniff, utf8 } from './read-bytes.ts';

function suggested(bytes: Uint8Array, language: Language = 'sv', name = 'Konto Utdrag 1.csv'): string {
  const suggestion = suggestTable(sniff(bytes));
  return suggestion === null ? '' : suggestionYaml(suggestion, name, cliTextOf(language));
}

/** The definition as it comes out of a configuration that it was pasted into. */
function pasted(yaml: string): ImportDefinition {
  const config = `store: sqlite:p.db\nunits: [{ code: "100", name: A }]\nimports:\n${yaml}groups: []\nrules: []\n`;
  const { settings, errors } = checkText(config, '/w/config.yaml');
  expect(errors, yaml).toEqual([]);
  const definition = settings?.imports[0];
  if (!definition) throw new Error(yaml);
  return definition;
}

function readAs(bytes: Uint8Array, { csv: layout, feeds }: ImportDefinition) {
  return readBytes(csv, bytes, { ...(layout ? { csv: layout } : {}), feeds });
}

const table = (...lines: readonly string[]): Uint8Array => utf8(`${lines.join('\n')}\n`);

describe('a suggested import definition', () => {
  it('of a known export has no doubt but the account and the folders', () => {
    const bytes = table('Datum;Text;Typ;Belopp;Saldo', '2026-01-03;Köp;Kort;-1 000,00 kr;500,00 kr');
    expect(
      suggested(bytes),
    ).toBe(`# Förslag till importdefinition: klistra in under  imports:  i konfigurationen.
  - id: konto-utdrag-1
    name: ICA Banken
    format: csv
    feeds: bank
    account: "1930" # osäkert: bokföringskontot som raderna hör till
    csv:
      delimiter: ;
      headerRow: 1
      decimal: ","
      dateFormat: yyyy-MM-dd
      columns:
        date: Datum
        text: Text
        type: Typ
        amount: Belopp
        balance: Saldo
      sign: asIs
    units:
      # osäkert: enhetens kod och mappar
      "100":
        path: import/100/konto-utdrag-1
        archivePath: arkiv/100/konto-utdrag-1
        scheduled: false
`);
  });

  it('speaks the language of the command', () => {
    const bytes = table('Datum;Text;Belopp', '2026-01-03;a;1,00');
    const text = suggested(bytes, 'en');
    expect(text).toContain('feeds: bank # doubtful: guessed by the columns');
    expect(text).toContain('sign: asIs # doubtful: the file does not show what is in and out');
    expect(text).not.toContain('osäkert');
  });

  it('marks each point that the file leaves open', () => {
    const bytes = table('Datum;Text;Belopp;Summa', '03/04/2026;a;-1.234;5', '04/04/2026;b;-2.345;6');
    const text = suggested(bytes);
    expect(text).toContain(
      'dateFormat: dd/MM/yyyy # osäkert: 03/04/2026 kan läsas som dd/MM/yyyy, MM/dd/yyyy',
    );
    expect(text).toContain('decimal: "," # osäkert: beloppet -1.234 visar inte');
    expect(text).toMatch(/columns:\n? *# osäkert: beloppet kan vara någon av Belopp, Summa/);
    expect(pasted(text).csv).toMatchObject({ dateFormat: 'dd/MM/yyyy', decimal: ',' });
  });

  it('of a table without headings names its columns by number', () => {
    const bytes = table('2026-01-03;a;-1,50', '2026-01-04;b;2,50');
    expect(pasted(suggested(bytes)).csv).toMatchObject({
      headerRow: 0,
      columns: { date: '1', amount: '3', text: '2' },
    });
  });

  it('of headings on two rows names its columns by number too', () => {
    const bytes = table('Bokförings-;Text;Belopp', 'datum;;', '2026-01-03;a;-1,50');
    const definition = pasted(suggested(bytes));
    expect(definition.csv).toMatchObject({ headerRow: 2, columns: { date: '1', text: '2', amount: '3' } });
    expect(readAs(bytes, definition).rows).toEqual(readBytes(csv, bytes).rows);
  });

  it('of a ledger feeds the ledger and has no account of its own', () => {
    const bytes = table('Datum;Ver;Text;Debet;Kredit', '1930 Bank;;;;', '2026-01-03;A1;a;10,00;');
    const definition = pasted(suggested(bytes));
    expect([definition.feeds, definition.accounts]).toEqual(['ledger', null]);
    expect(readAs(bytes, definition).rows).toMatchObject([
      { account: '1930', amountOre: 1000, voucher: 'A1' },
    ]);
  });

  it.each([
    ['customers', 'Kundnr;Fakturanr;Fakturadatum;Restbelopp', '1510'],
    ['suppliers', 'Leverantörsnr;Fakturanr;Fakturadatum;Restbelopp', '2440'],
  ])('of %s proposes their account', (_kind, header, account) => {
    const definition = pasted(suggested(table(header, '7;F1;2026-01-03;10,00')));
    expect([definition.feeds, definition.accounts]).toEqual(['external', { '*': account }]);
  });

  it('keeps its keys and values whole, whatever the headings hold', () => {
    const bytes = table('Datum;"Text: # ""x"" {a}";Belopp;42', '2026-01-03;a;-1,50;1');
    const definition = pasted(suggested(bytes));
    expect(readAs(bytes, definition).rows).toMatchObject([{ amountOre: -150 }]);
  });

  it('is none for what is no table', () => {
    expect(suggested(utf8('Hej!\n'))).toBe('');
  });

  it('passes the check of the configuration and reads any table to the same rows', () => {
    fc.assert(
      fc.property(writtenTable, (written) => {
        const text = suggested(written.bytes);
        const found = readBytes(csv, written.bytes, { feeds: 'bank' });
        const again = readAs(written.bytes, pasted(text));
        if (found.errors.length > 0) return;
        expect(again.rows, text).toEqual(found.rows);
        expect([again.errors, again.warnings, again.statements]).toEqual([
          [],
          found.warnings,
          found.statements,
        ]);
      }),
      { numRuns: 200 },
    );
  });
});
