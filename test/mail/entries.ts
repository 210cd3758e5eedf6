import type {
  FileImported,
  FileQuarantined,
  ReportEntry,
  WindowReconciled,
} from '../../src/domain/report.ts';
import type { RenderContext } from '../../src/mail/render.ts';

const base = { at: '2026-11-25T08:10:00.000Z', run: 'r01', unit: '100' };

export const context: RenderContext = {
  language: 'sv',
  server: 'SERVER01',
  unitNames: { '100': 'Exempel Bygg AB', '200': 'Exempel Handel AB' },
  runFacts: {
    run: 'r01',
    who: '/A',
    version: '0.1.0',
    account: 'svc-prickakonto',
    configHash: 'abcdef0123456789',
  },
};

export function imported(change: Partial<FileImported> = {}): FileImported {
  return {
    kind: 'file-imported',
    ...base,
    import: 'bank',
    file: 'bank.xml',
    rows: 1200,
    known: 3,
    warnings: [],
    ...change,
  };
}

export function quarantined(change: Partial<FileQuarantined> = {}): FileQuarantined {
  return {
    kind: 'file-quarantined',
    ...base,
    import: 'bank',
    file: 'trasig.csv',
    code: 'amount-unreadable',
    params: { amount: '12,x' },
    line: 7,
    quarantinedAs: '/data/karantan/2026-11-25/01ABC~trasig.csv',
    ...change,
  };
}

export function reconciled(change: Partial<WindowReconciled> = {}): WindowReconciled {
  return {
    kind: 'window-reconciled',
    ...base,
    group: 'bank',
    groupName: 'Bankkonto',
    matched: 1197,
    suggested: 0,
    open: 3,
    ambiguous: 2,
    openAmountOre: 123450,
    missing: [],
    onMissing: 'warn',
    reason: 'complete',
    late: 0,
    noop: false,
    oldest: [
      {
        id: 't7',
        side: 'bank',
        date: '2026-10-02',
        amountOre: -123450,
        reference: '4711',
        text: 'Hyra',
        reasonCode: 'no-candidate',
      },
    ],
    ...change,
  };
}

export const finished: ReportEntry = {
  kind: 'run-finished',
  at: '2026-11-25T08:10:04.000Z',
  run: 'r01',
  mode: 'A',
  startedAt: '2026-11-25T08:10:00.000Z',
  seconds: 4,
};
