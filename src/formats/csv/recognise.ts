/** Whether a file is a text table, and how sure that is: by the headings of a known export, or by its columns. */
import type { Detection } from '../../domain/source-file.ts';
import { encodingOf, type Sniffed } from '../sniff.ts';
import { beginningOf } from './beginning.ts';

/** Null when its lines are not divided alike. */
export function recogniseTable(sniffed: Sniffed): Detection | null {
  const encoding = encodingOf(sniffed, 'windows-1252');
  const beginning = beginningOf(sniffed, { encoding, bomBytes: sniffed.bomBytes }, null, null);
  if (beginning === null) return null;
  const { plan, dialect } = beginning;
  if (plan.known !== null)
    return { format: 'csv', confidence: 'certain', why: `has the headings or the shape of ${plan.known}` };
  const by = dialect.delimiter === '\t' ? 'tabs' : `"${dialect.delimiter}"`;
  if (plan.confidence === 'likely') {
    const { columns } = plan.seen;
    const named = [columns?.['date'], columns?.['amount'] ?? columns?.['debit']].join(' and ');
    return { format: 'csv', confidence: 'likely', why: `is divided by ${by} and has the columns ${named}` };
  }
  return { format: 'csv', confidence: 'guess', why: `lines are divided alike by ${by}` };
}
