/** What stands in a cell, as text of one kind (ECMA-376-1, 18.3.1.4 and 18.18.11). */
import { hasLostDigits, numberText } from './number-text.ts';
import { dayOfSerial, timeOfSerial } from './serial-day.ts';
import { unescaped } from './shared-strings.ts';
import type { Shape, Styles } from './styles.ts';

/**
 * `number`: plain decimal text. `day`: `yyyy-MM-dd`, with ` HH:mm:ss` behind it when the cell has a time of day.
 * `error`: the cell's own error (`#REF!`). `uncalculated`: a formula whose value the file does not hold.
 * `unreadable`: no value of the cell's type.
 */
export type CellKind = 'text' | 'number' | 'day' | 'error' | 'uncalculated' | 'unreadable';

export interface Cell {
  /** 0-based: A is 0. */
  readonly column: number;
  readonly kind: CellKind;
  readonly text: string;
}

/** A cell as the XML has it. */
export interface RawCell {
  readonly column: number;
  readonly type: string | undefined;
  readonly style: string | undefined;
  /** `<v>`, or the text of `<is>`; null: the cell has neither. */
  readonly value: string | null;
  readonly hasFormula: boolean;
}

export interface CellContext {
  readonly texts: readonly string[];
  readonly styles: Styles;
  readonly is1904: boolean;
  readonly formulasUnknown: boolean;
}

export interface CellReader {
  /** Null: blank. */
  read(raw: RawCell): Cell | null;
  /** Whole numbers that had more digits than Excel keeps. */
  lostDigits(): number;
}

/** Days of a sheet repeat. */
const mostDaysKept = 4000;

export function createCellReader(context: CellContext): CellReader {
  const { texts, styles, is1904, formulasUnknown } = context;
  const days = new Map<string, string | null>();
  let lost = 0;

  function number(value: string, style: string | undefined): Pick<Cell, 'kind' | 'text'> {
    if (hasLostDigits(value)) lost += 1;
    const shape = styles.shapeOf(style);
    if (shape.kind !== 'day') return shaped(value, shape);
    let day = days.get(value);
    if (day === undefined) {
      day = dayTextOf(value, is1904);
      if (days.size < mostDaysKept) days.set(value, day);
    }
    // A number that is no day keeps its kind, so that a mapped column says what stands there.
    return day === null ? shaped(value, plainNumber) : { kind: 'day', text: day };
  }

  function content(raw: RawCell, value: string): Pick<Cell, 'kind' | 'text'> {
    switch (raw.type) {
      case 's':
        return sharedText(texts, value);
      case 'str':
      case 'inlineStr':
        return { kind: 'text', text: unescaped(value) };
      case 'b':
        return { kind: 'text', text: /^(?:1|true)$/.test(value.trim()) ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return isoDay(value);
      case undefined:
      case 'n':
        return number(value, raw.style);
      default:
        return { kind: 'unreadable', text: `t="${raw.type}"` };
    }
  }

  return {
    lostDigits: () => lost,
    read(raw) {
      const { column, hasFormula, type } = raw;
      const value = raw.value ?? '';
      // A formula may give an empty text; without a value of any kind nobody has worked it out.
      if (hasFormula && (formulasUnknown || (value.trim() === '' && type !== 'str')))
        return { column, kind: 'uncalculated', text: value };
      if (value === '') return null;
      const { kind, text } = content(raw, value);
      return text === '' ? null : { column, kind, text };
    },
  };
}

function sharedText(texts: readonly string[], value: string): Pick<Cell, 'kind' | 'text'> {
  const at = value.trim();
  const text = /^\d{1,9}$/.test(at) ? texts[Number(at)] : undefined;
  return text === undefined ? { kind: 'unreadable', text: `t="s" ${at}` } : { kind: 'text', text };
}

/** A day as ISO 8601 writes it: strict workbooks, and programs that want no serial numbers. */
function isoDay(value: string): Pick<Cell, 'kind' | 'text'> {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?Z?)?$/.exec(value.trim());
  if (!found) return { kind: 'unreadable', text: value };
  const [, day = '', time] = found;
  return { kind: 'day', text: time === undefined || /^00:00/.test(time) ? day : `${day} ${time}` };
}

const plainNumber: Shape = { kind: 'number' };

function dayTextOf(value: string, is1904: boolean): string | null {
  const serial = numberText(value);
  const found = serial === null ? null : dayOfSerial(serial, is1904);
  if (found === null) return null;
  return found.time === null ? found.day : `${found.day} ${found.time}`;
}

function shaped(value: string, shape: Shape): Pick<Cell, 'kind' | 'text'> {
  const number = numberText(value);
  if (number === null) return { kind: 'unreadable', text: value };
  if (shape.kind === 'time') return { kind: 'text', text: timeOfSerial(number) ?? number };
  if (shape.kind === 'digits')
    return { kind: 'number', text: /^\d+$/.test(number) ? number.padStart(shape.least, '0') : number };
  return { kind: 'number', text: number };
}
