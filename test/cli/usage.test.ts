import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/cli.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { cliTextOf } from '../../src/i18n/cli-text.ts';
import { run } from '../support/program.ts';

interface ErrorDocument {
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

/** The command line in this process: what it prints, and its exit code. */
async function told(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    });
  }
  const code = await runCommandLine(words);
  vi.restoreAllMocks();
  return { code, ...texts };
}

afterEach(() => vi.restoreAllMocks());

describe('help', () => {
  it('is Swedish and names every command with what it does', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Kommandon:');
    expect(stdout).toContain('Testa sökvägsinställningar');
    for (const command of commands) expect(stdout).toContain(`prickakonto ${command.name}`);
    expect(stdout).not.toMatch(/Commands:|Options:|Show help|boolean/);
  });

  it('is English with --lang en, and with PRICKAKONTO_LANG', async () => {
    const [byOption, byEnvironment] = await Promise.all([
      run(['--help', '--lang', 'en']),
      run(['/?'], { env: { PRICKAKONTO_LANG: 'en' } }),
    ]);
    expect(byOption.stdout).toContain('Commands:');
    expect(byOption.stdout).not.toMatch(/Kommandon|Visa/);
    expect(byEnvironment.stdout).toBe(byOption.stdout);
  });

  it('and version are one JSON document with --json', async () => {
    const [help, version] = await Promise.all([run(['--help', '--json']), run(['--version', '--json'])]);
    expect((JSON.parse(help.stdout) as { help: string }).help).toContain('Kommandon:');
    expect((JSON.parse(version.stdout) as { version: string }).version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(commands.map((command) => command.name))('of %s exists in both languages', (name) => {
    expect(cliTextOf('sv').commands[name]).toBeTruthy();
    expect(cliTextOf('en').commands[name]).toBeTruthy();
  });
});

describe('wrong words', () => {
  it.each([
    [['agnet'], 'agnet', 'agent'],
    [['run', '--improt'], '--improt', '--import'],
    [['files', 'lsit'], 'lsit', 'list'],
    [['open', '--gruop', 'bank'], '--gruop', '--group'],
    [['/A', 'opne'], 'opne', 'open'],
    [['/X'], '/X', '/A'],
  ])('%j ends with 87 and names the nearest word', async (words, wrong, meant) => {
    const { code, stdout } = await told([...words, '--json']);
    const { error } = JSON.parse(stdout) as ErrorDocument;
    expect(code).toBe(87);
    expect(error).toMatchObject({
      code: 'cli-unknown-word',
      message: `Okänt ord på kommandoraden: ${wrong}`,
    });
    expect(error.hint).toContain(`Menade du ${meant}?`);
  });

  it.each([
    [['/A', '/U'], 'cli-too-many-switches'],
    [['run'], 'cli-option-invalid'],
    [['run', '--import', '--wait', 'länge'], 'cli-option-invalid'],
    [['open', '--group'], 'cli-option-invalid'],
    [['explain'], 'cli-option-invalid'],
    [['units', '--lang', 'de'], 'cli-option-invalid'],
    [['test-mail', '--to', 'ekonomi'], 'cli-option-invalid'],
    [[], 'cli-command-missing'],
  ])('%j ends with 87 and %s', async (words, code) => {
    const ended = await told([...words, '--json']);
    expect(ended.code).toBe(87);
    expect((JSON.parse(ended.stdout) as ErrorDocument).error.code).toBe(code);
    expect(ended.stderr).toBe('');
  });

  it.each([
    [['explain'], 'ID måste anges.'],
    [['inspect'], 'FILES måste anges.'],
    [['open', '--group'], '--group saknar värde.'],
  ])('%j says by name what is missing', async (words, message) => {
    const { stdout } = await told([...words, '--json']);
    expect((JSON.parse(stdout) as ErrorDocument).error.message).toBe(message);
  });

  it('are told in text on stderr: what, what to do, the code', async () => {
    const { code, stdout, stderr } = await told(['exit-cods']);
    expect([code, stdout]).toEqual([87, '']);
    expect(stderr).toBe(
      'Okänt ord på kommandoraden: exit-cods\nGör så här: Menade du exit-codes? prickakonto --help visar alla kommandon och val.\nKod: cli-unknown-word\n',
    );
  });
});

describe('exit-codes', () => {
  it('lists the table of the program', async () => {
    const { stdout } = await told(['exit-codes', '--json']);
    const { items } = JSON.parse(stdout) as { items: { code: number; meaning: string; windows: string }[] };
    expect(items.map((item) => item.code)).toEqual([0, 1, 3, 5, 10, 13, 21, 53, 59, 87, 112, 130, 143, 170]);
    expect(items.every((item) => item.code >= 128 || item.windows !== '')).toBe(true);
  });
});
