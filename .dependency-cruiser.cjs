/**
 * Who may import whom: the table of rooms (docs/adr/0001-architecture.md), and which room a package may live in.
 * `npm run check` runs this; it also fails when fewer modules were seen than src/ has files.
 */
const rooms = {
  // Every room may import domain and i18n; i18n itself only the types of domain.
  domain: [],
  i18n: ['domain'],
  formats: [],
  windows: [],
  reconcile: [],
  config: [],
  // store decides in its own transaction whether a window closes, by the pure function of windows.
  store: ['windows'],
  mail: ['store', 'config'],
  ingest: ['formats', 'windows', 'store', 'config'],
  ops: ['ingest', 'store', 'mail', 'config'],
  agent: ['ingest', 'windows', 'reconcile', 'formats', 'store', 'mail', 'config'],
  cli: ['agent', 'ops', 'ingest', 'windows', 'reconcile', 'formats', 'store', 'mail', 'config'],
};
const everyone = { domain: ['domain'], i18n: ['i18n', 'domain'] };
const core = '^src/(domain|formats|reconcile|windows|i18n)/';

const roomRules = Object.entries(rooms).map(([room, below]) => {
  const allowed = everyone[room] ?? [room, 'domain', 'i18n', ...below];
  return {
    name: `room-${room}`,
    severity: 'error',
    comment: `${room} imports only ${allowed.join(', ')}`,
    from: { path: `^src/${room}/` },
    to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
  };
});

/** Package pattern → the one room (or file) that may import it. */
const homes = {
  rxjs: 'agent',
  chokidar: 'agent',
  '(@mikro-orm|better-sqlite3|kysely)': 'store',
  nodemailer: 'mail',
  '(yargs|winston|winston-daily-rotate-file|cli-table3)': 'cli',
  zod: 'config',
  // `inspect --suggest` writes YAML with remarks.
  yaml: '(config|cli/documents)',
  '(saxes|iconv-lite|yauzl)': 'formats',
};
const packageRules = Object.entries(homes).map(([name, room]) => ({
  name: `${name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}-only-in-${room}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `(^|node_modules/)${name}(/|$)` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'a circle of types alone is erased before anything runs',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      // Started by name, not imported.
      from: { orphan: true, path: '^src/', pathNot: '(^src/main\\.ts|/worker\\.ts)$' },
      to: {},
    },
    {
      name: 'main-is-thin',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/cli/' },
    },
    ...roomRules,
    ...packageRules,
    {
      name: 'core-no-io',
      severity: 'error',
      comment: 'the core is synchronous and pure: clock, ids and bytes are arguments',
      // A workbook is unpacked by streams of Node, over bytes that it is handed (docs/adr/0008-workbooks.md).
      from: { path: core, pathNot: '^src/formats/xlsx/archive\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(util|buffer|assert|assert/strict|crypto)$' },
    },
    {
      name: 'core-no-packages',
      severity: 'error',
      from: { path: core },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'unknown'],
        pathNot: 'node_modules/(saxes|iconv-lite|yauzl)/',
      },
    },
    {
      name: 'no-dev-packages',
      severity: 'error',
      from: { path: '^src/' },
      // Types alone may come from a development package.
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
