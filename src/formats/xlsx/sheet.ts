/** The rows of one sheet, one at a time: cells that hold something, in the order of their columns (ECMA-376-1, 18.3.1). */
import type { XmlAttributes, XmlHandler } from '../xml/xml-push.ts';
import type { Cell, CellReader } from './cell.ts';
import { damaged, refuse } from './refusal.ts';

/** XFD1048576 is the last cell that Excel has. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
/** What lies further to the right belongs to no table of rows. */
const columnsRead = 1000;
/** Of one row. A cell holds 32,767 letters. */
const mostCharacters = 4_194_304;

export interface SheetRow {
  /** 1-based, as Excel shows it. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface SheetHandler extends XmlHandler {
  hiddenRows(): number;
}

interface OpenCell {
  column: number;
  type: string | undefined;
  style: string | undefined;
  value: string | null;
  hasFormula: boolean;
}

/** Elements that mean something, by the one they stand in; all others, and all that is inside those, say nothing. */
const children: Readonly<Record<string, readonly string[]>> = {
  worksheet: ['sheetData'],
  sheetData: ['row'],
  row: ['c'],
  c: ['v', 'f', 'is'],
  // The text of a cell, in one piece or in runs of letters with a look of their own; `rPh` says how it is read aloud.
  is: ['t', 'r'],
  r: ['t'],
};

/** `take` gets the rows that hold something. */
export function createSheetReader(
  part: string,
  cells: CellReader,
  take: (row: SheetRow) => void,
): SheetHandler {
  return new SheetReader(part, cells, take);
}

class SheetReader implements SheetHandler {
  private readonly part: string;
  private readonly cells: CellReader;
  private readonly take: (row: SheetRow) => void;
  private readonly within: string[] = ['worksheet'];
  /** Depth inside an element that says nothing. */
  private ignored = 0;
  private begun = false;
  private number = 0;
  private found: Cell[] = [];
  private lastColumn = -1;
  private characters = 0;
  private cell: OpenCell | null = null;
  private hidden = 0;

  constructor(part: string, cells: CellReader, take: (row: SheetRow) => void) {
    this.part = part;
    this.cells = cells;
    this.take = take;
  }

  hiddenRows(): number {
    return this.hidden;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.begun) {
      this.begun = true;
      if (name !== 'worksheet') damaged(this.part, `it begins with ${name} and not with worksheet`);
      return;
    }
    const above = this.within[this.within.length - 1] as string;
    if (this.ignored > 0 || !children[above]?.includes(name)) {
      this.ignored += 1;
      return;
    }
    this.within.push(name);
    if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (this.cell !== null) this.openInCell(name, this.cell);
  }

  private openRow(attributes: XmlAttributes): void {
    const written = attributes['r'];
    const number = written === undefined ? this.number + 1 : Number(written);
    if (!Number.isInteger(number) || number <= this.number || number > mostRows)
      damaged(this.part, `row ${written ?? number} is out of order`);
    if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') this.hidden += 1;
    this.number = number;
    this.found = [];
    this.lastColumn = -1;
    this.characters = 0;
  }

  private openCell(attributes: XmlAttributes): void {
    const written = attributes['r'];
    const column = written === undefined ? this.lastColumn + 1 : columnOf(written, this.number);
    if (column <= this.lastColumn || column >= mostColumns)
      damaged(this.part, `cell ${written ?? column + 1} in row ${this.number} is out of order`);
    this.lastColumn = column;
    this.cell = { column, type: attributes['t'], style: attributes['s'], value: null, hasFormula: false };
  }

  private openInCell(name: string, cell: OpenCell): void {
    if (name === 'f') cell.hasFormula = true;
    else if (name === 'v' || name === 't') cell.value ??= '';
  }

  text(letters: string): void {
    const { cell, within, ignored } = this;
    if (cell === null || cell.value === null || ignored > 0) return;
    const name = within[within.length - 1];
    if (name !== 'v' && name !== 't') return;
    this.characters += letters.length;
    if (this.characters > mostCharacters)
      refuse('xlsx-too-large', { what: 'row', size: this.characters, limit: mostCharacters }, this.number);
    cell.value += letters;
  }

  close(): void {
    if (this.ignored > 0) {
      this.ignored -= 1;
      return;
    }
    const name = this.within.pop();
    if (name === 'c') this.closeCell();
    else if (name === 'row' && this.found.length > 0) this.take({ number: this.number, cells: this.found });
  }

  private closeCell(): void {
    const { cell } = this;
    this.cell = null;
    if (cell === null || cell.column >= columnsRead) return;
    const read = this.cells.read(cell);
    if (read !== null) this.found.push(read);
  }
}

/** `B5` → 1; -1 when it is no cell of the row. */
function columnOf(reference: string, row: number): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at < 4 && Number(reference.slice(at)) === row ? column - 1 : -1;
}

/** 1 → `B`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
