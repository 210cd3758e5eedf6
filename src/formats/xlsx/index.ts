/**
 * Excel workbooks (.xlsx, .xlsm): the first visible sheet or a named one, with the columns of a text table. Read by seek: the
 * directory of the zip first, then the texts that cells name, then the sheet row by row (docs/adr/0008-workbooks.md).
 */
import type { FileSummary } from '../../domain/source-file.ts';
import type { TablePlan } from '../csv/detect/plan.ts';
import type { ByteSource, ReadOptions, SeekingFormat, Sink } from '../format.ts';
import { shown } from '../shown.ts';
import { type Archive, archiveLimits, openArchive } from './archive.ts';
import { createCellReader } from './cell.ts';
import { isEncrypted, isOldFile } from './old-file.ts';
import { readPart } from './part.ts';
import { refuse, WorkbookRefusal } from './refusal.ts';
import { createSharedStringsReader } from './shared-strings.ts';
import { createSheetReader } from './sheet.ts';
import { createStylesReader, noStyles, type Styles } from './styles.ts';
import { createSheetTable, shownPlan } from './table.ts';
import { readWorkbook, type SheetPlace, type Workbook } from './workbook.ts';

export const xlsx: SeekingFormat = {
  id: 'xlsx',
  about: {
    sv: 'Excel-arbetsbok (xlsx, xlsm): raderna på det första eller ett namngivet blad, med samma kolumner som en texttabell; formlers sparade värden',
    en: 'Excel workbook (xlsx, xlsm): the rows of the first or a named sheet, with the columns of a text table; the stored values of formulas',
  },
  async read(source, options, sink, stopped) {
    try {
      return await readSource(source, options, sink, stopped);
    } catch (error) {
      if (!(error instanceof WorkbookRefusal)) throw error;
      sink.finding(error.finding);
      return summaryOf({ transactions: 0, pending: 0 }, null);
    }
  },
};

function summaryOf(counts: FileSummary['counts'], plan: TablePlan | null, sheet = ''): FileSummary {
  return {
    kind: 'xlsx',
    counts,
    orgNumber: plan?.orgNumber ?? null,
    generatedOn: null,
    completeness: 'lastRow',
    ...(plan === null ? {} : { csv: shownPlan(plan, sheet) }),
  };
}

async function readSource(
  source: ByteSource,
  options: ReadOptions,
  sink: Sink,
  stopped: () => boolean,
): Promise<FileSummary> {
  if (isOldFile(options.sniffed.head))
    return refuse((await isEncrypted(source)) ? 'xlsx-encrypted' : 'xlsx-old-format', {});
  const archive = await openArchive(source);
  const workbook = await readWorkbook(archive);
  const sheet = chosen(workbook, options.csv?.sheet ?? null);
  return readSheet({ archive, workbook, sheet, options, sink, stopped });
}

interface SheetJob {
  readonly archive: Archive;
  readonly workbook: Workbook;
  readonly sheet: SheetPlace & { readonly part: string };
  readonly options: ReadOptions;
  readonly sink: Sink;
  readonly stopped: () => boolean;
}

const hasPart = (sheet: SheetPlace): sheet is SheetPlace & { readonly part: string } => sheet.part !== null;
const namesShown = (sheets: readonly SheetPlace[]): string =>
  shown(sheets.map(({ name }) => name).join(', '));

/** A sheet that is named may be hidden; the first one may not. */
function chosen({ sheets }: Workbook, wanted: string | null): SheetPlace & { readonly part: string } {
  const readable = sheets.filter(hasPart);
  const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();
  const found =
    wanted === null
      ? readable.find(({ hidden }) => !hidden)
      : (readable.find(({ name }) => name === wanted) ??
        readable.find(({ name }) => fold(name) === fold(wanted)));
  if (found !== undefined) return found;
  return wanted === null
    ? refuse('xlsx-sheet-none', {})
    : refuse('xlsx-sheet-missing', { sheet: shown(wanted), sheets: namesShown(readable) });
}

async function readSheet(job: SheetJob): Promise<FileSummary> {
  const { archive, workbook, sheet, options, sink, stopped } = job;
  const { csv: layout, feeds = null } = options;
  const { is1904, formulasUnknown } = workbook;
  const styles = await readStyles(archive, workbook.styles);
  const texts = await readTexts(archive, workbook.sharedStrings);
  const cells = createCellReader({ texts, styles, is1904, formulasUnknown });
  const table = createSheetTable({ sheet: sheet.name, is1904, layout, feeds, sink });
  const rows = createSheetReader(sheet.part, cells, (row) => table.row(row));
  await readPart(archive, sheet.part, rows, { mostBytes: archiveLimits.partBytes, enough: stopped });
  const { counts, plan } = table.end();
  if (rows.hiddenRows() > 0)
    sink.finding({
      code: 'xlsx-hidden-rows',
      severity: 'warning',
      params: { sheet: shown(sheet.name), count: rows.hiddenRows() },
    });
  if (cells.lostDigits() > 0)
    sink.finding({ code: 'xlsx-digits-lost', severity: 'warning', params: { count: cells.lostDigits() } });
  if ((layout?.sheet ?? null) === null) await tellOtherSheets(job);
  return summaryOf(counts, plan, sheet.name);
}

async function readStyles(archive: Archive, part: string | null): Promise<Styles> {
  if (part === null) return noStyles;
  const reader = createStylesReader(part);
  await readPart(archive, part, reader.handler);
  return reader.styles();
}

const textsBytes = 512 * 1024 * 1024;

async function readTexts(archive: Archive, part: string | null): Promise<readonly string[]> {
  if (part === null) return [];
  const reader = createSharedStringsReader();
  await readPart(archive, part, reader.handler, { mostBytes: textsBytes });
  return reader.texts();
}

/** Nobody has said which sheet is meant: rows may stand on another one too. */
async function tellOtherSheets({ archive, workbook, sheet, sink }: SheetJob): Promise<void> {
  const others: SheetPlace[] = [];
  for (const other of workbook.sheets.filter(hasPart)) {
    if (other.part !== sheet.part && !other.hidden && (await hasCells(archive, other.part)))
      others.push(other);
  }
  if (others.length === 0) return;
  const params = { sheet: shown(sheet.name), others: namesShown(others) };
  sink.finding({ code: 'xlsx-sheets-unread', severity: 'warning', params });
}

/** A sheet of this size holds something. */
const emptySheetBytes = 1024 * 1024;

async function hasCells(archive: Archive, part: string): Promise<boolean> {
  if (archive.sizeOf(part) > emptySheetBytes) return true;
  let found = false;
  const cells = createCellReader({ texts: [], styles: noStyles, is1904: false, formulasUnknown: false });
  const take = (): void => {
    found = true;
  };
  if (archive.has(part))
    await readPart(archive, part, createSheetReader(part, cells, take), { enough: () => found });
  return found;
}
