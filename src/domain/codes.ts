/**
 * Every code a person or a script may meet, in one table per area. The Swedish and English catalogues are records over
 * these tables, so a missing text fails the compiler. Codes are contracts: never renamed, never reused.
 */

/** Faults in `config/prickakonto.yaml`. */
export const configCodes = [
  'config-file-missing',
  'config-file-unreadable',
  'config-file-too-large',
  'config-not-utf8',
  'config-invalid',
  'config-yaml-syntax',
  'config-key-duplicate',
  'config-yaml-anchor',
  'config-yaml-alias',
  'config-yaml-tag',
  'config-number-unquoted',
  'config-amount-unquoted',
  'config-key-unknown',
  'config-rule-key-not-allowed',
  'config-key-missing',
  'config-type',
  'config-value-unknown',
  'config-not-supported-yet',
  'config-number-range',
  'config-empty',
  'config-id',
  'config-duration',
  'config-secret-place',
  'config-email',
  'config-regex',
  'config-money',
  'config-ore',
  'config-days',
  'config-field-name',
  'config-field-unknown',
  'config-normaliser-unknown',
  'config-date-format',
  'config-time-zone',
  'config-org-number',
  'config-delimiter',
  'config-store',
  'config-csv-layout-missing',
  'config-csv-columns',
  'config-csv-unused',
  'config-positional-missing',
  'config-positional-columns',
  'config-positional-span',
  'config-positional-overlap',
  'config-positional-total',
  'config-positional-unused',
  'config-rule-key-missing',
  'config-id-duplicate',
  'config-reference-unknown',
  'config-path-missing',
  'config-archive-path-missing',
  'config-paths-same',
  'config-paths-nested',
  'config-path-shared',
  'config-quarantine-path',
  'config-account-twice',
  'config-accounts-on-ledger',
  'config-accounts-missing',
  'config-mail-from-missing',
  'config-mail-transport-incomplete',
  'config-mail-needed',
  'config-recipients-missing',
  'config-tolerance-twice',
  'config-tolerance-order',
  'config-tolerance-class-missing',
  'config-tolerance-account-missing',
  'config-family-in-group',
  'config-when-complete-source',
  'config-secret-missing',
  'config-group-not-fed',
  'config-rule-unused',
  'config-rule-shadowed',
  'config-group-rules-excluded',
  'config-span-needless',
] as const;

/** What a reader says of a file's content. */
export const formatCodes = [
  'format-unknown',
  'format-not-supported-yet',
  'file-truncated',
  'format-line-too-long',
  'encoding-mixed',
  'letters-lost',
  'amount-unreadable',
  'amount-finer-than-minor-unit',
  'currency-unreadable',
  'date-unreadable',
  'balance-differs',
  'xml-not-well-formed',
  'xml-doctype-refused',
  'xml-limit-exceeded',
  'xml-namespace-missing',
  'camt-version-unknown',
  'camt-message-missing',
  'statement-missing',
  'statement-account-missing',
  'statement-currency-mixed',
  'entry-direction-missing',
  'entry-status-missing',
  'entry-date-missing',
  'balance-direction-missing',
  'format-control-sum',
  'encoding-not-utf8',
  'format-other-than-configured',
  'csv-layout-missing',
  'csv-header-missing',
  'csv-column-missing',
  'csv-cells-missing',
  'csv-cells-extra',
  'csv-quote-unclosed',
  'csv-credit-negative',
  'rows-not-booked',
  'balance-day-missing',
  'balance-opening-differs',
  'balance-currency-differs',
  'statement-account-late',
  'statement-copy',
  'entry-not-opened',
  'reversals-turned',
  'file-web-page',
  'sie-not-recognised',
  'sie-flag-set',
  'sie-org-number-form',
  'sie-item-unreadable',
  'sie-currency-late',
  'sie-nothing-read',
  'sie-company-name-missing',
  'sie-address-fields',
  'sie-tax-year-unreadable',
  'sie-sru-unreadable',
  'sie-account-unreadable',
  'sie-account-length',
  'sie-account-undeclared',
  'sie-fiscal-year-unreadable',
  'sie-fiscal-year-odd',
  'sie-type-differs',
  'sie-checksum-differs',
  'sie-date-form',
  'sie-amount-form',
  'sie-object-list-missing',
  'sie-row-date-missing',
  'sie-object-list-unreadable',
  'sie-text-line-break',
  'sie-quote-open',
  'sie-control-character',
  'sie-line-unreadable',
  'voucher-unbalanced',
  'voucher-date-missing',
  'voucher-account-unreadable',
  'voucher-row-outside',
  'voucher-series-missing',
  'voucher-number-odd',
  'voucher-empty',
  'voucher-braces-missing',
  'voucher-outside-year',
  'row-outside-year',
  'balance-unreadable',
  'balance-without-year',
  'sie-root-missing',
  'sie-file-info-late',
  'subledger-differs',
] as const;

/** SWIFT MT940 and MT942, OFX. */
export const swiftCodes = [
  'swift-field-unreadable',
  'swift-field-out-of-place',
  'swift-field-too-long',
  'swift-statement-incomplete',
  'swift-interim-late',
  'swift-day-moved',
  'swift-amount-form',
  'swift-balance-currency-missing',
  'swift-currency-late',
  'swift-control-character',
  'swift-national-letters',
  'ofx-response-failed',
  'ofx-limit-exceeded',
  'ofx-transaction-corrected',
  'ofx-securities-not-read',
] as const;

