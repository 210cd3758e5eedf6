/** The words of the command line, beside the texts of codes. */
import type { DoubtWord } from '../domain/csv-layout.ts';
import { cliText as en } from './en/cli-text.ts';
import { cliText as sv } from './sv/cli-text.ts';
import type { Language } from './text.ts';

type Words = Readonly<Record<string, string>>;

/** Options and positionals that are described. */
export type OptionWord =
  | 'config'
  | 'json'
  | 'lang'
  | 'quiet'
  | 'verbose'
  | 'noColor'
  | 'help'
  | 'version'
  | 'import'
  | 'reconcile'
  | 'all'
  | 'unit'
  | 'group'
  | 'wait'
  | 'create'
  | 'to'
  | 'run'
  | 'importId'
  | 'suggest'
  | 'noConsole'
  | 'action'
  | 'id'
  | 'files'
  | 'path'
  | 'once'
  | 'answered'
  | 'note'
  | 'remove'
  | 'folder';

/** Titles of columns and facts. */
export type TitleWord =
  | 'id'
  | 'unit'
  | 'import'
  | 'name'
  | 'state'
  | 'rows'
  | 'received'
  | 'code'
  | 'meaning'
  | 'windows'
  | 'orgNumber'
  | 'format'
  | 'feeds'
  | 'path'
  | 'archivePath'
  | 'folder'
  | 'scheduled'
  | 'type'
  | 'accounts'
  | 'units'
  | 'rules'
  | 'mode'
  | 'active'
  | 'excluded'
  | 'groups'
  | 'group'
  | 'date'
  | 'account'
  | 'amount'
  | 'text'
  | 'reason'
  | 'rule'
  | 'left'
  | 'right'
  | 'difference'
  | 'side'
  | 'file'
  | 'row'
  | 'reference'
  | 'status'
  | 'run'
  | 'about'
  | 'matched'
  | 'suggested'
  | 'open'
  | 'ambiguous'
  | 'openAmount'
  | 'kind'
  | 'ok'
  | 'encoding'
  | 'sure'
  | 'debit'
  | 'credit'
  | 'sha256'
  | 'size'
  | 'warnings'
  | 'error'
  | 'opening'
  | 'closing'
  | 'entries'
  | 'archivedAs'
  | 'quarantinedAs'
  | 'duplicateOf'
  | 'counts'
  | 'csv'
  | 'started'
  | 'ended'
  | 'currency'
  | 'voucher'
  | 'asked'
  | 'question'
  | 'answer';

export interface CliText {
  readonly usage: string;
  readonly epilogue: string;
  readonly examples: readonly (readonly [string, string])[];
  /** yargs' headings, by its own English words. */
  readonly headings: Words;
  /** One line per command, by name. */
  readonly commands: Words;
  readonly options: Readonly<Record<OptionWord, string>>;
  readonly titles: Readonly<Record<TitleWord, string>>;
  /** Names of facts in a log line. */
  readonly facts: Words;
  /** Log messages as the terminal shows them. */
  readonly logLines: Words;
  readonly states: Words;
  readonly sides: Words;
  readonly matchStates: Words;
  readonly where: string;
  readonly hint: string;
  readonly code: string;
  readonly empty: string;
  readonly moreRows: (count: number) => string;
  readonly severities: Words;
  readonly configOk: (path: string) => string;
  readonly configFaults: (path: string, count: number) => string;
  readonly configLine: (line: number) => string;
  readonly entryRow: (row: number) => string;
  readonly configWritten: (path: string) => string;
  readonly agentWatches: (folders: number, units: number) => string;
  readonly stopping: string;
  readonly runFiles: (files: {
    imported: number;
    duplicate: number;
    quarantined: number;
    byOthers: number;
    waiting: number;
  }) => string;
  readonly runRows: (rows: number, known: number) => string;
  readonly runMails: (sent: number, queued: number) => string;
  readonly runErrors: string;
  readonly pathsAccount: (account: string) => string;
  readonly pathsOk: (count: number) => string;
  readonly pathsBad: (count: number, warnings: number) => string;
  readonly created: (path: string) => string;
  readonly mailSent: (to: string, from: string, account: string, server: string) => string;
  readonly mailAnswer: (response: string) => string;
  readonly mailRejected: (to: string) => string;
  readonly mailDisabled: string;
  readonly noQuestions: string;
  /** Of a question whose cause has gone. */
  readonly resolved: string;
  readonly answered: (id: string) => string;
  readonly rowsRemoved: (rows: number) => string;
  readonly flagged: string;
  readonly superseded: (file: string, at: string) => string;
  readonly retried: (name: string, state: string) => string;
  readonly sure: Words;
  readonly firstRows: string;
  /** Of a suggested import definition. */
  readonly suggestion: {
    /** Above it: where to put it. */
    readonly paste: string;
    readonly notTable: string;
    readonly doubtful: string;
    readonly unit: string;
    /** By the word of the doubt. */
    readonly doubts: Readonly<Record<DoubtWord, string>>;
    /** Name of the import, by what its rows are. */
    readonly names: Words;
  };
  /** Of a row on an account that no group reconciles. */
  readonly noGroup: (account: string) => string;
}

export function cliTextOf(language: Language): CliText {
  return language === 'sv' ? sv : en;
}
