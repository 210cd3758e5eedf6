import { describe, expect, it } from 'vitest';
import { changeConfig } from '../support/change-config.ts';
import { runIn } from '../support/in-process.ts';
import { makeWorkspace, type Workspace, type WorkspaceOptions } from '../support/workspace.ts';

const iban = 'SE3550000000054910000003';

interface MadeStatement {
  readonly sequence?: number;
  readonly day: string;
  readonly opening: string;
  readonly closing: string;
  readonly account?: string;
  readonly currency?: string;
}

/** A camt.053 with one entry that takes the opening balance to the closing one. */
function camt({ sequence, day, opening, closing, account = iban, currency = 'SEK' }: MadeStatement): string {
  const moved = (Number(closing) - Number(opening)).toFixed(2);
  const balance = (code: string, amount: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const name = `${account}-${day}-${opening}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>${name}</MsgId><CreDtTm>${day}T20:00:00</CreDtTm></GrpHdr>`,
    `<Stmt><Id>${name}</Id>${sequence === undefined ? '' : `<ElctrncSeqNb>${sequence}</ElctrncSeqNb>`}<CreDtTm>${day}T20:00:00</CreDtTm>`,
    `<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
    balance('OPBD', opening),
    balance('CLBD', closing),
    `<Ntry><Amt Ccy="${currency}">${moved.replace('-', '')}</Amt><CdtDbtInd>${moved.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${name}</AcctSvcrRef></Ntry>`,
    '</Stmt></BkToCstmrStmt></Document>',
  ].join('\n');
}

function camtWorkspace(gate: 'warn' | 'refuse' = 'warn', options: WorkspaceOptions = {}): Workspace {
  const workspace = makeWorkspace(options);
  changeConfig(workspace, (config) => {
    const bank = config.imports[1];
    if (!bank) return;
    bank['format'] = 'camt053';
    bank['balanceGate'] = gate;
    delete bank['csv'];
  });
  return workspace;
}

const drop = (workspace: Workspace, name: string, statement: MadeStatement, unit = '100'): void =>
  workspace.drop(unit, 'bank', `${name}.xml`, camt(statement));

const questions = (workspace: Workspace) =>
  workspace
    .query<{ code: string; answer: string | null }>('select code, answer from question order by seq')
    .map(({ code, answer }) => `${code} ${answer ?? 'open'}`);

const warnings = (workspace: Workspace): string[] =>
  workspace
    .query<{ warnings: string }>('select warnings from source_file order by id')
    .flatMap((row) => (JSON.parse(row.warnings) as { code: string }[]).map((warning) => warning.code));

const one = { day: '2026-11-02', opening: '0.00', closing: '100.00' };
const two = { day: '2026-11-03', opening: '100.00', closing: '150.00' };
const three = { day: '2026-11-04', opening: '150.00', closing: '120.00' };

describe('bank statements between files', () => {
  it('that follow on are silent, in any order and once more in another file', async () => {
    using workspace = camtWorkspace();
    drop(workspace, '1', three);
    drop(workspace, '2', one);
    drop(workspace, '3', two);
    workspace.drop('100', 'bank', '4 igen.xml', `${camt(two)}\n`);
    const result = await runIn(workspace, 'U');
    expect(result).toMatchObject({ exitCode: 0, errors: [], rows: { imported: 3, alreadyKnown: 1 } });
    // What the first two did not have between them has come within the run.
    expect(questions(workspace)).toEqual(['statement-balance-break resolved']);
    expect(warnings(workspace)).toEqual([]);
    expect(workspace.query('select seq from bank_statement')).toHaveLength(3);
    const [mail] = workspace.files(`${workspace.folder}/utkorg`);
    expect(mail).toBeDefined();
  });

  it('that do not follow on are on the file, in the run and a question with both figures, until the missing one comes', async () => {
    using workspace = camtWorkspace();
    drop(workspace, '1', one);
    drop(workspace, '3', { ...three, closing: '155.00' });
    const asked = await runIn(workspace, 'U');
    expect(asked).toMatchObject({
      exitCode: 13,
      files: { imported: 2 },
      errors: [
        {
          code: 'statement-balance-break',
          file: '3.xml',
          params: { account: iban, expected: '100.00', opening: '150.00', currency: 'SEK' },
        },
      ],
    });
    expect(warnings(workspace)).toEqual(['statement-balance-break']);
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
    drop(workspace, '2', two);
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
    expect(questions(workspace)).toEqual(['statement-balance-break resolved']);
    expect(warnings(workspace)).toEqual([]);
    const kinds = workspace.query<{ kind: string }>(
      `select kind from history where subject = 'q1' order by seq`,
    );
    expect(kinds.map((row) => row.kind)).toEqual(['question.asked', 'question.resolved']);
  });

  it('that lack numbers name them, and name the rest when some have come', async () => {
    using workspace = camtWorkspace();
    drop(workspace, '1', { ...one, sequence: 17 });
    drop(workspace, '2', { sequence: 20, day: '2026-11-09', opening: '150.00', closing: '151.00' });
    expect((await runIn(workspace, 'U')).errors).toMatchObject([
      {
        code: 'statement-gap',
        params: { missing: '18\u201319', count: 2, expected: '100.00', opening: '150.00' },
      },
    ]);
    drop(workspace, '3', { ...two, sequence: 18 });
    expect((await runIn(workspace, 'U')).errors).toMatchObject([
      { code: 'statement-gap', params: { missing: '19', count: 1 } },
    ]);
    expect(questions(workspace)).toEqual(['statement-gap resolved', 'statement-gap open']);
  });

  it('with a number that is known with other content are a conflict', async () => {
    using workspace = camtWorkspace();
    drop(workspace, '1', { ...one, sequence: 17 });
    drop(workspace, '2', { ...one, closing: '90.00', sequence: 17 });
    expect((await runIn(workspace, 'U')).errors).toMatchObject([
      { code: 'statement-number-conflict', params: { statement: '17 (2026-11-02)' } },
    ]);
  });

  it('are kept apart by account, currency and unit', async () => {
    using workspace = camtWorkspace('warn', { units: ['100', '200'] });
    drop(workspace, '1', one);
    drop(workspace, '2', { ...two, opening: '7.00', account: 'SE4550000000058398257466' });
    drop(workspace, '3', { ...two, opening: '8.00', currency: 'EUR' });
    drop(workspace, '1', { ...two, opening: '9.00', account: 'SE7280000810340009783242' }, '200');
    expect((await runIn(workspace, 'U')).errors).toEqual([]);
    // The euro account feeds the same ledger account: its rows are told of, not refused.
    expect(warnings(workspace)).toEqual(['account-currency-new']);
  });

  it('are refused with balanceGate: refuse, and taken again when the missing one is there', async () => {
    using workspace = camtWorkspace('refuse');
    drop(workspace, '1', one);
    drop(workspace, '3', three);
    const refused = await runIn(workspace, 'U');
    expect(refused).toMatchObject({ exitCode: 13, files: { imported: 1, quarantined: 1 } });
    expect(refused.errors).toMatchObject([{ code: 'statement-balance-break', file: '3.xml' }]);
    expect(workspace.query('select seq from tx_row')).toHaveLength(1);
    expect(workspace.query('select seq from bank_statement')).toHaveLength(1);
    drop(workspace, '2', two);
    drop(workspace, '3', three);
    expect(await runIn(workspace, 'U')).toMatchObject({ exitCode: 0, files: { imported: 2 } });
    expect(questions(workspace)).toEqual([]);
  });
});

describe('an account that has only come for another enhet', () => {
  it('is asked about and imported; the right folder is never locked out by the wrong one', async () => {
    using workspace = camtWorkspace('warn', { units: ['100', '200'] });
    drop(workspace, 'fel', one, '100');
    await runIn(workspace, 'U');
    drop(workspace, 'rätt', two, '200');
    const result = await runIn(workspace, 'U');
    expect(result.files).toMatchObject({ imported: 1 });
    expect(result.errors).toMatchObject([
      {
        code: 'account-known-elsewhere',
        params: { account: iban, unit: '100', import: 'bank', path: workspace.inbox('100', 'bank') },
      },
    ]);
    drop(workspace, 'rätt igen', three, '200');
    expect((await runIn(workspace, 'U')).errors).toEqual([]);
  });

  it('is no question where the configuration says that it is this one’s', async () => {
    using workspace = camtWorkspace('warn', { units: ['100', '200'] });
    changeConfig(workspace, (config) => {
      const bank = config.imports[1] as Record<string, unknown> & { units: Record<string, unknown> };
      const { '100': place, '200': other } = bank.units;
      const { account: _, ...rest } = bank as Record<string, unknown>;
      config.imports.splice(
        1,
        1,
        { ...rest, units: { '100': place }, account: '1930' },
        { ...rest, id: 'bank2', name: 'Andra banken', units: { '200': other }, accounts: { [iban]: '1930' } },
      );
    });
    workspace.drop('200', 'bank', 'egen.xml', camt(one));
    expect((await runIn(workspace, 'U')).errors).toEqual([]);
    // The other import takes any account, but this one is named elsewhere.
    drop(workspace, 'fel', two, '100');
    const wrong = await runIn(workspace, 'U');
    expect(wrong.files).toMatchObject({ quarantined: 1 });
    expect(wrong.errors).toMatchObject([
      {
        code: 'account-of-another-import',
        params: { import: 'Andra banken', unit: '200', path: workspace.inbox('200', 'bank') },
      },
    ]);
  });
});
