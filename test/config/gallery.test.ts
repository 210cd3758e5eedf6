import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/config/load.ts';
import { configCodes } from '../../src/domain/codes.ts';
import { textOf } from '../../src/i18n/text.ts';
import { configCodesShownElsewhere, configReproducers, soundConfig } from '../errors/config.ts';

describe('each fault of the configuration', () => {
  it('starts from a file without any', () => {
    const { errors, warnings } = checkText(soundConfig, '/w/config.yaml');
    expect([...errors, ...warnings]).toEqual([]);
  });

  it.each(configReproducers.map((one) => [one.code, one.key, one] as const))(
    '%s at %s',
    (_code, _key, one) => {
      const { settings, errors, warnings } = checkText(one.yaml, '/w/config.yaml');
      const found = one.severity === 'warning' ? warnings : errors;
      expect(found.map(({ code, line, key }) => ({ code, line, key }))).toContainEqual({
        code: one.code,
        line: one.line,
        key: one.key,
      });
      expect(settings === null).toBe(one.severity !== 'warning');
      const fault = found.find(({ code, key }) => code === one.code && key === one.key);
      for (const language of ['sv', 'en'] as const) {
        const { message, hint } = textOf(one.code, fault?.params ?? {}, language);
        expect(message).not.toMatch(/\{\w+\}|undefined/);
        expect(hint).not.toMatch(/\{\w+\}|undefined/);
        expect(message.length).toBeGreaterThan(10);
        expect(hint.length).toBeGreaterThan(10);
        expect(message + hint).not.toContain('hemligt');
      }
    },
  );

  it('has a reproducer of every code', () => {
    const shown = new Set([...configReproducers.map(({ code }) => code), ...configCodesShownElsewhere]);
    expect(configCodes.filter((code) => !shown.has(code))).toEqual([]);
  });
});
