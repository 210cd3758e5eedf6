/** The file number N of a format under a seed: the same bytes, chunks and options wherever and whenever it is made. */
import type { Format } from '../../src/formats/index.ts';
import { type ZipPart, zipOf } from '../../test/formats/generators/zip.ts';
import type { Input } from './judge.ts';
import { mutateBytes, mutateTokens, recode, splice } from './mutate.ts';
import { type Chance, chance } from './random.ts';
import type { Seed } from './seeds.ts';
import { type Dictionary, dictionaryOf, type Token, tokensOf } from './tokens.ts';

/** What the files of one format are made from. */
export interface Stock {
  readonly format: Format;
  readonly seeds: readonly (Seed & { readonly tokens: readonly Token[] })[];
  readonly dictionary: Dictionary;
}

export function stockOf(format: Format, seeds: readonly Seed[]): Stock {
  const withTokens = seeds.map((seed) => ({ ...seed, tokens: tokensOf(seed.bytes) }));
  return {
    format,
    seeds: withTokens,
    dictionary: dictionaryOf(
      withTokens.flatMap(({ tokens, parts }) =>
        parts ? parts.map(({ content }) => tokensOf(Buffer.from(content))) : [tokens],
      ),
    ),
  };
}

/** Longer ones tell nothing new and take their time. */
const longestBytes = 64 * 1024;

export function caseOf(stock: Stock, seed: string, number: number): Input {
  const dice = chance(seed, stock.format.id, number);
  const from = dice.pick(stock.seeds);
  let bytes: Buffer = from.parts ? spoilParts(from.parts, dice, stock) : spoil(from.tokens, dice, stock);
  // The directory of a zip is soon beyond reading: nearly all spoilt workbooks would end there.
  if (dice.happens(from.parts ? 0.08 : 0.2)) bytes = mutateBytes(bytes, howOften(dice), dice);
  if (dice.happens(from.parts ? 0 : 0.04)) bytes = recode(bytes, dice);
  return {
    format: stock.format,
    bytes: new Uint8Array(bytes.subarray(0, longestBytes)),
    options: dice.happens(0.03) ? dice.pick(stock.seeds).options : from.options,
    chunks: chunksOf(dice, bytes.length),
  };
}

function spoil(tokens: readonly Token[], dice: Chance, stock: Stock): Buffer {
  const whole = dice.happens(0.06) ? splice(tokens, dice.pick(stock.seeds).tokens, dice) : tokens;
  const spoilt = dice.happens(0.9) ? mutateTokens(whole, howOften(dice), dice, stock.dictionary) : whole;
  return Buffer.from(spoilt.map(({ text }) => text).join(''), 'latin1');
}

/** One or two parts are spoilt inside, then all are packed again. */
function spoilParts(parts: readonly ZipPart[], dice: Chance, stock: Stock): Buffer {
  const sheets = parts.flatMap(({ name }, at) => (/sheet|sharedStrings/.test(name) ? [at] : []));
  const at = dice.happens(0.8) && sheets.length > 0 ? dice.pick(sheets) : dice.below(parts.length);
  const spoilt = parts.map((part, i) =>
    i === at ? { ...part, content: spoil(tokensOf(Buffer.from(part.content)), dice, stock) } : part,
  );
  return Buffer.from(zipOf(spoilt));
}

/** Mostly one to three; sometimes so many that little is left. */
function howOften(dice: Chance): number {
  if (dice.happens(0.85)) return 1 + dice.below(3);
  return dice.happens(0.8) ? 4 + dice.below(8) : 12 + dice.below(60);
}

function chunksOf(dice: Chance, length: number): readonly number[] {
  if (dice.happens(0.6)) return [Math.max(1, length)];
  if (dice.happens(0.2)) return [1];
  return Array.from({ length: 5 }, () => 1 + dice.below(dice.happens(0.5) ? 16 : 1500));
}
