/** `units` and `imports`: which files belong to whom, and what they feed (Hantera Importer). */
import { z } from 'zod';
import { orgNumberHolds } from '../domain/org-number.ts';
import { about } from './about.ts';
import { positional } from './schema-positional.ts';
import { dateFormat, encodingWord, fieldName, filled, id, regex } from './schema-words.ts';

export const unit = z.strictObject({
  code: about(filled, 'Code of the enhet, a quoted string.', 'Enhetens kod, i citattecken.'),
  name: about(filled, 'Name of the enhet.', 'Enhetens namn.'),
  orgNumber: about(
    z.string().refine(orgNumberHolds, { error: 'config-org-number' }).optional(),
    'Organisation number; a file of another one is refused.',
    'Organisationsnummer; en fil med ett annat tas inte emot.',
  ),
});

/** Formats of this release; the words of the `format` key. */
export const formatWords = [
  'auto',
  'sie4',
  'sie5',
  'camt053',
  'csv',
  'bgmax',
  'lb',
  'autogiro',
  'xlsx',
  'positional',
  'mt940',
  'ofx',
] as const;

const csv = z.strictObject({
  sheet: about(
    filled.optional(),
    'Name of the sheet, in a workbook (.xlsx); the first visible one when left out.',
    'Bladets namn, i en arbetsbok (.xlsx); det första synliga när det utelämnas.',
  ),
  encoding: about(encodingWord.optional(), 'Detected when left out.', 'Känns igen när den utelämnas.'),
  delimiter: about(
    z
      .string()
      .refine((text) => [...text].length === 1 && !/[\r\n"]/.test(text), { error: 'config-delimiter' })
      .optional(),
    'The character between the cells; detected when left out.',
    'Tecknet mellan cellerna; känns igen när det utelämnas.',
  ),
  quote: about(
    z.enum(['"', "'", 'none']).optional(),
    'What stands around a cell with the delimiter in it; detected when left out.',
    'Tecknet runt en cell som har skiljetecknet i sig; känns igen när det utelämnas.',
  ),
  headerRow: about(
    z.int().min(0).max(1000).optional(),
    'Line of the headings; 0: none, columns by number. When left out: 1 with columns, else found by the headings.',
    'Rubrikernas rad; 0: ingen, kolumner med nummer. När den utelämnas: 1 med columns, annars hittas den genom rubrikerna.',
  ),
  decimal: about(
    z.enum([',', '.']).optional(),
    'Decimal sign; detected when left out.',
    'Decimaltecken; känns igen när det utelämnas.',
  ),
  dateFormat: about(
    dateFormat.optional(),
    'yyyy or yy, MM (MMM: a name) and dd, with their separators; detected when left out.',
    'yyyy eller yy, MM (MMM: namn) och dd, med skiljetecken; känns igen när det utelämnas.',
  ),
  columns: about(
    z.record(fieldName, filled).optional(),
    'Field → heading (or number); debit and credit, or amount and direction (D/K, +/-), instead of amount. Found by the headings when left out.',
    'Fält → rubrik (eller nummer); debit och credit, eller amount och direction (D/K, +/-), i stället för amount. Hittas genom rubrikerna när de utelämnas.',
  ),
  sign: about(
    z.enum(['asIs', 'inverted']).optional(),
    'inverted: the file has the opposite sign. asIs when left out (without columns: inverted for known card statements).',
    'inverted: filen har omvänt tecken. asIs när det utelämnas (utan columns: inverted för kända kortutdrag).',
  ),
});

const place = z.strictObject({
  path: about(
    filled.optional(),
    'Folder that files are dropped in.',
    'Importsökväg: mappen som filerna läggs i.',
  ),
  archivePath: about(
    filled.optional(),
    'Folder that imported files are kept in.',
    'Arkivsökväg: mappen som importerade filer sparas i.',
  ),
  quarantinePath: about(
    filled.optional(),
    'Folder of files that cannot be read; default .prickakonto/quarantine in path.',
    'Mapp för filer som inte går att läsa; annars .prickakonto/quarantine i path.',
  ),
  scheduled: about(
    z.boolean().default(false),
    'The agent and the scheduler import it.',
    'Importeras av agenten och schemaläggaren.',
  ),
});

const accountsMap = z.record(filled, filled);
const derived = z.strictObject({
  from: about(fieldName, 'Field to take from.', 'Fält att hämta ur.'),
  regex: about(
    regex,
    'The first group of the hit, else the whole hit.',
    'Träffens första grupp, annars hela träffen.',
  ),
});

export const importDefinition = z.strictObject({
  id: about(id, 'The name that windows use.', 'Namnet som fönstren använder.'),
  name: about(filled, 'Name shown to people.', 'Namn som visas.'),
  format: about(
    z.enum(formatWords),
    'Format of the files; auto recognises it.',
    'Filernas format; auto känner igen det.',
  ),
  feeds: about(
    z.enum(['ledger', 'bank', 'external']),
    'Side that the rows belong to.',
    'Sidan som raderna hör till: bokföring, bank eller extern.',
  ),
  accounts: about(
    accountsMap.optional(),
    "The file's account → ledger account; * is any other.",
    'Filens konto → bokföringskonto; * är alla andra.',
  ),
  account: about(filled.optional(), 'Short for accounts: { "*": … }.', 'Kort för accounts: { "*": … }.'),
  balanceGate: about(
    z.enum(['warn', 'refuse']).default('warn'),
    'A balance that does not add up, or a statement that does not follow on the one before: warning, or quarantine.',
    'Ett saldo som inte stämmer, eller ett utdrag som inte hänger ihop med förra: varning eller karantän.',
  ),
  voucherGate: about(
    z.enum(['warn', 'refuse']).default('refuse'),
    'A voucher that does not balance: warning, or quarantine.',
    'En verifikation som inte balanserar: varning eller karantän.',
  ),
  content: about(
    z.enum(['events', 'snapshot']).default('events'),
    'snapshot: the newest file states all open items.',
    'snapshot: den nyaste filen anger alla öppna poster.',
  ),
  csv: about(
    csv.optional(),
    'Layout of a text table; what is left out is detected.',
    'Tabellfilens upplägg; det som utelämnas känns igen.',
  ),
  positional: about(
    positional.optional(),
    'Layout of text in fixed positions; needed for format positional.',
    'Upplägg för text med fasta positioner; krävs för format positional.',
  ),
  derive: about(
    z.record(fieldName, derived).optional(),
    'New field → where it comes from.',
    'Nytt fält → vad det hämtas ur.',
  ),
  files: about(
    filled.optional(),
    'File name pattern, * and ?; case does not matter.',
    'Filnamnsmönster, * och ?; versaler spelar ingen roll.',
  ),
  completeThrough: about(
    z.enum(['statement', 'generated', 'lastRow', 'none']).optional(),
    'Through which date a file is complete; default by format.',
    'Till och med vilket datum en fil är fullständig; annars efter format.',
  ),
  units: about(z.record(filled, place), 'Folders of each enhet.', 'Mappar för varje enhet.'),
});
