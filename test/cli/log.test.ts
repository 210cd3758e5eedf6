import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog, removeOld } from '../../src/cli/log.ts';
import { shortLine } from '../../src/cli/short-line.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prickakonto-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = {
  timeZone: 'Europe/Stockholm',
  kind: 'run',
  terminal: null,
  language: 'sv',
  colour: false,
} as const;

describe('the log', () => {
  it('is in its file when it has been closed, with the run on every line and only from its level on', async () => {
    const log = openLog({ ...options, log: { folder, level: 'info', keepDays: 30 } });
    const ofRun = log.forRun('r01');
    ofRun.debug('not worth keeping');
    for (let i = 0; i < 200; i += 1) ofRun.info('file imported and archived', { file: `f${i}` });
    await log.close();
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^prickakonto-run-\d{4}-\d\d-\d\d\.log$/);
    const lines = readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines).toHaveLength(200);
    expect(lines[199]).toMatchObject({
      level: 'info',
      message: 'file imported and archived',
      run: 'r01',
      file: 'f199',
    });
  });

  it('removes its own files that are older than the days to keep, and nothing else', () => {
    for (const name of [
      'prickakonto-run-2026-10-25.log',
      'prickakonto-agent-2026-10-26.log',
      'prickakonto-run-2026-11-25.log',
      'annat-2020-01-01.log',
    ])
      writeFileSync(join(folder, name), '');
    removeOld({ folder, level: 'info', keepDays: 30 }, '2026-11-25');
    expect(readdirSync(folder).sort()).toEqual([
      'annat-2020-01-01.log',
      'prickakonto-agent-2026-10-26.log',
      'prickakonto-run-2026-11-25.log',
    ]);
  });

  it('is short on the terminal, in the reader’s language, with the ids', () => {
    const line = {
      level: 'info',
      message: 'file imported and archived',
      file: '01ABC',
      name: 'a.csv',
      unit: '100',
      import: 'bank',
      run: 'r01',
      size: 9,
    };
    expect(shortLine(line, options).slice('12:34:56 '.length)).toBe(
      'fil importerad och arkiverad  enhet=100 import=bank namn=a.csv fil=01ABC körning=r01',
    );
    expect(shortLine(line, { ...options, language: 'en' })).toContain('file imported and archived  unit=100');
  });
});
