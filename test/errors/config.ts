import type { ConfigCode } from '../../src/domain/codes.ts';

/** A file (or a change of a sound one) that shows one code, where it is reported, and at which key. */
export interface ConfigReproducer {
  readonly code: ConfigCode;
  readonly yaml: string;
  readonly line: number;
  readonly key: string;
  readonly severity?: 'warning';
}

/** A small sound file; a reproducer changes one line of it. Line 1 is `store`. */
const sound = `store: sqlite:p.db
units: [{ code: "100", name: A }]
mail: { enabled: true, from: a@exempel.se, transport: file, folder: ut }
backgroundJobs: { enabled: true, reportErrors: true, recipients: [b@exempel.se] }
imports:
  - id: bok
    name: Huvudbok
    format: sie4
    feeds: ledger
    units: { "100": { path: in/bok, archivePath: ut/bok, scheduled: true } }
  - id: utdrag
    name: Kontoutdrag
    format: camt053
    feeds: bank
    account: "1930"
    units: { "100": { path: in/bank, archivePath: ut/bank, scheduled: true } }
groups:
  - id: bank
    name: Bank
    type: bank
    accounts: ["1930"]
    rules: [ref]
normalisers: { f: [digits] }
rules:
  - { id: ref, type: exact, key: [reference] }
`;

export const soundConfig = sound;

function changed(line: number, to: string): string {
  return sound
    .split('\n')
    .map((text, index) => (index === line - 1 ? to : text))
    .join('\n');
}

function rule(code: ConfigCode, text: string, key: string): ConfigReproducer {
  return { code, yaml: changed(25, `  - { id: ref, ${text} }`), line: 25, key: `rules[0]${key}` };
}

function line(code: ConfigCode, number: number, text: string, key: string): ConfigReproducer {
  // Of several lines the last is the one at fault.
  return { code, yaml: changed(number, text), line: number + text.split('\n').length - 1, key };
}

const csvImport = (csv: string, format = 'csv') => `    format: ${format}\n    csv: ${csv}`;
const positionalImport = (columns: string, more = '') =>
  `    format: positional\n    positional: { decimal: none, dateFormat: yyMMdd, columns: ${columns}${more} }`;
const places = '{ date: { from: 1, to: 6 }, amount: { from: 7, length: 10 } }';
const layout = '{ delimiter: ";", decimal: ",", dateFormat: yyyy-MM-dd, columns: { date: D, amount: B } }';

