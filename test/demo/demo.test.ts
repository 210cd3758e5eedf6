import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, type RunDocument } from '../support/json.ts';
import { root, run, start } from '../support/program.ts';
import { type Explained, explainedRows } from './explained.ts';

const timeout = { timeout: 120_000 };

interface Demo {
  readonly document: RunDocument & { readonly workspace: string };
  readonly rows: readonly Explained[];
}

async function demoOnce(folder: string, exitCode: number, main?: string): Promise<Demo> {
  const ended = await run(
    ['demo', '--once', '--json', '--folder', join(folder, 'demo')],
    main ? { main } : {},
  );
  expect(ended.code, ended.stderr + ended.stdout).toBe(exitCode);
  const document = documentOf(ended.stdout) as Demo['document'];
  return { document, rows: await explainedRows(join(document.workspace, 'prickakonto.yaml')) };
}

/** Ten pairs (or ties) of the samples, word for word. */
const told: readonly (readonly [row: string, code: string, sentence: string])[] = [
  ['100 bank bank 2026-10-30 -109500', 'no-candidate', 'Ingen rad på andra sidan passar enligt någon regel.'],
  [
    '100 bank ledger 2026-10-12 3550000 I4',
    'no-candidate',
    'Samma belopp finns på bankraden den 2026-10-22 på 35 500,00 kr (t…), referens 102319, men 10 dagar skiljer: 5 dagar utanför fönstret i regeln bank-ocr (-1 till +5).',
  ],
  [
    '100 bank bank 2026-10-15 2436500 102327',
    'no-candidate',
    'Samma nyckel men annat belopp på verifikation I5 den 2026-10-15 på 24 375,00 kr (t…): skillnaden är 10,00 kr (regeln bank-ocr).',
  ],
  [
    '100 bank ledger 2026-10-30 548100 I11',
    'no-candidate',
    'Samma nyckel men annat belopp på bankraden den 2026-10-30 på 5 841,00 kr (t…), referens 102384: skillnaden är -360,00 kr (regeln bank-ocr). Skillnaden är delbar med nio: två siffror kan ha bytt plats.',
  ],
  [
    '100 bank ledger 2026-10-20 -64200 K4',
    'ambiguous',
    'Flera rader passar lika bra enligt regeln bank-belopp: bankraden den 2026-10-20 på -642,00 kr (t…); bankraden den 2026-10-20 på -642,00 kr (t…). Ingen av dem väljs.',
  ],
  [
    '100 bank ledger 2026-11-11 -720000 U5',
    'no-candidate',
    'Samma belopp finns på bankraden den 2026-11-11 på -7 200,00 kr (t…), referens UTB-26-1032, men referenserna säger emot varandra: UTB-26-1023 mot UTB-26-1032 (regeln bank-belopp).',
  ],
  [
    '200 bank bank 2026-10-21 420000 204024',
    'ambiguous',
    'Passar med verifikation I2 den 2026-10-21 på 4 200,00 kr (t…) enligt regeln bank-ocr, men den passar lika bra med bankraden den 2026-10-21 på 4 200,00 kr (t…), referens 204024. Ingen av dem väljs.',
  ],
  [
    '200 bank bank 2026-10-17 814200',
    'sum-differs',
    'Summorna för nyckeln skiljer enligt regeln bank-dagskassa: 8 412,00 kr mot 8 142,00 kr, skillnad 270,00 kr.',
  ],
  [
    '300 bank ledger 2026-10-15 -125000 K3',
    'no-candidate',
    'Samma belopp med omvänt tecken finns på bankraden den 2026-10-15 på 1 250,00 kr (t…).',
  ],
  [
    '300 bank ledger 2026-11-19 -175000 K8',
    'not-complete',
    'Väntar enligt regeln bank-belopp: banken behöver vara komplett till och med 2026-11-22 och är det till och med 2026-11-20.',
  ],
  [
    '100 leverantorsskulder ledger 2026-11-02 -4300000 L7',
    'net-differs',
    'Nyckeln är inte utjämnad enligt regeln leverantor-faktura: debet 21 500,00 kr, kredit 43 000,00 kr, kvar -21 500,00 kr.',
  ],
];

