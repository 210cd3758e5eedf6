/** The run document that `run --json` and `agent --json` print. */
export interface RunDocument {
  readonly run: string;
  readonly mode: string;
  readonly files: Record<'found' | 'imported' | 'byOthers' | 'duplicate' | 'quarantined' | 'waiting', number>;
  readonly rows: { readonly imported: number; readonly alreadyKnown: number };
  readonly groups: readonly {
    readonly group: string;
    readonly unit: string;
    readonly matched: number;
    readonly suggested: number;
    readonly open: number;
    readonly ambiguous: number;
    readonly openAmountOre: number;
  }[];
  readonly mails: { readonly sent: number; readonly queued: number };
  readonly errors: readonly { readonly code: string; readonly message: string; readonly file?: string }[];
  readonly exitCode: number;
}

export function documentOf(stdout: string): RunDocument {
  return JSON.parse(stdout) as RunDocument;
}
