import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeConfig } from '../support/change-config.ts';
import { runIn } from '../support/in-process.ts';
import { type Ended, run } from '../support/program.ts';
import { booked, sieText } from '../support/sie-text.ts';
import { bankCsv, makeWorkspace, type Workspace } from '../support/workspace.ts';

interface Item {
  readonly [field: string]: unknown;
}

let workspace: Workspace;
const start = (...words: string[]): Promise<Ended> => run([...words, '--config', workspace.configPath]);

async function json(...words: string[]): Promise<Item> {
  const ended = await start(...words, '--json');
  expect(ended.stderr).toBe('');
  return JSON.parse(ended.stdout) as Item;
}

const items = async (...words: string[]): Promise<Item[]> => (await json(...words))['items'] as Item[];

/** A matched voucher is corrected, another left out of the year file. */
beforeAll(async () => {
  workspace = makeWorkspace();
  changeConfig(workspace, (config) => {
    const ledger = config.imports[0] as Record<string, unknown>;
    ledger['format'] = 'sie4';
    delete ledger['csv'];
  });
  const voucher = (number: number, amount: string) =>
    booked(number, `2026-11-0${number}`, amount, `F${number}`);
  const first = [voucher(1, '100.00'), voucher(2, '200.00'), voucher(3, '300.00')];
  workspace.drop('100', 'bok', '1.se', sieText({ generatedOn: '2026-11-10', vouchers: first }));
  workspace.drop('100', 'bank', 'bank.csv', bankCsv([['2026-11-01', '100,00', 'F1', '']]));
  await runIn(workspace, 'A');
  const second = [voucher(1, '110.00'), voucher(3, '300.00')];
  workspace.drop('100', 'bok', '2.se', sieText({ generatedOn: '2026-11-11', vouchers: second }));
  expect((await start('/A', '--json')).code).toBe(13);
}, 120_000);
afterAll(() => workspace[Symbol.dispose]());

describe('questions', () => {
  it('lists what waits for an answer, as the contract has it', async () => {
    expect(await items('questions')).toMatchObject([
      {
        id: 'q1',
        unit: '100',
        import: 'bok',
        file: '2.se',
        code: 'ledger-row-superseded',
        message: expect.stringContaining('m1'),
        askedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        answeredAt: null,
        answeredBy: null,
        note: null,
      },
      { id: 'q2', code: 'voucher-gone', message: expect.stringContaining('A2') },
    ]);
    const { stdout } = await start('questions');
    expect(stdout).toContain('q1');
    expect(stdout).toContain('Filen saknar 1 verifikation');
  });

  it('shows the same on the file, on the match, and in its explanation', async () => {
    const file = (await items('files')).find((one) => one['name'] === '2.se');
    expect(file?.['warnings']).toMatchObject([
      { code: 'voucher-corrected' },
      { code: 'ledger-row-superseded', question: 'q1' },
      { code: 'voucher-gone', question: 'q2' },
    ]);
    expect(await items('matches')).toMatchObject([
      { id: 'm1', status: 'auto', flags: [{ code: 'ledger-row-superseded' }] },
    ]);
    expect((await start('matches')).stdout).toContain('se över');
    const explained = await json('explain', 'm1');
    expect(explained['explanation']).toContainEqual(
      expect.stringMatching(/^t\d+: Raden gäller inte längre: filen 2\.se/),
    );
    const [flag] = explained['flags'] as Item[];
    expect((await json('explain', String(flag?.['row'])))['facts']).toMatchObject({ supersededBy: '2.se' });
  });

  it('leaves no superseded row among the open items', async () => {
    const open = await items('open', '--group', 'bank');
    expect(open.map((one) => one['amountOre'])).toEqual([11_000, 20_000, 30_000]);
  });

  it('needs an id that there is, and a note', async () => {
    for (const words of [
      ['answer'],
      ['answer', 'q1'],
      ['answer', 'q99', '--note', 'x'],
      ['answer', 'q1', '--note', 'x', '--remove'],
      ['svara'],
    ])
      expect((await start('questions', ...words)).code, words.join(' ')).toBe(87);
  });

  it('takes an answer once, with who gave it, in the history too', async () => {
    const answered = await json('questions', 'answer', 'q1', '--note', 'Rättad av Eva');
    expect(answered).toMatchObject({
      id: 'q1',
      answer: 'person',
      note: 'Rättad av Eva',
      answeredBy: expect.stringMatching(/./),
      answeredAt: expect.stringMatching(/^\d{4}/),
    });
    expect(await items('questions')).toMatchObject([{ id: 'q2' }]);
    expect(await items('questions', '--all')).toHaveLength(2);
    const again = await start('questions', 'answer', 'q1', '--note', 'igen', '--json');
    expect(again.code).toBe(13);
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'question-answered-before' } });
    expect(
      workspace.query(`select who, run_id, data from history where kind = 'question.answered'`),
    ).toMatchObject([
      { who: 'questions answer', run_id: null, data: expect.stringContaining('Rättad av Eva') },
    ]);
  });

  it('takes the rows out of reconciliation when the answer is that they are gone', async () => {
    const answered = await json('questions', 'answer', 'q2', '--note', 'A2 är borttagen', '--remove');
    expect(answered).toMatchObject({ id: 'q2', removed: 2 });
    const open = await items('open', '--group', 'bank');
    expect(open.map((one) => one['amountOre'])).toEqual([11_000, 30_000]);
    expect((await runIn(workspace, 'R')).groups).toMatchObject([{ open: 2 }]);
    expect(await items('questions')).toEqual([]);
    expect((await start('questions')).stdout).toContain('Inga frågor väntar på svar.');
  });
});
