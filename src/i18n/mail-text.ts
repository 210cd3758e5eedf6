/** The words of a mail, beside the texts of codes. `count` parameters are numbers: each language forms its own plural. */
import { mailText as en } from './en/mail-text.ts';
import { mailText as sv } from './sv/mail-text.ts';
import type { Language } from './text.ts';

export interface MailText {
  readonly levels: Readonly<Record<'error' | 'warning' | 'resolved' | 'done' | 'test', string>>;
  readonly units: (count: number) => string;
  readonly files: (count: number) => string;
  readonly quarantined: (count: number) => string;
  readonly groupFailed: (count: number) => string;
  readonly importMissing: (count: number) => string;
  readonly pathHeld: (count: number) => string;
  readonly pathOk: (count: number) => string;
  readonly balanceDiffers: (count: number) => string;
  readonly questions: (count: number) => string;
  readonly question: (id: string) => string;
  readonly howToAnswer: (id: string) => string;
  readonly imported: (files: string, rows: string) => string;
  readonly ticked: (share: string) => string;
  readonly reconciled: (groups: number) => string;
  readonly openLeft: (rows: number, amount: string) => string;
  readonly nothingOpen: string;
  readonly nothingNew: string;
  readonly nothingToDo: string;
  readonly more: (count: number) => string;
  readonly row: (row: number) => string;
  readonly line: (line: number) => string;
  readonly liesIn: (path: string) => string;
  readonly missingImports: (group: string, unit: string, imports: string) => string;
  readonly missingSkipped: (group: string, unit: string, imports: string) => string;
  readonly missingAction: string;
  readonly late: (count: number, group: string, unit: string) => string;
  readonly okAgain: (path: string, since: string) => string;
  readonly alsoSee: (count: number) => string;
  readonly headings: Readonly<
    Record<'actions' | 'units' | 'groups' | 'errors' | 'warnings' | 'oldest' | 'facts', string>
  >;
  readonly columns: Readonly<
    Record<
      | 'unit'
      | 'files'
      | 'duplicates'
      | 'quarantined'
      | 'newRows'
      | 'knownRows'
      | 'group'
      | 'matched'
      | 'share'
      | 'suggested'
      | 'open'
      | 'ambiguous'
      | 'openAmount'
      | 'date'
      | 'amount'
      | 'reference'
      | 'text'
      | 'why'
      | 'fact'
      | 'value',
      string
    >
  >;
  readonly facts: Readonly<
    Record<'run' | 'mode' | 'started' | 'duration' | 'version' | 'server' | 'account' | 'config', string>
  >;
  readonly modes: Readonly<Record<'A' | 'U' | 'R' | 'agent', string>>;
  readonly seconds: (seconds: number) => string;
  /** Codes of `OpenCode`, in a few words. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly why: string;
  readonly masked: string;
  readonly test: {
    readonly subject: (server: string) => string;
    readonly verdict: string;
    readonly sentBy: (account: string, server: string) => string;
    readonly disabled: string;
  };
}

export function mailTextOf(language: Language): MailText {
  return language === 'sv' ? sv : en;
}