/** Text files of Bankgirot and Plusgirot: BgMax, Leverantörsbetalningar, Autogiro. */
export const giroCodes = [
  'giro-record-missing',
  'giro-line-unknown',
  'giro-tab',
  'giro-text-cut',
  'giro-no-bookings',
  'giro-report-unknown',
  'giro-format-not-read',
  'giro-currency-differs',
  'bgmax-version-unknown',
  'bgmax-test-file',
  'bgmax-section-too-large',
  'autogiro-payments-stopped',
] as const;

/** Tables: dialects of text tables, fixed positions, workbooks. */
export const tableCodes = [
  'table-amount-ambiguous',
  'table-sign-ambiguous',
  'table-decimal-ambiguous',
  'table-decimal-mixed',
  'table-date-ambiguous',
  'table-date-unknown',
  'table-direction-unreadable',
  'table-currency-unreadable',
  'table-credit-corrections',
  'table-lines-quoted',
  'table-accounts-many',
  'xlsx-encrypted',
  'xlsx-old-format',
  'xlsx-not-a-workbook',
  'xlsx-damaged',
  'xlsx-too-large',
  'xlsx-sheet-none',
  'xlsx-sheet-missing',
  'xlsx-header-missing',
  'xlsx-cell-error',
  'xlsx-cell-uncalculated',
  'xlsx-cell-unreadable',
  'xlsx-hidden-rows',
  'xlsx-sheets-unread',
  'xlsx-digits-lost',
  'positional-layout-missing',
  'positional-line-short',
  'positional-nothing-read',
] as const;

/** What the checks between files and of whole files find: balances that do not follow on, gaps, corrections, the wrong folder. */
export const gateCodes = [
  'statement-gap',
  'statement-pages-missing',
  'statement-balance-break',
  'statement-number-conflict',
  'voucher-corrected',
  'voucher-gone',
  'file-older-than-known',
  'ledger-row-superseded',
  'snapshot-empty',
  'snapshot-shrunk',
  'snapshot-older',
  'open-item-changed',
  'account-of-another-import',
  'account-known-elsewhere',
  'account-currency-new',
  'row-currency-differs',
  'row-in-future',
  'question-answered-before',
  'question-overtaken',
] as const;

/** The life of a file. */
export const ingestCodes = [
  'file-empty',
  'file-too-large',
  'same-content-elsewhere',
  'file-changed-after-commit',
  'file-read-failed',
  'file-of-another-company',
  'file-in-other-hands',
  'file-not-found',
  'file-not-quarantined',
  'import-account-unmapped',
  'archive-bytes-missing',
  'archive-bytes-differ',
] as const;

/** Folders and shares. */
export const pathCodes = [
  'path-missing',
  'path-not-a-folder',
  'path-no-permission',
  'path-read-only',
  'path-disk-full',
  'path-busy',
  'path-share-gone',
  'path-mapped-drive',
  'path-not-renamable',
] as const;

/** The database. */
export const storeCodes = [
  'store-unreachable',
  'store-damaged',
  'store-newer',
  'store-full',
  'store-busy',
] as const;

/** Mail transports. */
export const mailCodes = [
  'mail-connection-refused',
  'mail-host-unknown',
  'mail-unreachable',
  'mail-greeting-timeout',
  'mail-connection-lost',
  'mail-tls-mode',
  'mail-tls-not-offered',
  'mail-tls-failed',
  'mail-certificate',
  'mail-auth-failed',
  'mail-auth-password-off',
  'mail-auth-smtp-off',
  'mail-auth-not-offered',
  'mail-sender-refused',
  'mail-recipient-refused',
  'mail-too-large',
  'mail-no-recipient',
  'mail-temporarily-refused',
  'mail-refused',
  'mail-not-configured',
  'mail-folder',
] as const;

/** Windows, runs and the matching engine. */
export const reconcileCodes = [
  'group-plan-refused',
  'group-run-failed',
  'group-busy',
  'unit-failed',
  'window-missing-imports',
] as const;

/** Words on the command line. */
export const cliCodes = [
  'cli-unknown-word',
  'cli-too-many-switches',
  'cli-option-invalid',
  'cli-command-missing',
  'cli-file-exists',
  'cli-file-unreadable',
  'id-unknown',
  'agent-already-runs',
  'background-jobs-off',
  'demo-folder-not-empty',
  'run-timed-out',
  'unexpected',
] as const;

export type ConfigCode = (typeof configCodes)[number];
export type FormatCode = (typeof formatCodes)[number];
export type SwiftCode = (typeof swiftCodes)[number];
export type GiroCode = (typeof giroCodes)[number];
export type TableCode = (typeof tableCodes)[number];
export type GateCode = (typeof gateCodes)[number];
export type IngestCode = (typeof ingestCodes)[number];
export type PathCode = (typeof pathCodes)[number];
export type StoreCode = (typeof storeCodes)[number];
export type MailCode = (typeof mailCodes)[number];
export type ReconcileCode = (typeof reconcileCodes)[number];
export type CliCode = (typeof cliCodes)[number];
export type Code =
  | ConfigCode
  | FormatCode
  | SwiftCode
  | GiroCode
  | TableCode
  | GateCode
  | IngestCode
  | PathCode
  | StoreCode
  | MailCode
  | ReconcileCode
  | CliCode;

export const allCodes: readonly Code[] = [
  ...configCodes,
  ...formatCodes,
  ...swiftCodes,
  ...giroCodes,
  ...tableCodes,
  ...gateCodes,
  ...ingestCodes,
  ...pathCodes,
  ...storeCodes,
  ...mailCodes,
  ...reconcileCodes,
  ...cliCodes,
];
