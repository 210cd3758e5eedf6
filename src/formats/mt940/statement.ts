/** One message, or one page inside it, while it is read: gives its rows at once, its balances and checks when it ends. */
import { shown } from '../shown.ts';
import { type About, readField } from './about.ts';
import { concludeStatement } from './conclude.ts';
import { noSums, takeEntry } from './entry.ts';
import { parseEntryLine } from './entry-line.ts';
import { type FileState, refuse } from './file-state.ts';
import type { Tag } from './tags.ts';

export interface StatementReader {
  readonly about: About;
  field(tag: Tag, text: string, line: number): void;
  /** `cut`: the file ends here, and is known not to be whole. */
  end(cut: boolean): void;
}

interface Held {
  readonly text: string;
  readonly line: number;
  details: string | null;
  national: string | null;
}

export function createStatement(about: About, file: FileState): StatementReader {
  const sums = noSums();
  let held: Held | null = null;

  function addDetails(key: 'details' | 'national', text: string): void {
    // Before the first entry and after the last balance it is about the statement.
    if (held === null) return;
    const before = held[key];
    held[key] = before === null ? text : `${before}\n${text}`;
  }

  function flush(): void {
    if (held === null) return;
    const { text, line, details, national } = held;
    held = null;
    sums.entries += 1;
    file.counts.entries += 1;
    const entry = parseEntryLine(text);
    if (entry === null) {
      sums.unknown.credit = true;
      sums.unknown.debit = true;
      refuse(file, 'swift-field-unreadable', line, { field: ':61:', text: shown(text) });
      return;
    }
    takeEntry({ entry, line, details, national }, about, sums, file);
  }

  return {
    about,
    field(tag, text, line) {
      if (tag === '86') addDetails('details', text);
      else if (tag === 'NS') addDetails('national', text);
      else {
        flush();
        if (tag === '61') held = { text, line, details: null, national: null };
        else readField(about, tag, { text, line, file, entries: sums.entries });
      }
    },
    end(cut) {
      // The last line of a file that breaks off may have lost digits of its amount.
      if (cut && held !== null && held.details === null && endsInAmount(held.text))
        refuse(file, 'file-truncated', held.line, { missing: ':62F:' });
      flush();
      concludeStatement(about, sums, file);
    },
  };
}

function endsInAmount(text: string): boolean {
  const entry = parseEntryLine(text);
  return entry !== null && !entry.typed && entry.customerReference + entry.bankReference === '';
}
