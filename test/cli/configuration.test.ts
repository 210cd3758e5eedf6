import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/program.ts';
import { makeWorkspace } from '../support/workspace.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prickakonto-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Faults {
  readonly error: {
    readonly code: string;
    readonly faults: readonly {
      readonly line: number | null;
      readonly key: string;
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    }[];
  };
}

describe('a faulty configuration', () => {
  const broken =
    'store: sqlite:p.db\nunits:\n  - { code: "100", name: Ett, orgnumber: 559999-0008 }\ngroups: 7\n';

  it.each(['/A', 'agent', 'files', 'check-paths', 'config'])(
    'stops %s with exit 10 and every fault, each with line, key and what to do',
    async (word) => {
      const path = join(folder, 'broken.yaml');
      writeFileSync(path, broken);
      const { code, stdout } = await run([word, '--config', path, '--json']);
      const { error } = JSON.parse(stdout) as Faults;
      expect(code).toBe(10);
      expect(error.faults.map(({ line, key }) => [line, key])).toEqual(
        expect.arrayContaining([[4, 'groups']]),
      );
      expect(error.faults.length).toBeGreaterThan(1);
      for (const fault of error.faults)
        expect([fault.code.startsWith('config-'), fault.message !== '', fault.hint !== '']).toEqual([
          true,
          true,
          true,
        ]);
      expect(existsSync(join(folder, 'p.db'))).toBe(false);
    },
  );

  it('is told line by line on stderr', async () => {
    const path = join(folder, 'text.yaml');
    writeFileSync(path, broken);
    const { code, stdout, stderr } = await run(['config', 'check', '--config', path]);
    expect([code, stdout]).toEqual([10, '']);
    expect(stderr).toContain('rad 4: groups har ett värde av fel slag: 7.');
    expect(stderr).not.toMatch(/(\S+): \1: /);
    expect(stderr).toContain('Gör så här: ');
  });

  it.each([
    ['- a\n- b\n', 'rad 1: Filen har ett värde av fel slag'],
    ['store: [a\n', 'Rad '],
    ['store: &a x\n', 'Rad 1: YAML-ankaret &a'],
  ])('names line and key once: %j', async (text, begin) => {
    const path = join(folder, 'once.yaml');
    writeFileSync(path, text);
    const { code, stderr } = await run(['config', 'check', '--config', path]);
    expect(code).toBe(10);
    expect(`\n${stderr}`).toContain(`\n${begin}`);
  });

  it('without a sender, test-mail ends with 10', async () => {
    const path = join(folder, 'no-mail.yaml');
    writeFileSync(path, 'store: sqlite:p.db\nunits: [{ code: "1", name: Ett }]\n');
    expect((await run(['test-mail', '--config', path])).code).toBe(10);
  });

  it('that is missing is named', async () => {
    const { code, stdout } = await run(['units', '--json'], {
      env: { PRICKAKONTO_CONFIG: join(folder, 'nowhere.yaml') },
    });
    expect(code).toBe(10);
    expect((JSON.parse(stdout) as Faults).error.code).toBe('config-file-missing');
  });
});

describe('config', () => {
  it('init writes an example that check accepts, and never over a file', async () => {
    const path = join(folder, 'new', 'prickakonto.yaml');
    expect((await run(['config', 'init', path])).code).toBe(0);
    const written = readFileSync(path, 'utf8');
    expect((await run(['config', 'check', path])).code).toBe(0);
    const again = await run(['config', 'init', path, '--json']);
    expect(again.code).toBe(87);
    expect((JSON.parse(again.stdout) as Faults).error.code).toBe('cli-file-exists');
    expect(readFileSync(path, 'utf8')).toBe(written);
  });

  it('show and schema print one document each', async () => {
    using workspace = makeWorkspace();
    const shown = JSON.parse(
      (await run(['config', 'show', '--config', workspace.configPath, '--json'])).stdout,
    ) as { store: string };
    expect(shown.store).toBe(`sqlite:${workspace.database}`);
    const schema = JSON.parse((await run(['config', 'schema'])).stdout) as {
      properties: Record<string, unknown>;
    };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['store', 'units', 'imports', 'groups', 'rules']),
    );
  });
});

describe('background jobs that are off', () => {
  it.each(['agent', '/A', '/U', '/R'])('%s does nothing, says so and ends with 10', async (word) => {
    using workspace = makeWorkspace({ extra: { backgroundJobs: { enabled: false } } });
    workspace.drop('100', 'bank', 'a.csv', 'Datum;Belopp;Referens;Text\r\n2026-11-10;1,00;A;a');
    const { code, stdout } = await run([word, '--config', workspace.configPath, '--json']);
    expect(code).toBe(10);
    expect((JSON.parse(stdout) as Faults).error.code).toBe('background-jobs-off');
    expect(existsSync(workspace.database)).toBe(false);
    expect(workspace.files(workspace.inbox('100', 'bank'))).toEqual(['a.csv']);
  });
});
