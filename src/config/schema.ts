/** The one truth about `config/prickakonto.yaml`: loader, JSON Schema, reference and example all come from here. */
import { z } from 'zod';
import { about } from './about.ts';
import { importDefinition, unit } from './schema-imports.ts';
import { normaliserChain, rule } from './schema-rules.ts';
import { duration, email, filled, id, secretFrom, timeZone } from './schema-words.ts';

const mail = z.strictObject({
  enabled: about(z.boolean().default(false), 'E-mail on.', 'Aktivera Pricka Konto E-post.'),
  from: about(email.optional(), 'Sender address.', 'Adress som används för att skicka.'),
  transport: about(
    z.enum(['smtp', 'file']).default('smtp'),
    'How mail leaves: a server, or files in a folder.',
    'Hur e-posten går: en server, eller filer i en mapp.',
  ),
  smtp: about(
    z
      .strictObject({
        host: about(filled, 'Server.', 'Server.'),
        port: about(z.int().min(1).max(65_535), 'Port.', 'Port.'),
        security: about(
          z.enum(['starttls', 'implicit', 'opportunistic', 'none']).default('starttls'),
          'Encryption.',
          'Kryptering.',
        ),
        user: about(filled.optional(), 'User name.', 'Användarnamn.'),
        passwordFrom: about(
          secretFrom.optional(),
          'Where the password is: env:NAME or file:/path.',
          'Var lösenordet finns: env:NAMN eller file:/sökväg.',
        ),
      })
      .optional(),
    'Server of the smtp transport.',
    'Server för transport smtp.',
  ),
  folder: about(filled.optional(), 'Folder of the file transport.', 'Mapp för transport file.'),
  gather: about(
    duration.default('10s'),
    'Windows that close this near each other share one mail.',
    'Fönster som stängs så nära varandra delar ett mejl.',
  ),
});

const backgroundJobs = z.strictObject({
  enabled: about(
    z.boolean().default(false),
    'false: the agent and /A /U /R do nothing.',
    'Aktivera bakgrundsjobb; false: agenten och /A /U /R gör inget.',
  ),
  reportErrors: about(z.boolean().default(false), 'Mail about errors.', 'Rapportera fel via e-post.'),
  notifyOnCompletion: about(
    z.boolean().default(false),
    'Mail when a run is done.',
    'Meddela via e-post när en körning är klar.',
  ),
  recipients: about(z.array(email).default([]), 'Addresses.', 'Mottagare.'),
});

const groupWindow = z.strictObject({
  quiet: about(
    duration.default('30s'),
    'No new file for this long closes the window.',
    'Ingen ny fil på så länge stänger fönstret.',
  ),
  longest: about(duration.default('15m'), 'Closes anyway after this long.', 'Stängs ändå efter så lång tid.'),
  expects: about(
    z.array(z.string()).default([]),
    'Imports that must have delivered.',
    'Importer som ska ha levererat.',
  ),
  onMissing: about(
    z.enum(['run', 'warn', 'skip']).default('warn'),
    'When one is missing: run, run and warn, or skip.',
    'När någon saknas: kör, kör och varna, eller hoppa över.',
  ),
});

const group = z.strictObject({
  id: about(id, 'The name of the group.', 'Gruppens id.'),
  name: about(filled, 'Name shown to people.', 'Namn som visas.'),
  type: about(
    z.enum(['ledger', 'bank', 'external']),
    'What the ledger is reconciled with.',
    'Vad bokföringen stäms av mot.',
  ),
  units: about(
    z.array(z.string()).min(1, { error: 'config-empty' }).optional(),
    'Default: every enhet whose imports feed it.',
    'Annars alla enheter vars importer matar den.',
  ),
  accounts: about(z.array(filled).min(1, { error: 'config-empty' }), 'Ledger accounts.', 'Bokföringskonton.'),
  scheduled: about(
    z.boolean().default(false),
    'Reconciled by the agent and the scheduler.',
    'Stäms av i schemaläggaren.',
  ),
  waitFor: about(
    z.enum(['none', 'keyless']).default('keyless'),
    'Which rules wait for complete data.',
    'Vilka regler som väntar på fullständiga uppgifter.',
  ),
  rules: about(
    z.array(z.string()).min(1, { error: 'config-empty' }),
    'Rules in priority order.',
    'Regler i prioritetsordning.',
  ),
  window: about(
    groupWindow.prefault({}),
    'When a run starts after files came.',
    'När en körning startar efter att filer kommit.',
  ),
});

