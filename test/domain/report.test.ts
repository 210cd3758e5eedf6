import { describe, expect, it } from 'vitest';
import { isWanted, type ReportEntry, severity } from '../../src/domain/report.ts';
import { finished, imported, quarantined, reconciled } from '../mail/entries.ts';

const differs = imported({ warnings: [{ code: 'balance-differs', severity: 'warning', params: {} }] });
const lacking = reconciled({ missing: ['bank'] });

describe('who a report entry is for', () => {
  it.each<[string, ReportEntry, 'error' | 'info', boolean, boolean]>([
    ['an imported file', imported(), 'info', false, true],
    ['a file whose balance differs', differs, 'error', true, true],
    ['a quarantined file', quarantined(), 'error', true, false],
    ['a reconciled window', reconciled(), 'info', false, true],
    ['a window that lacks an import', lacking, 'error', true, true],
    [
      'a window whose missing import does not matter',
      reconciled({ missing: ['bank'], onMissing: 'run' }),
      'info',
      false,
      true,
    ],
    ['a finished run', finished, 'info', false, true],
  ])('%s', (_, entry, expected, whenErrors, whenCompletions) => {
    expect(severity(entry)).toBe(expected);
    expect(isWanted(entry, { reportErrors: true, notifyOnCompletion: false })).toBe(whenErrors);
    expect(isWanted(entry, { reportErrors: false, notifyOnCompletion: true })).toBe(whenCompletions);
    expect(isWanted(entry, { reportErrors: false, notifyOnCompletion: false })).toBe(false);
  });
});