describe('the demo', timeout, () => {
  it('does the whole job on the samples, explains the open rows, and a changed amount opens exactly its pair', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prickakonto-demo-'));
    try {
      const first = await demoOnce(folder, 0);
      const { files, rows, groups, mails, mode, run: id } = first.document;
      expect(files).toEqual({
        found: 13,
        imported: 12,
        byOthers: 0,
        duplicate: 1,
        quarantined: 0,
        waiting: 0,
      });
      expect(rows.imported).toBeGreaterThan(500);
      expect([mode, id.slice(0, 1), mails.queued]).toEqual(['agent', 'r', 0]);
      expect(groups.map((group) => `${group.group} ${group.unit}`)).toHaveLength(10);
      expect(groups.reduce((sum, group) => sum + group.open, 0)).toBe(first.rows.length);

      for (const [row, code, sentence] of told) {
        const found = first.rows.find((one) => one.row === row);
        expect(found?.code, row).toBe(code);
        expect(found?.sentences, row).toContain(sentence);
      }

      // The statement's closing balance does not follow the changed amount: told, hence 13.
      const changed = await demoOnce(folder, 13, withChangedAmount(folder));
      const keys = (demo: Demo): string[] => demo.rows.map((one) => one.row);
      expect(keys(changed).filter((row) => !keys(first).includes(row))).toEqual([
        '100 bank ledger 2026-10-06 6125000 I3',
        '100 bank bank 2026-10-07 6125050 102046',
      ]);
      expect(keys(first).filter((row) => !keys(changed).includes(row))).toEqual([]);
      const opened = changed.rows.find((one) => one.row === '100 bank bank 2026-10-07 6125050 102046');
      expect(opened?.sentences).toContain(
        'Samma nyckel men annat belopp på verifikation I3 den 2026-10-06 på 61 250,00 kr (t…): skillnaden är -0,50 kr (regeln bank-ocr).',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('stays watching, says which folder to drop a file in, and leaves cleanly on Ctrl-C', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prickakonto-demo-'));
    try {
      const demo = start(['demo', '--folder', join(folder, 'demo')]);
      await demo.said('Ctrl-C');
      demo.child.kill('SIGINT');
      const ended = await demo.ended;
      expect(ended.code, ended.stderr).toBe(130);
      for (const words of [
        'Inläst',
        'Avprickat',
        'Öppet, och varför',
        'Mejlet ligger i',
        'import/100/kontoutdrag',
      ])
        expect(ended.stdout).toContain(words);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('empties no folder that it did not make', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prickakonto-demo-'));
    try {
      writeFileSync(join(folder, 'viktigt.txt'), 'x');
      const ended = await run(['demo', '--once', '--json', '--folder', folder]);
      expect(JSON.parse(ended.stdout).error.code).toBe('demo-folder-not-empty');
      expect(readFileSync(join(folder, 'viktigt.txt'), 'utf8')).toBe('x');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** A copy of the program whose samples differ in one amount of one bank statement. */
function withChangedAmount(folder: string): string {
  const copy = join(folder, 'program');
  for (const part of ['src', 'samples', 'package.json'])
    cpSync(`${root}${part}`, join(copy, part), { recursive: true });
  symlinkSync(`${root}node_modules`, join(copy, 'node_modules'));
  const path = join(copy, 'samples/100/kontoutdrag/kontoutdrag-2026-10.xml');
  const text = readFileSync(path, 'latin1');
  const changed = text.replace('>61250.00<', '>61250.50<');
  expect(changed).not.toBe(text);
  writeFileSync(path, changed, 'latin1');
  // The copy of the same statement is no duplicate any more: it is taken along.
  cpSync(path, join(copy, 'samples/100/kontoutdrag/kopia av kontoutdrag-2026-10.xml'));
  return join(copy, 'src/main.ts');
}