const agent = z.strictObject({
  watch: about(z.enum(['auto', 'none']).default('auto'), 'none: scans only.', 'none: bara genomsökningar.'),
  settle: about(
    z
      .strictObject({
        quiet: about(
          duration.default('1s'),
          'A file is taken when unchanged this long.',
          'En fil tas när den är oförändrad så länge.',
        ),
        every: about(duration.default('250ms'), 'Time between two looks.', 'Tid mellan två kontroller.'),
      })
      .prefault({}),
    'When a file is finished.',
    'När en fil är färdig.',
  ),
  rescan: about(
    z
      .strictObject({
        local: about(duration.default('5s'), 'Scan of local folders.', 'Genomsökning av lokala mappar.'),
        share: about(duration.default('5s'), 'Scan of shares.', 'Genomsökning av utdelningar.'),
      })
      .prefault({}),
    'How often folders are scanned.',
    'Hur ofta mappar genomsöks.',
  ),
});

const log = z.strictObject({
  folder: about(filled.default('var/logg'), 'Folder of the log files.', 'Loggfilernas mapp.'),
  level: about(
    z.enum(['error', 'warn', 'info', 'debug']).default('info'),
    'How much is logged.',
    'Hur mycket som loggas.',
  ),
  keepDays: about(z.int().min(1).max(3660).default(30), 'Days a log is kept.', 'Dagar som en logg sparas.'),
});

const console = z.strictObject({
  enabled: about(z.boolean().default(true), 'The web console.', 'Webbkonsolen.'),
  host: about(filled.default('127.0.0.1'), 'Address it listens on.', 'Adress som den lyssnar på.'),
  port: about(z.int().min(1).max(65_535).default(4180), 'Port it listens on.', 'Port som den lyssnar på.'),
});

export const configSchema = z.strictObject({
  language: about(
    z.enum(['sv', 'en']).default('sv'),
    'Language of mails and messages.',
    'Språk i mejl och meddelanden.',
  ),
  timeZone: about(
    timeZone.default('Europe/Stockholm'),
    'Time zone of days and times.',
    'Tidszon för dagar och klockslag.',
  ),
  store: about(
    z.string().regex(/^sqlite:.+$/, { error: 'config-store' }),
    'Database: sqlite:path.',
    'Databas: sqlite:sökväg.',
  ),
  mail: about(mail.optional(), 'E-mail.', 'E-post.'),
  backgroundJobs: about(backgroundJobs.optional(), 'Background jobs.', 'Bakgrundsjobb.'),
  units: about(z.array(unit).min(1, { error: 'config-empty' }), 'Enheter.', 'Enheter.'),
  imports: about(z.array(importDefinition).default([]), 'Import definitions.', 'Hantera Importer.'),
  groups: about(z.array(group).default([]), 'Reconciliation groups.', 'Avstämningsgrupper.'),
  normalisers: about(
    z.record(id, normaliserChain).default({}),
    'Named chains for normalise.',
    'Namngivna kedjor för normalise.',
  ),
  rules: about(z.array(rule).default([]), 'Matching rules.', 'Avstämningsregler.'),
  agent: about(agent.prefault({}), 'The always-on agent.', 'Agenten som alltid är igång.'),
  log: about(log.prefault({}), 'The log.', 'Loggen.'),
  console: about(console.prefault({}), 'The web console.', 'Webbkonsolen.'),
});

/** The file as zod gives it: defaults filled in, texts not yet read. */
export type ConfigInput = z.output<typeof configSchema>;
