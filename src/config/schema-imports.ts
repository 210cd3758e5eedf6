/** `units` and `imports`: which files belong to whom, and what they feed (Hantera Importer). */
import { z } from 'zod';
import { orgNumberHolds } from '../domain/org-number.ts';
import { about } from './about.ts';
import { dateFormat, fieldName, filled, id, regex } from './schema-words.ts';

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
export const formatWords = ['auto', 'sie4', 'camt053', 'csv'] as const;

const encodings = [
  'utf-8',
  'utf8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'cp1252',
  'iso-8859-1',
  'iso-8859-15',
  'latin1',
  'cp437',
  'ibm437',
  'pc8',
  'ascii',
  'us-ascii',
] as const;

const csv = z.strictObject({
  encoding: about(z.enum(encodings).optional(), 'Detected when left out.', 'Känns igen när den utelämnas.'),
  delimiter: about(
    z
      .string()
      .refine((text) => [...text].length === 1 && !/[\r\n"]/.test(text), { error: 'config-delimiter' }),
    'The character between the cells.',
    'Tecknet mellan cellerna.',
  ),
  headerRow: about(
    z.int().min(0).max(1000).default(1),
    'Line of the headings; 0: none, columns by number.',
    'Rubrikernas rad; 0: ingen, kolumner med nummer.',
  ),
  decimal: about(z.enum([',', '.']), 'Decimal sign.', 'Decimaltecken.'),
  dateFormat: about(
    dateFormat,
    'yyyy or yy, MM and dd, with their separators.',
    'yyyy eller yy, MM och dd, med skiljetecken.',
  ),
  columns: about(
    z.record(fieldName, filled),
    'Field → heading (or number); debit and credit instead of amount.',
    'Fält → rubrik (eller nummer); debit och credit i stället för amount.',
  ),
  sign: about(
    z.enum(['asIs', 'inverted']).default('asIs'),
    'inverted: the file has the opposite sign.',
    'inverted: filen har omvänt tecken.',
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
    'A balance that does not add up: warning, or quarantine.',
    'Ett saldo som inte stämmer: varning eller karantän.',
  ),
  content: about(
    z.enum(['events', 'snapshot']).default('events'),
    'snapshot: the newest file states all open items.',
    'snapshot: den nyaste filen anger alla öppna poster.',
  ),
  csv: about(
    csv.optional(),
    'Layout of a text table; needed for format csv.',
    'Tabellfilens upplägg; krävs för format csv.',
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
