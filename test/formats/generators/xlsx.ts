/** Workbooks of our own making: from cells to the bytes of an .xlsx, in the ways that different programs write them. */
import { type ZipLies, type ZipPart, zipOf } from './zip.ts';

/**
 * A string is a shared text, a number a number cell; null is a blank cell. Else what the XML has: `{v: '1.5', t: 'str'}`,
 * or the whole cell as XML with `$R` for its reference.
 */
export type CellSpec =
  | string
  | number
  | null
  | {
      readonly v?: string;
      readonly t?: string;
      readonly s?: number;
      readonly f?: string;
      readonly inline?: string;
    }
  | { readonly xml: string };

export interface RowSpec {
  readonly cells: readonly CellSpec[];
  readonly hidden?: boolean;
  /** Row number, when rows are left out. */
  readonly r?: number;
}

export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly CellSpec[] | RowSpec)[];
  readonly state?: 'hidden' | 'veryHidden';
  /** Leaves the references of rows and cells out: they follow from the order. */
  readonly bare?: boolean;
  readonly chart?: boolean;
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly date1904?: boolean;
  readonly fullCalcOnLoad?: boolean;
  /** Format codes of the styles 1, 2, …; a number is a built-in format. Style 0 is General. */
  readonly styles?: readonly (string | number)[];
  /** The namespaces of ISO/IEC 29500 Strict. */
  readonly strict?: boolean;
  /** Prefix of every element, as some programs write. */
  readonly prefix?: string;
  readonly macros?: boolean;
  /** Replaces, adds or (null) leaves out parts. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly zip?: ZipLies & Partial<Pick<ZipPart, 'stored' | 'encrypted'>>;
}

const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  rel: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strict = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  rel: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export function xlsxOf(spec: BookSpec): Uint8Array {
  return zipOf(
    partsOf(spec).map((part) => ({ ...part, ...spec.zip })),
    spec.zip,
  );
}

/** The parts as they come into the zip: sheets before the texts they name, as Excel writes them. */
export function partsOf(spec: BookSpec): ZipPart[] {
  const space = spec.strict ? strict : transitional;
  const texts = new Map<string, number>();
  const sheets = spec.sheets.map((sheet, i) => [
    `xl/worksheets/sheet${i + 1}.xml`,
    element(spec, 'worksheet', space.main, sheetData(sheet, texts)),
  ]);
  const made: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': links([
      `<Relationship Id="rId1" Type="${space.rel}/officeDocument" Target="xl/workbook.xml"/>`,
    ]),
    'xl/workbook.xml': workbook(spec, space),
    'xl/_rels/workbook.xml.rels': links([
      ...spec.sheets.map(
        ({ chart }, i) =>
          `<Relationship Id="rId${i + 1}" Type="${space.rel}/${chart ? 'chartsheet' : 'worksheet'}" Target="worksheets/sheet${i + 1}.xml"/>`,
      ),
      `<Relationship Id="rId900" Type="${space.rel}/styles" Target="styles.xml"/>`,
      `<Relationship Id="rId901" Type="${space.rel}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
    ]),
    ...Object.fromEntries(sheets),
    'xl/styles.xml': element(spec, 'styleSheet', space.main, styles(spec.styles ?? [])),
    'xl/sharedStrings.xml': element(
      spec,
      'sst',
      space.main,
      [...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join(''),
    ),
    ...(spec.macros ? { 'xl/vbaProject.bin': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) } : {}),
    ...spec.parts,
  };
  return Object.entries(made).flatMap(([name, content]) => (content === null ? [] : [{ name, content }]));
}

const links = (all: readonly string[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** Elements inside are written without prefix and get it here, as a whole part has one. */
function element({ prefix }: BookSpec, name: string, namespace: string, inside: string): string {
  if (prefix === undefined) return `${declaration}<${name} xmlns="${namespace}">${inside}</${name}>`;
  const prefixed = inside.replace(/<(\/?)([A-Za-z])/g, `<$1${prefix}:$2`);
  return `${declaration}<${prefix}:${name} xmlns:${prefix}="${namespace}">${prefixed}</${prefix}:${name}>`;
}

function workbook(spec: BookSpec, space: typeof transitional): string {
  const sheets = spec.sheets
    .map(
      ({ name, state }, i) =>
        `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}" xmlns:r="${space.rel}"/>`,
    )
    .join('');
  const inside = `<workbookPr${spec.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets}</sheets><calcPr calcId="191029"${spec.fullCalcOnLoad ? ' fullCalcOnLoad="1"' : ''}/>`;
  return element(spec, 'workbook', space.main, inside);
}

/** Named styles have formats of their own in front, which are not the cells'. */
function styles(formats: readonly (string | number)[]): string {
  const own = formats.map((format, i) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format)}"/>`,
  );
  const xfs = formats.map((format, i) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + i}"/>`);
  return `<numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs>`;
}

function sheetData({ rows, bare }: SheetSpec, texts: Map<string, number>): string {
  let number = 0;
  const written = rows.map((row) => {
    const { cells, hidden, r } = 'cells' in row ? row : { cells: row };
    number = r ?? number + 1;
    const inside = cells.map((cell, column) =>
      cellXml(cell, `${columnLetters(column)}${number}`, { bare, texts }),
    );
    return `<row${bare ? '' : ` r="${number}"`}${hidden ? ' hidden="1"' : ''}>${inside.join('')}</row>`;
  });
  return `<sheetData>${written.join('')}</sheetData>`;
}

function cellXml(
  cell: CellSpec,
  reference: string,
  how: { bare: boolean | undefined; texts: Map<string, number> },
): string {
  const r = how.bare ? '' : ` r="${reference}"`;
  if (cell === null) return how.bare ? '<c/>' : '';
  if (typeof cell === 'number') return `<c${r}><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    const at = how.texts.get(cell) ?? how.texts.size;
    how.texts.set(cell, at);
    return `<c${r} t="s"><v>${at}</v></c>`;
  }
  if ('xml' in cell) return cell.xml.replaceAll('$R', reference);
  const { v, t, s, f, inline } = cell;
  const attributes = `${r}${s === undefined ? '' : ` s="${s}"`}${t === undefined ? '' : ` t="${t}"`}`;
  const formula = f === undefined ? '' : `<f>${escaped(f)}</f>`;
  if (inline !== undefined) return `<c${attributes} t="inlineStr"><is><t>${escaped(inline)}</t></is></c>`;
  return `<c${attributes}>${formula}${v === undefined ? '' : `<v>${escaped(v)}</v>`}</c>`;
}
