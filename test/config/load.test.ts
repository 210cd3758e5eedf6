import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleConfig } from '../../src/config/example.ts';
import { ConfigError, checkConfig, checkText, loadSettings } from '../../src/config/load.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { soundConfig } from '../errors/config.ts';

function settingsOf(yaml: string, path = '/w/config/p.yaml'): Settings {
  const { settings, errors } = checkText(yaml, path);
  expect(errors).toEqual([]);
  if (settings === null) throw new Error('no settings');
  return settings;
}

describe('the example', () => {
  it('has neither faults nor warnings', () => {
    const { errors, warnings } = checkText(exampleConfig, '/w/config/p.yaml');
    expect([...errors, ...warnings]).toEqual([]);
  });

  it('has the defaults of the contract: leaving them out changes nothing', () => {
    const full = settingsOf(exampleConfig);
    const dropped = [/^language: .*\n/m, /^timeZone: .*\n/m, /^ {2}gather: .*\n/m, /^agent:[\s\S]*$/m];
    dropped.push(/^ +(?:balanceGate|content|headerRow|sign|waitFor|quiet|longest|onMissing): .*\n/gm);
    const short = dropped.reduce((text, part) => text.replace(part, ''), exampleConfig);
    expect(short.length).toBeLessThan(exampleConfig.length - 600);
    expect(settingsOf(short)).toEqual(full);
  });
});

