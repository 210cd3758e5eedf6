/** The ways a valid file is spoilt: by pieces (a number, a day, a tag, a line) and by bytes. */
import { marks, odd } from './odd-values.ts';
import type { Chance } from './random.ts';
import type { Dictionary, Token } from './tokens.ts';

type Edit = (file: Token[], at: number, chance: Chance, dictionary: Dictionary) => void;

/** One digit of a number or a letter of a word: the likely slip. */
const slip: Edit = (file, at, chance) => {
  const token = file[at];
  if (!token || token.text === '') return;
  const i = chance.below(token.text.length);
  const letter = token.text[i] ?? '';
  const other = /\d/.test(letter)
    ? String(chance.below(10))
    : String.fromCharCode(chance.happens(0.7) ? 32 + chance.below(95) : chance.below(256));
  file[at] = { ...token, text: token.text.slice(0, i) + other + token.text.slice(i + 1) };
};

const replaceOdd: Edit = (file, at, chance) => {
  const token = file[at];
  if (token) file[at] = { ...token, text: chance.pick(odd[token.kind]) };
};

const borrow: Edit = (file, at, chance, dictionary) => {
  const token = file[at];
  const others = token ? dictionary[token.kind] : [];
  if (token && others.length > 0) file[at] = { ...token, text: chance.pick(others) };
};

const remove: Edit = (file, at) => void file.splice(at, 1);

const repeat: Edit = (file, at, chance) => {
  const token = file[at];
  const times = chance.happens(0.9) ? 1 : 1 + chance.below(300);
  if (token) file.splice(at, 0, ...Array.from({ length: times }, () => token));
};

const insert: Edit = (file, at, chance) =>
  void file.splice(at, 0, { kind: 'mark', text: chance.pick(marks) });

const swap: Edit = (file, at, chance) => {
  const other = chance.below(file.length);
  const [a, b] = [file[at], file[other]];
  if (a && b) [file[at], file[other]] = [b, a];
};

/** From the beginning of the line a piece is in to its end. */
function lineOf(file: readonly Token[], at: number): [from: number, to: number] {
  let from = at;
  while (from > 0 && file[from - 1]?.kind !== 'lineEnd') from -= 1;
  let to = at;
  while (to < file.length && file[to]?.kind !== 'lineEnd') to += 1;
  return [from, Math.min(to + 1, file.length)];
}

const removeLine: Edit = (file, at) => {
  const [from, to] = lineOf(file, at);
  file.splice(from, to - from);
};

const repeatLine: Edit = (file, at, chance) => {
  const [from, to] = lineOf(file, at);
  const line = file.slice(from, to);
  const elsewhere = chance.happens(0.5) ? to : lineOf(file, chance.below(file.length))[0];
  file.splice(elsewhere, 0, ...line);
};

const moveLine: Edit = (file, at, chance) => {
  const [from, to] = lineOf(file, at);
  const line = file.splice(from, to - from);
  if (file.length === 0) return void file.push(...line);
  file.splice(lineOf(file, chance.below(file.length))[0], 0, ...line);
};

const cutHere: Edit = (file, at) => void file.splice(at);

/** The likely slips more often: they leave the rest of the file whole, so that it is read to its rows. */
const edits: readonly (readonly [weight: number, edit: Edit])[] = [
  [26, slip],
  [22, replaceOdd],
  [16, borrow],
  [7, remove],
  [5, repeat],
  [6, insert],
  [4, swap],
  [4, removeLine],
  [5, repeatLine],
  [3, moveLine],
  [2, cutHere],
];
const allWeights = edits.reduce((sum, [weight]) => sum + weight, 0);

function pickEdit(chance: Chance): Edit {
  let left = chance.below(allWeights);
  for (const [weight, edit] of edits) {
    if (left < weight) return edit;
    left -= weight;
  }
  return slip;
}

