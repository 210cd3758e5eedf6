/** Exit codes whose Windows text is true (contract: design/cli.md); Task Scheduler shows it as "Last Run Result". */
import type { Code } from './codes.ts';

export type ExitCode = 0 | 1 | 3 | 5 | 10 | 13 | 21 | 53 | 59 | 87 | 112 | 130 | 143 | 170;

export const exitCodes: readonly {
  readonly code: ExitCode;
  readonly sv: string;
  readonly en: string;
  readonly windows: string;
}[] = [
  {
    code: 0,
    sv: 'klart, inget kräver någon åtgärd (öppna poster är normalt)',
    en: 'done, nothing needs a person (open items are normal)',
    windows: 'completed successfully',
  },
  {
    code: 1,
    sv: 'ett oväntat fel (en bugg); loggen säger var',
    en: 'an unexpected failure (a bug); the log says where',
    windows: 'incorrect function',
  },
  {
    code: 3,
    sv: 'en import- eller arkivsökväg saknas',
    en: 'an import or archive path is missing',
    windows: 'cannot find the path specified',
  },
  {
    code: 5,
    sv: 'behörighet till en sökväg saknas',
    en: 'no permission to a path',
    windows: 'access is denied',
  },
  {
    code: 10,
    sv: 'konfigurationen är ogiltig, eller databasen nyare än programmet; inget rördes',
    en: 'the configuration is invalid, or the store is newer than the program; nothing was touched',
    windows: 'environment is incorrect',
  },
  {
    code: 13,
    sv: 'klart, men något behöver en människa: en fil i karantän, en väntad fil som saknas, ett saldo som inte stämmer, en enhet som misslyckades',
    en: 'done, but something needs a person: a file in quarantine, an expected file missing, a balance that does not add up, a unit that failed',
    windows: 'data is invalid',
  },
  {
    code: 21,
    sv: 'databasen går inte att nå eller är skadad',
    en: 'the store cannot be reached or is damaged',
    windows: 'device is not ready',
  },
  {
    code: 53,
    sv: 'en utdelning eller dess server går inte att nå',
    en: 'a share or its server cannot be reached',
    windows: 'network path was not found',
  },
  {
    code: 59,
    sv: 'arbetet är gjort, men ett mejl kunde inte skickas; det ligger kvar i utkorgen och försöks igen',
    en: 'the work is done, but a mail could not be sent; it stays in the outbox and is tried again',
    windows: 'unexpected network error',
  },
  {
    code: 87,
    sv: 'fel ord på kommandoraden',
    en: 'wrong words on the command line',
    windows: 'parameter is incorrect',
  },
  { code: 112, sv: 'disken är full', en: 'disk full', windows: 'not enough space on the disk' },
  {
    code: 130,
    sv: 'stoppad med Ctrl-C efter filen i hand',
    en: 'stopped by Ctrl-C after finishing the file in hand',
    windows: '',
  },
  {
    code: 143,
    sv: 'stoppad av en signal efter filen i hand',
    en: 'stopped by a signal after finishing the file in hand',
    windows: '',
  },
  {
    code: 170,
    sv: 'en annan körning arbetar och blev inte klar inom väntetiden',
    en: 'another run holds the lease and did not finish within the wait',
    windows: 'requested resource is in use',
  },
];

/** When several apply, the first of these wins. */
const worstFirst: readonly ExitCode[] = [1, 10, 170, 112, 21, 53, 3, 5, 13, 59, 0];

export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return worstFirst.find((code) => codes.includes(code)) ?? 0;
}

const exitOf: Partial<Record<Code, ExitCode>> = {
  'path-missing': 3,
  'path-not-a-folder': 3,
  'path-no-permission': 5,
  'path-read-only': 5,
  'path-not-renamable': 5,
  'path-share-gone': 53,
  'path-disk-full': 112,
  'path-busy': 170,
  'store-full': 112,
  'store-unreachable': 21,
  'store-damaged': 21,
  'store-busy': 170,
  'store-newer': 10,
  'run-timed-out': 170,
  'group-busy': 170,
  unexpected: 1,
  'group-plan-refused': 1,
  'agent-already-runs': 170,
  'id-unknown': 87,
  'file-not-found': 87,
  'mail-not-configured': 10,
};

/** The exit code of a fault; 13 (something needs a person) for those that no other code names. */
export function exitCodeOf(code: Code): ExitCode {
  return (
    exitOf[code] ??
    (code.startsWith('config-') || code === 'background-jobs-off'
      ? 10
      : code.startsWith('cli-')
        ? 87
        : code.startsWith('mail-')
          ? 59
          : 13)
  );
}
