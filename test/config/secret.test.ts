import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exampleConfig } from '../../src/config/example.ts';
import { checkText } from '../../src/config/load.ts';
import { readSecret } from '../../src/config/secret.ts';
import { settingsAsYaml, showSettings } from '../../src/config/show.ts';

afterEach(() => vi.unstubAllEnvs());

describe('secrets', () => {
  it('come from the environment or from a file without its last line feed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pk-secret-'));
    writeFileSync(join(folder, 's'), 'hem ligt \n');
    vi.stubEnv('PK_TEST_SECRET', 'hemligt');
    expect(readSecret('env:PK_TEST_SECRET')).toBe('hemligt');
    expect(readSecret(`file:${join(folder, 's')}`)).toBe('hem ligt ');
    rmSync(folder, { recursive: true });
  });

  it('that are missing or empty are a fault that names the place', () => {
    vi.stubEnv('PK_TEST_SECRET', '');
    for (const from of ['env:PK_TEST_SECRET', 'env:PK_TEST_NONE', 'file:/nonexistent/secret']) {
      expect(() => readSecret(from)).toThrow(
        expect.objectContaining({ code: 'config-secret-missing', params: { from } }),
      );
    }
  });

  it('are shown as the place they are in', () => {
    vi.stubEnv('PRICKAKONTO_SMTP_PASSWORD', 'hemligt-ord');
    const { settings } = checkText(exampleConfig, '/w/p.yaml');
    if (settings === null) throw new Error('no settings');
    expect(settingsAsYaml(settings)).toContain('passwordFrom: env:PRICKAKONTO_SMTP_PASSWORD');
    expect(JSON.stringify(showSettings(settings))).not.toContain('hemligt-ord');
  });
});