export const configReproducers: readonly ConfigReproducer[] = [
  line('config-yaml-syntax', 2, 'units: a: b', ''),
  { code: 'config-key-duplicate', yaml: `${sound}store: sqlite:q.db\n`, line: 26, key: '' },
  line('config-yaml-anchor', 23, 'normalisers: { f: &a [digits] }', ''),
  line('config-yaml-alias', 22, '    rules: [*ref]', ''),
  line('config-yaml-tag', 1, 'store: !!str sqlite:p.db', ''),
  line('config-number-unquoted', 21, '    accounts: [1930]', 'groups[0].accounts[0]'),
  line('config-number-unquoted', 10, '    units: { 100: { path: i } }', 'imports[0].units.100'),
  rule(
    'config-amount-unquoted',
    'type: exact, key: [reference], tolerance: { max: 0,99 kr }',
    '.tolerance.99 kr',
  ),
  line('config-key-unknown', 23, 'normaliser: { f: [digits] }', 'normaliser'),
  rule('config-rule-key-not-allowed', 'type: sum, key: [reference], equalCounts: group', '.equalCounts'),
  line('config-key-missing', 1, 'language: sv', 'store'),
  line('config-type', 22, '    rules: ref', 'groups[0].rules'),
  line('config-value-unknown', 8, '    format: sie', 'imports[0].format'),
  line('config-not-supported-yet', 1, 'store: postgresql://a:hemligt@b/c', 'store'),
  line('config-not-supported-yet', 19, '    name: Bank\n    waitFor: all', 'groups[0].waitFor'),
  rule('config-not-supported-yet', 'type: reversal', '.type'),
  rule('config-not-supported-yet', 'type: exact, key: [date], where: { left: { series: [A] } }', '.where'),
  rule(
    'config-not-supported-yet',
    'type: exact, key: [date], days: { before: 1, in: bankingDays }',
    '.days.in',
  ),
  line('config-number-range', 1, 'store: sqlite:p.db\nconsole: { port: 0 }', 'console.port'),
  line('config-empty', 21, '    accounts: []', 'groups[0].accounts'),
  line('config-id', 6, '  - id: bok 1', 'imports[0].id'),
  line('config-duration', 22, '    rules: [ref]\n    window: { quiet: 30 s }', 'groups[0].window.quiet'),
  line('config-duration', 22, '    rules: [ref]\n    window: { quiet: 30 }', 'groups[0].window.quiet'),
  line(
    'config-secret-place',
    3,
    'mail: { smtp: { host: h, port: 25, passwordFrom: hemligt } }',
    'mail.smtp.passwordFrom',
  ),
  line(
    'config-email',
    4,
    'backgroundJobs: { recipients: [b(at)exempel.se] }',
    'backgroundJobs.recipients[0]',
  ),
  line('config-regex', 23, 'normalisers: { f: [{ regex: "(a+)+" }] }', 'normalisers.f[0].regex'),
  rule('config-money', 'type: exact, key: [reference], tolerance: { max: 0.99 }', '.tolerance.max'),
  rule('config-ore', 'type: exact, key: [reference], tolerance: { maxOre: 0.5 }', '.tolerance.maxOre'),
  rule('config-days', 'type: unique, days: { before: 0, after: 401 }', '.days.after'),
  rule('config-days', 'type: unique, days: { before: 300, after: 300 }', '.days'),
  rule('config-field-name', 'type: exact, key: [text with blanks]', '.key[0]'),
  rule('config-field-unknown', 'type: exact, key: [referens]', '.key[0]'),
  rule(
    'config-normaliser-unknown',
    'type: exact, key: [{ left: text, right: text, normalise: digit }]',
    '.key[0].normalise',
  ),
  line(
    'config-date-format',
    8,
    csvImport(layout.replace('yyyy-MM-dd', 'datum')),
    'imports[0].csv.dateFormat',
  ),
  line('config-time-zone', 1, 'store: sqlite:p.db\ntimeZone: Europe/Stokholm', 'timeZone'),
  line(
    'config-org-number',
    2,
    'units: [{ code: "100", name: A, orgNumber: 559999-0009 }]',
    'units[0].orgNumber',
  ),
  line('config-delimiter', 8, csvImport(layout.replace('";"', '";;"')), 'imports[0].csv.delimiter'),
  line('config-store', 1, 'store: p.db', 'store'),
  line('config-csv-layout-missing', 8, csvImport('{ headerRow: 0 }'), 'imports[0].csv'),
  line('config-csv-columns', 8, csvImport(layout.replace('amount: B', 'debit: B')), 'imports[0].csv.columns'),
  { ...line('config-csv-unused', 8, csvImport(layout, 'sie4'), 'imports[0].csv'), severity: 'warning' },
  { ...line('config-positional-missing', 8, '    format: positional', 'imports[0].positional'), line: 6 },
  line(
    'config-positional-columns',
    8,
    positionalImport('{ date: { from: 1, to: 6 } }'),
    'imports[0].positional.columns',
  ),
  line(
    'config-positional-span',
    8,
    positionalImport(places.replace('from: 1, to: 6', 'from: 6, to: 1')),
    'imports[0].positional.columns.date',
  ),
  line(
    'config-positional-overlap',
    8,
    positionalImport(places.replace('from: 7', 'from: 6')),
    'imports[0].positional.columns.amount',
  ),
  line(
    'config-positional-total',
    8,
    positionalImport(places, ', total: { match: "^90" }'),
    'imports[0].positional.total',
  ),
  {
    ...line(
      'config-positional-unused',
      8,
      positionalImport(places).replace('format: positional', 'format: sie4'),
      'imports[0].positional',
    ),
    severity: 'warning',
  },
  rule('config-rule-key-missing', 'type: sum', '.key'),
  line('config-id-duplicate', 11, '  - id: bok', 'imports[1].id'),
  line('config-reference-unknown', 22, '    rules: [reff]', 'groups[0].rules[0]'),
  line(
    'config-path-missing',
    10,
    '    units: { "100": { archivePath: ut, scheduled: true } }',
    'imports[0].units.100.path',
  ),
  line(
    'config-archive-path-missing',
    10,
    '    units: { "100": { path: in, scheduled: true } }',
    'imports[0].units.100.archivePath',
  ),
  line(
    'config-paths-same',
    10,
    '    units: { "100": { path: in, archivePath: ./in/ } }',
    'imports[0].units.100.archivePath',
  ),
  line(
    'config-paths-nested',
    10,
    '    units: { "100": { path: a, archivePath: a/b } }',
    'imports[0].units.100.archivePath',
  ),
  line(
    'config-quarantine-path',
    10,
    '    units: { "100": { path: a, archivePath: b, quarantinePath: a } }',
    'imports[0].units.100.quarantinePath',
  ),
  line('config-path-shared', 16, '    units: { "100": { path: in/bok } }', 'imports[1].units.100.path'),
  line(
    'config-account-twice',
    15,
    '    accounts: { "*": "1930" }\n    account: "1930"',
    'imports[1].account',
  ),
  line('config-accounts-on-ledger', 9, '    feeds: ledger\n    account: "1930"', 'imports[0].account'),
  { ...line('config-accounts-missing', 15, '    balanceGate: warn', 'imports[1].accounts'), line: 11 },
  line('config-mail-from-missing', 3, 'mail: { enabled: true, transport: file, folder: ut }', 'mail.from'),
  line('config-mail-transport-incomplete', 3, 'mail: { enabled: true, from: a@exempel.se }', 'mail.smtp'),
  { ...line('config-mail-needed', 3, 'mail: { enabled: false }', 'backgroundJobs.reportErrors'), line: 4 },
  line('config-recipients-missing', 4, 'backgroundJobs: { reportErrors: true }', 'backgroundJobs.recipients'),
  rule(
    'config-tolerance-twice',
    'type: sum, key: [date], tolerance: { max: "1 kr", maxOre: 100 }',
    '.tolerance.maxOre',
  ),
  rule(
    'config-tolerance-order',
    'type: sum, key: [date], tolerance: { min: "2 kr", max: "1 kr" }',
    '.tolerance',
  ),
  rule('config-tolerance-class-missing', 'type: unique, tolerance: { max: "1 kr" }', '.tolerance.class'),
  rule(
    'config-tolerance-account-missing',
    'type: unique, tolerance: { max: "1 kr", class: bankFee }',
    '.tolerance.account',
  ),
  { ...rule('config-family-in-group', 'type: net, key: [reference]', ''), line: 22, key: 'groups[0].rules' },
  {
    code: 'config-when-complete-source',
    yaml: changed(15, '    account: "1930"\n    completeThrough: none').replace(
      'key: [reference]',
      'key: [reference], whenComplete: true',
    ),
    line: 23,
    key: 'groups[0].rules',
  },
  { ...line('config-group-not-fed', 14, '    feeds: external', 'groups[0]'), line: 18, severity: 'warning' },
  {
    ...line(
      'config-rule-unused',
      25,
      '  - { id: ref, type: unique }\n  - { id: b, type: sum, key: [date] }',
      'rules[1].id',
    ),
    line: 26,
    severity: 'warning',
  },
  {
    code: 'config-rule-shadowed',
    yaml: changed(25, '  - { id: ref, type: unique }\n  - { id: b, type: unique }').replace(
      '[ref]',
      '[ref, b]',
    ),
    line: 22,
    key: 'groups[0].rules',
    severity: 'warning',
  },
  {
    code: 'config-group-rules-excluded',
    yaml: changed(25, '  - { id: ref, type: unique, excludedFromAutomatic: true }').replace(
      'rules: [ref]',
      'rules: [ref]\n    scheduled: true',
    ),
    line: 22,
    key: 'groups[0].rules',
    severity: 'warning',
  },
  {
    ...rule('config-span-needless', 'type: sum, key: [date], spanDays: 3', '.spanDays'),
    severity: 'warning',
  },
];

/** Codes about the file as a whole or a secret; test/config/load.test.ts and secret.test.ts show them. */
export const configCodesShownElsewhere: readonly ConfigCode[] = [
  'config-file-missing',
  'config-file-unreadable',
  'config-file-too-large',
  'config-not-utf8',
  'config-invalid',
  'config-secret-missing',
];
