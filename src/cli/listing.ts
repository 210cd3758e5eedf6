/** The outcome of a list: `{"items": […]}`, or a table with the first rows. */
import type { TitleWord } from '../i18n/cli-text.ts';
import type { Context, Outcome } from './command.ts';
import type { Column } from './table.ts';

/** More rows than this are for scripts (`--json`), not for eyes. */
const mostShown = 500;

export interface Listing<T> {
  readonly items: readonly T[];
  /** The item as scripts get it; the item itself when left out. */
  readonly json?: (item: T) => unknown;
  readonly columns: readonly Column[];
  readonly row: (item: T) => readonly (string | null)[];
  readonly empty?: string;
}

export function listing<T>(context: Context, list: Listing<T>): Outcome {
  return {
    exitCode: 0,
    get json() {
      return { items: list.items.map((item) => (list.json ? list.json(item) : item)) };
    },
    async text() {
      const { table } = await import('./table.ts');
      if (list.items.length === 0) return list.empty ?? context.words.empty;
      const shown = list.items.slice(0, mostShown).map((item) => list.row(item).map((cell) => cell ?? ''));
      const made = table(list.columns, shown, context.colour);
      return list.items.length > mostShown
        ? `${made}\n${context.words.moreRows(list.items.length - mostShown)}`
        : made;
    },
  };
}

/** Columns by the names of their titles; those with `>` in front are set to the right. */
export function columns(context: Context, ...names: readonly (TitleWord | `>${TitleWord}`)[]): Column[] {
  return names.map((name) => {
    const title = context.words.titles[name.replace(/^>/, '') as TitleWord];
    return name.startsWith('>') ? { title, align: 'right' } : { title };
  });
}
