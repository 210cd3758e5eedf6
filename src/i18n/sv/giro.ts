import type { GiroCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

/** A plain decimal as Swedes write it. */
const kronor = (amount: string | number | undefined): string => String(amount ?? '').replace('.', ',');

/** Reports and files of orders, by the word the readers give. */
const reports: Readonly<Record<string, string>> = {
  'lb-orders': 'ett betalningsuppdrag till Bankgirot (Leverantörsbetalningar)',
  'lb-monitoring': 'en betalningsbevakning (Leverantörsbetalningar)',
  'lb-rejected': 'en lista över avvisade leverantörsbetalningar',
  'lb-returned-cash': 'en lista över återförda kontantutbetalningar (Leverantörsbetalningar)',
  'autogiro-orders': 'ett underlag till Bankgirot (Autogiro)',
  'autogiro-mandates': 'en medgivandeavisering (Autogiro)',
  'autogiro-e-mandates': 'nya medgivanden via internetbank (Autogiro)',
  'autogiro-register': 'ett utdrag ur medgivanderegistret (Autogiro)',
  'autogiro-watch': 'ett utdrag ur bevakningsregistret (Autogiro)',
  'autogiro-rejected': 'en lista över avvisade betalningar (Autogiro)',
  'autogiro-changes': 'en lista över makuleringar och ändringar (Autogiro)',
};

/** Where the bookings are instead. */
const instead: Readonly<Record<string, string>> = {
  'lb-orders':
    'Lägg i stället Bankgirots betalningsspecifikation (returfilen) eller bankens kontoutdrag (camt.053, camt.054) i mappen.',
  'lb-returned-cash':
    'Pengarna kommer tillbaka på kontot: de läses ur bankens kontoutdrag (camt.053, camt.054).',
  'autogiro-orders':
    'Lägg i stället Bankgirots betalningsspecifikation (Autogiro eller BgMax) eller camt.054 i mappen.',
  'autogiro-watch':
    'Betalningarna kommer i betalningsspecifikationen (Autogiro eller BgMax) när de är gjorda.',
};

const formats: Readonly<Record<string, string>> = {
  'plusgiro-total-in': 'Plusgirots Total IN',
  'lb-utland': 'Bankgirots utlandsbetalningar (LB utland)',
};

const formatInstead: Readonly<Record<string, string>> = {
  'plusgiro-total-in': 'Beställ camt.054 (eller camt.053) från banken i stället, eller BgMax för bankgirot.',
  'lb-utland':
    'Beställ camt.054 eller camt.053 från banken i stället: där står betalningarna och avgifterna.',
};

const word = (words: Readonly<Record<string, string>>, key: unknown, other: string): string =>
  words[String(key)] ?? other;

export const giroTexts: Record<GiroCode, ErrorText> = {
  'giro-record-missing': {
    message: 'Filen är inte hel: före post {record} saknas {missing}.',
    hint: 'Filen är avbruten eller ändrad för hand. Hämta den på nytt från banken eller Bankgirot.',
  },
  'giro-line-unknown': {
    message: 'Raden "{text}" är ingen post i filens format ({count} rader).',
    hint: 'Raden är överhoppad. Filens kontrollsummor stämmer ändå, annars hade den stoppats.',
  },
  'giro-tab': {
    message: 'Filen har tabbar i rader med fasta lägen ({count} rader); de lästes som blanktecken.',
    hint: 'Inget att göra om beloppen stämmer. Hämta annars filen på nytt utan att öppna den i ett redigeringsprogram.',
  },
  'giro-text-cut': {
    message:
      'En betalning har fler referenser eller mer information än vad som sparas ({count} rader utelämnades).',
    hint: 'Belopp och datum påverkas inte. Hela texten finns i den arkiverade filen.',
  },
  'giro-no-bookings': {
    message: (params) =>
      `Filen är ${word(reports, params['report'], 'en rapport utan bokföring')}: ${params['report'] === 'lb-returned-cash' ? 'dess layout är inte känd' : 'den har inga bokförda belopp'}, så inga rader lästes in.`,
    hint: (params) =>
      word(
        instead,
        params['report'],
        'Inget att göra för avstämningen. Filen är arkiverad; följ upp den i källsystemet.',
      ),
  },
  'giro-report-unknown': {
    message: 'Filen är en rapport från Bankgirot som inte är känd: "{report}".',
    hint: 'Hämta samma uppgifter som BgMax eller camt.054 i stället, eller anmäl rapporten så att den prövas.',
  },
  'giro-format-not-read': {
    message: (params) =>
      `Filen är ${word(formats, params['format'], String(params['format']))}, ett känt format som prickakonto inte läser.`,
    hint: (params) => word(formatInstead, params['format'], 'Beställ camt.054 från banken i stället.'),
  },
  'giro-currency-differs': {
    message: 'Insättningen är i {deposit} men avsnittet öppnades i {opening}.',
    hint: 'Filen är skadad eller ändrad för hand. Hämta den på nytt från banken eller Bankgirot.',
  },
  'bgmax-version-unknown': {
    message: 'BgMax-filen är av version "{version}"; den lästes som version 01.',
    hint: 'Jämför insättningarna med kontoutdraget första gången och anmäl versionen så att den prövas.',
  },
  'bgmax-test-file': {
    message: 'Filen är märkt som testfil (T) av Bankgirot, inte som produktion.',
    hint: 'Raderna är inlästa. Är det inte en provmiljö: ta bort filen ur flödet, den beskriver inga riktiga betalningar.',
  },
  'bgmax-section-too-large': {
    message: 'Insättningen har fler betalningar än som kan läsas på en gång (över {payments}).',
    hint: 'Be banken dela upp leveransen på flera insättningar, eller hämta camt.054 i stället.',
  },
  'autogiro-payments-stopped': {
    message: (params) =>
      `${params['stopped']} autogirobetalningar på tillsammans ${kronor(params['amount'])} gjordes inte (täckning saknas, kontot avslutat eller nytt försök senare) och lästes inte in.`,
    hint: 'Ta upp dem med betalarna; i reskontran är de fortfarande obetalda.',
  },
};
