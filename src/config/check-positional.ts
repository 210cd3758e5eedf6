/** Checks of a `positional` layout: what a layout sheet would not say, a slip of the fingers does. */
import { doubt, type KeyPath, type Remark, remark } from './fault.ts';
import { entries, field, text } from './raw.ts';

interface Place {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Fields that share no character with another; a number may be a part of a reference, but never of an amount. */
const own: ReadonlySet<string> = new Set([
  'date',
  'valueDate',
  'amount',
  'debit',
  'credit',
  'direction',
  'balance',
  'currency',
]);

export function checkPositional(item: unknown, at: KeyPath): Remark[] {
  const id = text(field(item, 'id')) ?? '';
  const format = field(item, 'format');
  const layout = field(item, 'positional');
  const path = [...at, 'positional'];
  if (layout === undefined || layout === null)
    return format === 'positional' ? [remark('config-positional-missing', path, { import: id })] : [];
  const found = format === 'positional' ? [] : [doubt('config-positional-unused', path, { import: id })];
  const columns = entries(field(layout, 'columns'));
  const total = field(layout, 'total');
  const length = field(layout, 'recordLength');
  const spans = [
    ...columns.map(([name, span]) => ({ name, span, path: [...path, 'columns', name] })),
    ...['amount', 'count'].map((name) => ({
      name,
      span: field(total, name),
      path: [...path, 'total', name],
    })),
  ].filter(({ span }) => span !== undefined);
  return [
    ...found,
    ...checkFields(
      columns.map(([name]) => name),
      id,
      [...path, 'columns'],
    ),
    ...checkTotal(total, [...path, 'total']),
    ...spans.flatMap((one) => checkSpan(one.span, one.name, length, one.path)),
    ...checkOverlaps(columns, [...path, 'columns']),
  ];
}

function checkFields(names: readonly string[], id: string, at: KeyPath): Remark[] {
  const hasAmount = names.includes('amount') || (names.includes('debit') && names.includes('credit'));
  const lacking = [names.includes('date') ? '' : 'date', hasAmount ? '' : 'amount'].filter(
    (name) => name !== '',
  );
  return lacking.length === 0
    ? []
    : [remark('config-positional-columns', at, { import: id, missing: lacking.join(', ') })];
}

function checkTotal(total: unknown, at: KeyPath): Remark[] {
  if (total === undefined || total === null) return [];
  const empty = field(total, 'amount') === undefined && field(total, 'count') === undefined;
  return empty ? [remark('config-positional-total', at)] : [];
}

/** Null where the places are none: told by `checkSpan`. */
function placeOf(name: string, span: unknown): Place | null {
  const [from, to, length] = ['from', 'to', 'length'].map((key) => field(span, key));
  if (typeof from !== 'number') return null;
  const last = typeof to === 'number' ? to : typeof length === 'number' ? from + length - 1 : null;
  return last === null || last < from ? null : { name, from, to: last };
}

function checkSpan(span: unknown, name: string, recordLength: unknown, at: KeyPath): Remark[] {
  const [from, to, length] = ['from', 'to', 'length'].map((key) => field(span, key));
  const both = to !== undefined && length !== undefined;
  const neither = to === undefined && length === undefined;
  const place = placeOf(name, span);
  const beyond = place !== null && typeof recordLength === 'number' && place.to > recordLength;
  if (!both && !neither && place !== null && !beyond) return [];
  const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : '-');
  return [
    remark('config-positional-span', at, { field: name, from: shown(from), to: shown(to ?? place?.to) }),
  ];
}

function checkOverlaps(columns: readonly (readonly [string, unknown])[], at: KeyPath): Remark[] {
  const places = columns.flatMap(([name, span]) => placeOf(name, span) ?? []);
  return places.flatMap((one, index) => {
    const other = places
      .slice(0, index)
      .find(
        (before) =>
          before.from <= one.to && one.from <= before.to && (own.has(one.name) || own.has(before.name)),
      );
    if (!other) return [];
    const params = {
      field: one.name,
      from: one.from,
      to: one.to,
      other: other.name,
      otherFrom: other.from,
      otherTo: other.to,
    };
    return [remark('config-positional-overlap', [...at, one.name], params)];
  });
}
