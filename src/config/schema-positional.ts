/** `positional`: where the fields of a line in fixed positions stand, as a layout sheet gives them. */
import { z } from 'zod';
import { about } from './about.ts';
import { dateFormat, encodingWord, fieldName, regex } from './schema-words.ts';

const place = z.int().min(1).max(10_000);
const lines = z.int().min(0).max(1000).default(0);

const span = z.strictObject({
  from: about(place, 'First position; the first of the line is 1.', 'Första position; radens första är 1.'),
  to: about(place.optional(), 'Last position.', 'Sista position.'),
  length: about(place.optional(), 'Number of characters, instead of to.', 'Antal tecken, i stället för to.'),
});

const skip = z.strictObject({
  first: about(lines, 'Lines at the beginning that are no rows.', 'Rader i början som inte är poster.'),
  last: about(lines, 'Lines at the end that are no rows.', 'Rader i slutet som inte är poster.'),
});

const total = z.strictObject({
  match: about(
    regex,
    'Pattern of the line that states the totals, such as ^90.',
    'Mönster för raden med summor, till exempel ^90.',
  ),
  amount: about(span.optional(), 'Sum of the amounts.', 'Summan av beloppen.'),
  count: about(span.optional(), 'Number of rows.', 'Antalet poster.'),
});

export const positional = z.strictObject({
  encoding: about(encodingWord.optional(), 'Detected when left out.', 'Känns igen när den utelämnas.'),
  recordLength: about(
    place.optional(),
    'Characters of a record, in files without line ends.',
    'Antal tecken per post, i filer utan radslut.',
  ),
  skip: about(
    skip.prefault({}),
    'Lines that are left out at the beginning and the end.',
    'Rader som utelämnas i början och slutet.',
  ),
  only: about(
    regex.optional(),
    'Pattern of the lines that are rows, such as ^20; others are left out.',
    'Mönster för raderna som är poster, till exempel ^20; övriga utelämnas.',
  ),
  decimal: about(
    z.enum([',', '.', 'none']),
    'Decimal sign; none: digits alone, the last ones are decimals.',
    'Decimaltecken; none: bara siffror, de sista är decimaler.',
  ),
  decimals: about(
    z.int().min(0).max(6).default(2),
    'How many digits are decimals, for decimal: none.',
    'Hur många siffror som är decimaler, för decimal: none.',
  ),
  dateFormat: about(
    dateFormat,
    'yyyy or yy, MM (MMM: a name) and dd, with their separators.',
    'yyyy eller yy, MM (MMM: namn) och dd, med skiljetecken.',
  ),
  columns: about(
    z.record(fieldName, span),
    'Field → positions; date and amount are needed (or debit and credit). direction: a sign beside the amount (+/-, D/K).',
    'Fält → positioner; date och amount krävs (eller debit och credit). direction: tecken bredvid beloppet (+/-, D/K).',
  ),
  sign: about(
    z.enum(['asIs', 'inverted']).default('asIs'),
    'inverted: the file has the opposite sign.',
    'inverted: filen har omvänt tecken.',
  ),
  total: about(
    total.optional(),
    'Line that states sum and number, which are checked.',
    'Rad som anger summa och antal, som kontrolleras.',
  ),
});
