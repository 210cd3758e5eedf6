import type { MailCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { ErrorText } from '../error-text.ts';

/** What becomes of the mail: it waits in the outbox, but a test mail does not. */
const kept = (params: Params): string =>
  params['test'] === 1
    ? 'Testmeddelandet sparas inte: kör test-mail igen.'
    : 'Mejlet ligger kvar och skickas igen av sig självt.';

export const mailTexts: Record<MailCode, ErrorText> = {
  'mail-connection-refused': {
    message: 'E-postservern {host} svarar inte på port {port}.',
    hint: (params) =>
      `Kontrollera porten (587, 465 eller 25) under mail.smtp och brandväggen. ${kept(params)}`,
  },
  'mail-host-unknown': {
    message: 'Servernamnet {host} finns inte i DNS.',
    hint: 'Rätta mail.smtp.host, eller kontrollera serverns namnuppslagning (DNS).',
  },
  'mail-unreachable': {
    message: 'E-postservern {host} går inte att nå på port {port}: {reason}',
    hint: (params) => `Kontrollera nätverk, brandvägg och port. ${kept(params)}`,
  },
  'mail-greeting-timeout': {
    message: 'Anslutningen till {host}:{port} öppnades, men servern hälsade inte inom {seconds} sekunder.',
    hint: 'Vanligt när en brandvägg eller ett antivirus avlyssnar SMTP, eller när porten kräver TLS direkt: prova security: implicit för port 465.',
  },
  'mail-connection-lost': {
    message: 'Anslutningen till {host}:{port} bröts under steget {step}: {reason}',
    hint: (params) => `${kept(params)} Händer det varje gång: fråga den som sköter e-postservern.`,
  },
  'mail-tls-mode': {
    message: 'Fel krypteringsläge mot {host}:{port}.',
    hint: 'Välj security: starttls för port 587 och 25, och security: implicit för port 465.',
  },
  'mail-tls-not-offered': {
    message: 'E-postservern {host}:{port} erbjuder ingen kryptering (STARTTLS).',
    hint: 'Kontrollera porten. Är det ett internt relä utan kryptering: välj security: none.',
  },
  'mail-tls-failed': {
    message: 'Krypteringen mot {host}:{port} kom inte igång: {reason}',
    hint: 'Servern måste klara TLS 1.2 eller nyare; kontrollera även porten och security.',
  },
  'mail-certificate': {
    message: 'Certifikatet hos {host}:{port} godkänns inte ({reason}).',
    hint: 'Använd servernamnet som står i certifikatet. Har ni en egen utfärdare: peka ut rotcertifikatets fil med miljövariabeln NODE_EXTRA_CA_CERTS.',
  },
  'mail-auth-failed': {
    message: 'Inloggningen på {host} som {user} nekades: {reply}',
    hint: 'Kontrollera användarnamnet under mail.smtp.user och lösenordet som passwordFrom pekar på.',
  },
  'mail-auth-password-off': {
    message: 'Microsoft 365 tillåter inte inloggning med lösenord här: {reply}',
    hint: 'Använd ett internt relä eller High Volume Email (HVE), eller be er administratör om ett annat sätt att skicka.',
  },
  'mail-auth-smtp-off': {
    message: 'SMTP AUTH är avstängt för brevlådan {user} eller för hela organisationen: {reply}',
    hint: 'Be er administratör slå på Authenticated SMTP för brevlådan.',
  },
  'mail-auth-not-offered': {
    message: 'E-postservern {host}:{port} tar inte emot inloggning: {reply}',
    hint: 'Är det ett internt relä: ta bort user och passwordFrom. Annars är porten eller krypteringsläget fel.',
  },
  'mail-sender-refused': {
    message: 'Kontot får inte skicka som {from}: {reply}',
    hint: 'Rätta mail.from till kontots egen adress, eller ge kontot rätt att skicka som adressen.',
  },
  'mail-recipient-refused': {
    message: 'Mottagaren {to} nekades: {reply}',
    hint: 'Rätta adressen under backgroundJobs.recipients, eller låt servern skicka till den (relärätt).',
  },
  'mail-too-large': {
    message: 'Mejlet är för stort för {host} ({sizeBytes} byte): {reply}',
    hint: 'Be den som sköter e-postservern höja gränsen. Innehållet finns kvar i prickakonto files och prickakonto open.',
  },
  'mail-no-recipient': {
    message: 'Ingen mottagare är angiven.',
    hint: 'Skriv minst en adress under backgroundJobs.recipients.',
  },
  'mail-temporarily-refused': {
    message: 'E-postservern {host} kan inte ta emot mejlet just nu (steg {step}): {reply}',
    hint: (params) =>
      params['test'] === 1
        ? 'Vänta en stund och kör test-mail igen.'
        : 'Inget att göra: mejlet ligger kvar och skickas igen av sig självt.',
  },
  'mail-refused': {
    message: 'E-postservern {host} tog inte emot mejlet (steg {step}): {reply}',
    hint: 'Visa serverns svar för den som sköter e-postservern.',
  },
  'mail-not-configured': {
    message: 'E-posten är inte färdigt inställd: {missing} saknas.',
    hint: 'Fyll i {missing} i konfigurationen.',
  },
  'mail-folder': {
    message: 'Mejlet kunde inte skrivas i mappen {folder}: {reason}',
    hint: 'Kontrollera att mappen under mail.folder går att skriva i för kontot som kör prickakonto.',
  },
};
