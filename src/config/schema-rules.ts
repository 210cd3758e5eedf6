/** `rules` and `normalisers`: the rule language (design: reconcile, j). */
import { z } from 'zod';
import { about } from './about.ts';
import { days, fieldName, filled, id, money, moneyInOre, regex } from './schema-words.ts';

export const normaliserWords = ['digits', 'stripLeadingZeros', 'upperCase', 'stripBlanks', 'ocr'] as const;

const normaliser = z.union([
  z.enum(normaliserWords),
  z.strictObject({
    regex: about(
      regex,
      'The first group of the hit, else the whole hit.',
      'Träffens första grupp, annars hela träffen.',
    ),
  }),
  z.strictObject({ last: about(z.int().min(1).max(100), 'The last n letters.', 'De n sista tecknen.') }),
  z.strictObject({
    emptyIf: about(z.array(z.string()).min(1), 'Values that mean none.', 'Värden som betyder inget.'),
  }),
  z.strictObject({
    ocr: about(
      z.strictObject({
        lengthDigit: about(
          z.boolean(),
          'The last digit but one is the length.',
          'Näst sista siffran är längden.',
        ),
      }),
      'A payment reference with a valid check digit.',
      'En OCR-referens vars kontrollsiffra stämmer.',
    ),
  }),
]);

export const normaliserChain = z.array(normaliser).min(1, { error: 'config-empty' });

const keyPart = z.union([
  fieldName,
  z.strictObject({
    left: about(
      fieldName,
      'Field of the ledger (debit side in a ledger group).',
      'Fält i bokföringen (debet i en bokföringsgrupp).',
    ),
    right: about(
      fieldName,
      'Field of the bank or external side (credit side).',
      'Fält på bank- eller externsidan (kredit).',
    ),
    normalise: about(
      z.union([z.string(), normaliserChain, normaliser]).optional(),
      'A normaliser, a list of them, or a chain under normalisers.',
      'En normaliserare, en lista av dem eller en kedja under normalisers.',
    ),
  }),
]);

const key = about(
  z.array(keyPart).min(1, { error: 'config-rule-key-missing' }),
  'Fields that must be equal after normalising.',
  'Fält som ska vara lika efter normalisering.',
);

const window = about(
  z
    .strictObject({
      before: about(
        days.optional(),
        'Days the right side may lie before the left.',
        'Dagar som höger sida får ligga före vänster.',
      ),
      after: about(
        days.optional(),
        'Days the right side may lie after the left.',
        'Dagar som höger sida får ligga efter vänster.',
      ),
    })
    .optional(),
  'day(right) − day(left).',
  'dag(höger) − dag(vänster).',
);

export const differenceClasses = ['rounding', 'bankFee', 'cardFee', 'exchangeRate', 'cashDiscount'] as const;

const tolerance = about(
  z
    .strictObject({
      min: about(
        money.optional(),
        'Least difference left − right, with unit.',
        'Minsta differens vänster − höger, med enhet.',
      ),
      max: about(money.optional(), 'Greatest difference, with unit.', 'Största differens, med enhet.'),
      minOre: about(moneyInOre.optional(), 'min in whole öre.', 'min i hela öre.'),
      maxOre: about(moneyInOre.optional(), 'max in whole öre.', 'max i hela öre.'),
      class: about(z.enum(differenceClasses).optional(), 'What the difference is.', 'Vad differensen är.'),
      account: about(
        filled.optional(),
        'Account that the difference is proposed on.',
        'Konto som differensen föreslås på.',
      ),
    })
    .optional(),
  'A difference that is let through.',
  'En differens som får finnas.',
);

const common = {
  id: about(id, 'The name that groups use.', 'Namnet som grupperna använder.'),
  name: about(
    filled.optional(),
    'Name shown to people; the id when left out.',
    'Namn som visas; id när det utelämnas.',
  ),
  mode: about(
    z.enum(['auto', 'suggest']).default('auto'),
    'Ticks off by itself, or suggests.',
    'Prickar av själv, eller föreslår.',
  ),
  active: about(z.boolean().default(true), 'false: never runs.', 'false: körs aldrig.'),
  excludedFromAutomatic: about(
    z.boolean().default(false),
    'The agent and the scheduler skip it.',
    'Avmarkerad i automatisk avstämning: agenten och schemaläggaren hoppar över den.',
  ),
};

const equalCounts = about(
  z.enum(['report', 'group']).default('report'),
  'Equally many equal rows on both sides: left open, or matched as one group.',
  'Lika många lika rader på båda sidor: lämnas öppna eller prickas av som en grupp.',
);
const whenComplete = about(
  z.boolean().default(false),
  'Pairs wait until both sides are complete.',
  'Paren väntar tills båda sidor är fullständiga.',
);
const sums = {
  shape: about(
    z.enum(['1:N', 'N:1', 'N:M']).default('N:M'),
    'How many rows a side has.',
    'Hur många rader en sida har.',
  ),
  spanDays: about(
    days.optional(),
    'Greatest number of days from first to last row.',
    'Högst så många dagar från första till sista raden.',
  ),
  gapDays: about(
    days.optional(),
    'A longer gap starts a new match.',
    'Ett längre uppehåll börjar en ny avprickning.',
  ),
  maxRows: about(
    z.int().min(2).max(1_000_000).default(50_000),
    'More rows than this are left open.',
    'Fler rader än så lämnas öppna.',
  ),
};

const exact = z.strictObject({
  ...common,
  type: z.literal('exact'),
  key,
  days: window,
  tolerance,
  equalCounts,
  whenComplete,
});
const unique = z.strictObject({
  ...common,
  type: z.literal('unique'),
  days: window,
  tolerance,
  referenceConflict: about(
    z.enum(['veto', 'ignore']).default('veto'),
    'Two references that differ forbid the pair, or are ignored.',
    'Två olika referenser hindrar paret, eller struntas i.',
  ),
  equalCounts,
  whenComplete,
});
const sum = z.strictObject({ ...common, type: z.literal('sum'), key, tolerance, ...sums });
const net = z.strictObject({ ...common, type: z.literal('net'), key, tolerance, ...sums });

export const rule = z.discriminatedUnion('type', [exact, unique, sum, net]);

/** Keys of each family, for the message about a key that belongs to another one. */
export const familyKeys: Readonly<Record<string, readonly string[]>> = {
  exact: Object.keys(exact.shape),
  unique: Object.keys(unique.shape),
  sum: Object.keys(sum.shape),
  net: Object.keys(net.shape),
};
