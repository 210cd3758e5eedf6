/**
 * What a workbook is made of: its sheets in the order of their tabs, and the parts they are in. Found by relationship, not by
 * file name; the namespaces of the strict variant differ, the names do not (ECMA-376-1, 18.2; ECMA-376-2, 6.5).
 */
import { shown } from '../shown.ts';
import { attributeOf, type XmlAttributes } from '../xml/xml-push.ts';
import type { Archive } from './archive.ts';
import { readPart } from './part.ts';
import { damaged, refuse } from './refusal.ts';

export interface SheetPlace {
  readonly name: string;
  readonly hidden: boolean;
  /** Null: a chart or a dialog, which holds no cells. */
  readonly part: string | null;
}

export interface Workbook {
  readonly sheets: readonly SheetPlace[];
  /** Days are counted from 1904 (old Excel for Mac). */
  readonly is1904: boolean;
  /** Some program wrote formulas without working them out; Excel does that when it opens the file. */
  readonly formulasUnknown: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

interface Relationship {
  readonly type: string;
  readonly target: string;
}

const mostSheets = 5000;

/** Throws WorkbookRefusal when the package holds no workbook. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = await mainPart(archive);
  const links = await relationships(archive, main);
  const read = await readSheets(archive, main);
  const partOf = (kind: string): string | null =>
    [...links.values()].find(({ type }) => type === kind)?.target ?? null;
  return {
    ...read,
    sheets: read.sheets.map(({ name, hidden, id }) => {
      const link = links.get(id);
      return { name, hidden, part: link?.type === 'worksheet' ? link.target : null };
    }),
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
  };
}

async function mainPart(archive: Archive): Promise<string> {
  if (!archive.has('[Content_Types].xml') || !archive.has('_rels/.rels'))
    return refuse('xlsx-not-a-workbook', { found: kindOf(archive) });
  const links = await relationships(archive, '');
  const main = [...links.values()].find(({ type }) => type === 'officeDocument')?.target;
  // A document of Word or the binary workbook .xlsb is a package of the same kind.
  if (main === undefined || !/(^|\/)workbook[^/]*\.xml$/i.test(main))
    return refuse('xlsx-not-a-workbook', { found: kindOf(archive) });
  return main;
}

function kindOf(archive: Archive): string {
  const names = archive.names();
  if (names.some((name) => name.endsWith('workbook.bin'))) return '.xlsb';
  if (names.some((name) => name.startsWith('word/'))) return '.docx';
  if (names.some((name) => name.startsWith('ppt/'))) return '.pptx';
  return archive.has('content.xml') ? '.ods' : '.zip';
}

/** By id. The targets of outside resources are left out: nothing is fetched. */
async function relationships(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found = new Map<string, Relationship>();
  if (!archive.has(name)) return found;
  await readPart(archive, name, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      if (found.size >= mostSheets * 2) damaged(name, 'there are too many relationships');
      const type = attributes['Type'] ?? '';
      found.set(attributes['Id'] ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, attributes['Target'] ?? ''),
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

/** Target of a relationship → name of a part: relative to the folder of the part that it stands in, or from the root. */
function resolved(folder: string, target: string): string {
  if (target.length > 1000) return '';
  const steps: string[] = [];
  const whole = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of whole.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

type ListedSheet = Pick<SheetPlace, 'name' | 'hidden'> & { readonly id: string };

interface ReadSheets {
  readonly sheets: readonly ListedSheet[];
  readonly is1904: boolean;
  readonly formulasUnknown: boolean;
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

async function readSheets(archive: Archive, main: string): Promise<ReadSheets> {
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  let formulasUnknown = false;
  let depth = 0;

  function addSheet(attributes: XmlAttributes): void {
    if (sheets.length >= mostSheets) damaged(main, 'there are too many sheets');
    const hidden = /^(?:hidden|veryHidden)$/.test(attributes['state'] ?? '');
    sheets.push({ name: attributes['name'] ?? '', hidden, id: attributeOf(attributes, 'id') ?? '' });
  }

  await readPart(archive, main, {
    open(name, attributes) {
      depth += 1;
      if (depth === 1 && name !== 'workbook') refuse('xlsx-not-a-workbook', { found: `<${shown(name)}>` });
      if (name === 'workbookPr') is1904 = isOn(attributes['date1904']);
      else if (name === 'calcPr') formulasUnknown = isOn(attributes['fullCalcOnLoad']);
      else if (name === 'sheet') addSheet(attributes);
    },
    text: () => undefined,
    close: () => {
      depth -= 1;
    },
  });
  return { sheets, is1904, formulasUnknown };
}