/** Marks and words are most of a file: numbers, days, tags and fields are aimed at as often as all the rest. */
function aim(file: readonly Token[], chance: Chance): number {
  for (let tries = 0; tries < 6; tries += 1) {
    const at = chance.below(file.length);
    const kind = file[at]?.kind;
    if (kind === 'number' || kind === 'day' || kind === 'tag' || kind === 'field') return at;
  }
  return chance.below(file.length);
}

/** The next piece that is no tag. */
function inText(file: readonly Token[], from: number): number {
  const at = file.findIndex(({ kind }, i) => i > from && kind !== 'tag');
  return at === -1 ? from : at;
}

export function mutateTokens(
  file: readonly Token[],
  times: number,
  chance: Chance,
  dictionary: Dictionary,
): Token[] {
  const spoilt = [...file];
  for (let i = 0; i < times && spoilt.length > 0; i += 1) {
    const anywhere = chance.happens(0.5) ? aim(spoilt, chance) : chance.below(spoilt.length);
    // A spoilt tag ends the reading of XML where it stands: most are spared, so that the rest is seen.
    const at = spoilt[anywhere]?.kind === 'tag' && chance.happens(0.8) ? inText(spoilt, anywhere) : anywhere;
    pickEdit(chance)(spoilt, at, chance, dictionary);
  }
  return spoilt;
}

/** Beginning of one file and end of another, each cut at a line. */
export function splice(a: readonly Token[], b: readonly Token[], chance: Chance): Token[] {
  if (a.length === 0 || b.length === 0) return [...a, ...b];
  const [, to] = lineOf(a, chance.below(a.length));
  const [from] = lineOf(b, chance.below(b.length));
  return [...a.slice(0, to), ...b.slice(from)];
}

const oddBytes = [
  0, 0x0a, 0x0d, 0x1a, 0x20, 0x22, 0x26, 0x3c, 0x3e, 0x7f, 0x80, 0x85, 0xa0, 0xc3, 0xe2, 0xed, 0xef, 0xf4,
  0xfe, 0xff,
];

type ByteEdit = (bytes: Buffer, at: number, chance: Chance) => Buffer;

const byteEdits: readonly ByteEdit[] = [
  (bytes, at, chance) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
    return bytes;
  },
  (bytes, at, chance) => {
    bytes[at] = chance.pick(oddBytes);
    return bytes;
  },
  (bytes, at, chance) => {
    bytes[at] = chance.below(256);
    return bytes;
  },
  (bytes, at, chance) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(64))]),
  (bytes, at, chance) => {
    const part = bytes.subarray(at, at + 1 + chance.below(200));
    return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
  },
  (bytes, at, chance) => {
    const noise = Buffer.from(Array.from({ length: 1 + chance.below(16) }, () => chance.below(256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  (bytes, at, chance) => (chance.happens(0.3) ? bytes.subarray(0, at) : bytes),
  (bytes, at, chance) => (chance.happens(0.1) ? bytes.subarray(at) : bytes),
];

export function mutateBytes(bytes: Buffer, times: number, chance: Chance): Buffer {
  let spoilt = Buffer.from(bytes);
  for (let i = 0; i < times && spoilt.length > 0; i += 1)
    spoilt = Buffer.from(chance.pick(byteEdits)(spoilt, chance.below(spoilt.length), chance));
  return spoilt;
}

/** The whole file in other letters or line ends, as it comes out of another program. */
export function recode(bytes: Buffer, chance: Chance): Buffer {
  const text = bytes.toString('latin1');
  const wide = Buffer.from(text, 'utf16le');
  const ways: readonly (() => Buffer)[] = [
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), wide]),
    () => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]),
    () => wide,
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    () => Buffer.from(text, 'utf8'),
    () => Buffer.from(text.replace(/\r?\n/g, '\r'), 'latin1'),
    () => Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1'),
    () => Buffer.from(text.replace(/\r?\n/g, '\n'), 'latin1'),
    () => Buffer.from(text.replace(/\r?\n/g, ''), 'latin1'),
  ];
  return chance.pick(ways)();
}