describe('settings', () => {
  it('have absolute paths, milliseconds and öre', () => {
    const settings = settingsOf(exampleConfig);
    expect(settings.store).toBe('sqlite:/w/config/var/prickakonto.db');
    expect(settings.log).toEqual({ folder: '/w/config/var/logg', level: 'info', keepDays: 30 });
    expect(settings.imports[0]?.places[0]).toEqual({
      unit: '100',
      path: '/w/config/import/100/huvudbok',
      archivePath: '/w/config/arkiv/100/huvudbok',
      quarantinePath: null,
      scheduled: true,
    });
    expect(settings.agent).toEqual({
      watch: 'auto',
      settle: { quietMs: 1000, everyMs: 250 },
      rescan: { localMs: 5000, shareMs: 5000 },
    });
    expect(settings.groups[0]?.window.longestMs).toBe(900_000);
    expect(settings.rules.at(-1)).toMatchObject({
      mode: 'suggest',
      tolerance: { minOre: -99, maxOre: 99, class: 'rounding', account: '3740' },
      key: [
        {
          left: 'text',
          right: 'invoice',
          normalise: [{ regex: String.raw`(?:F|faktura)\s*(\d{4,10})` }, 'stripLeadingZeros'],
        },
      ],
    });
  });

  it('leave mail and background jobs off, nothing scheduled, where the file is silent', () => {
    const yaml = soundConfig
      .replace(/^(?:mail|backgroundJobs): .*\n/gm, '')
      .replaceAll(', scheduled: true', '');
    const settings = settingsOf(yaml);
    expect(settings.mail).toMatchObject({ enabled: false, from: null, gatherMs: 10_000 });
    expect(settings.backgroundJobs).toMatchObject({ enabled: false, recipients: [] });
    expect(settings.imports.every(({ places }) => places.every(({ scheduled }) => !scheduled))).toBe(true);
    expect(settings.groups[0]).toMatchObject({ scheduled: false, waitFor: 'keyless' });
    expect(settings.groups[0]?.window).toEqual({
      quietMs: 30_000,
      longestMs: 900_000,
      expects: [],
      onMissing: 'warn',
    });
  });

  it('compare accounts without blanks, hyphens and case; account is short for any account', () => {
    const yaml = soundConfig.replace('account: "1930"', 'accounts: { "se45 5000-12": "1930" }');
    expect(settingsOf(yaml).imports[1]?.accounts).toEqual({ SE45500012: '1930' });
    expect(settingsOf(soundConfig).imports[1]?.accounts).toEqual({ '*': '1930' });
    expect(settingsOf(soundConfig).imports[0]?.accounts).toBeNull();
  });

  it('give a group every enhet whose imports feed one of its sides', () => {
    const yaml = soundConfig
      .replace('units: [{', 'units: [{ code: "200", name: B }, { code: "300", name: C }, {')
      .replace('units: { "100": { path: in/bank', 'units: { "200": { path: in/b2 }, "100": { path: in/bank');
    expect(settingsOf(yaml).groups[0]?.units).toEqual(['200', '100']);
  });

  it('take a chain of the file before the normaliser of the same name', () => {
    const yaml = soundConfig
      .replace('{ f: [digits] }', '{ ocr: [digits, ocr] }')
      .replace('key: [reference]', 'key: [{ left: ocr, right: reference, normalise: ocr }]');
    expect(settingsOf(yaml).rules[0]?.key[0]?.normalise).toEqual(['digits', 'ocr']);
  });

  it('have a hash of what a run goes by: not of language, log, console, comments or the order of keys', () => {
    const { configHash } = settingsOf(soundConfig);
    const other = `# kommentar\nlanguage: en\nlog: { level: debug }\nconsole: { port: 4000 }\n${soundConfig}`;
    expect(settingsOf(other).configHash).toBe(configHash);
    expect(
      settingsOf(soundConfig.replace('{ id: ref, type: exact,', '{ type: exact, id: ref,')).configHash,
    ).toBe(configHash);
    expect(settingsOf(soundConfig.replace('accounts: ["1930"]', 'accounts: ["1931"]')).configHash).not.toBe(
      configHash,
    );
    expect(configHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('loading a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pk-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function fault(name: string): unknown {
    return checkConfig(join(folder, name)).errors.map(({ code, line }) => ({ code, line }));
  }

  it('says when it is missing, too large, no UTF-8 or unreadable', () => {
    writeFileSync(join(folder, 'large.yaml'), '#'.repeat(1024 * 1024 + 1));
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x6e, 0x3a, 0xe5]));
    expect(fault('none.yaml')).toEqual([{ code: 'config-file-missing', line: null }]);
    expect(fault('large.yaml')).toEqual([{ code: 'config-file-too-large', line: null }]);
    expect(fault('latin.yaml')).toEqual([{ code: 'config-not-utf8', line: null }]);
    expect(fault('.')).toEqual([{ code: 'config-file-unreadable', line: null }]);
  });

  it('throws all faults at once, malformed parts or not, in the order of the file', () => {
    const path = join(folder, 'p.yaml');
    const yaml = soundConfig
      .replace('archivePath: ut/bok, ', '')
      .replace('type: bank', 'type: 7')
      .replace('rules: [ref]', 'rules: [reff]')
      .replace('units: [{', 'unit: 1\nunits: [{');
    writeFileSync(path, yaml);
    let thrown: unknown;
    try {
      loadSettings(path);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    expect(thrown).toMatchObject({ code: 'config-invalid', params: { count: 4 } });
    expect((thrown as ConfigError).faults.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['config-key-unknown', 2, 1],
      ['config-archive-path-missing', 11, 14],
      ['config-value-unknown', 21, 5],
      ['config-reference-unknown', 23, 13],
    ]);
  });

  it('tells the nearest key, and which import and enhet lack an archive', () => {
    const { errors } = checkText(
      soundConfig.replace('archivePath: ut/bok', 'arkivPath: ut/bok'),
      '/w/p.yaml',
    );
    expect(errors.map(({ params }) => params)).toEqual([
      expect.objectContaining({ import: 'bok', unit: '100' }),
      expect.objectContaining({ name: 'arkivPath', nearest: 'archivePath' }),
    ]);
  });

  it('lets an archive lie in the own folder of the program, and refuses two spellings of one account', () => {
    const inside = soundConfig.replace('archivePath: ut/bok', 'archivePath: in/bok/.prickakonto/arkiv');
    expect(checkText(inside, '/w/p.yaml').errors).toEqual([]);
    const twice = soundConfig.replace('account: "1930"', 'accounts: { SE45-1: "1930", se 451: "1940" }');
    expect(checkText(twice, '/w/p.yaml').errors.map(({ code }) => code)).toEqual(['config-id-duplicate']);
  });

  it('takes an empty file as one where everything needed is missing', () => {
    expect(checkText('', '/w/p.yaml').errors.map(({ key }) => key)).toEqual(['store', 'units']);
  });
});
