import type { GateCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { ErrorText } from '../error-text.ts';

/** A plain decimal as Swedes write it. */
const kronor = (amount: string | number | undefined): string => String(amount ?? '').replace('.', ',');

const jump = ({ expected, opening, currency }: Params): string =>
  expected === undefined
    ? ''
    : ` Saldot var ${kronor(expected)} ${currency} efter utdraget före och är ${kronor(opening)} ${currency} när nästa börjar.`;

const many = (count: string | number | undefined, one: string, more: string): string =>
  `${count} ${Number(count) === 1 ? one : more}`;

export const gateTexts: Record<GateCode, ErrorText> = {
  'statement-gap': {
    message: (params) =>
      `Kontoutdrag ${params['missing']} för konto ${params['account']} saknas: filerna har ${params['before']} och ${params['after']} men inget däremellan.${jump(params)}`,
    hint: 'Hämta de utdrag som saknas från banken och lägg dem i importmappen; frågan stängs av sig själv när de kommit. Har banken hoppat över numren: besvara frågan.',
  },
  'statement-pages-missing': {
    message: (params) => {
      const pages = params['missing'] === '' ? '' : `sida ${params['missing']}`;
      const end = Number(params['end']) === 1 ? `sidorna efter ${params['last']}` : '';
      return `Kontoutdrag ${params['statement']} för konto ${params['account']} är inte helt: ${[pages, end].filter(Boolean).join(' och ')} saknas.`;
    },
    hint: 'Hämta hela utdraget från banken; frågan stängs av sig själv när sidorna kommit.',
  },
  'statement-balance-break': {
    message: (params) =>
      `Kontoutdragen för konto ${params['account']} hänger inte ihop: efter ${params['before']} var saldot ${kronor(params['expected'])} ${params['currency']}, men ${params['after']} börjar med ${kronor(params['opening'])} ${params['currency']}.`,
    hint: 'Troligen saknas ett utdrag däremellan. Hämta det från banken; frågan stängs av sig själv när det kommit och saldona går ihop.',
  },
  'statement-number-conflict': {
    message: 'Kontoutdrag {statement} för konto {account} finns redan inläst med annat innehåll.',
    hint: 'Jämför de två filerna med banken: banken kan ha rättat utdraget. Rader som finns i båda är inlästa en gång, de andra står kvar.',
  },
  'voucher-corrected': {
    message: (params) =>
      `${many(params['vouchers'], 'verifikation är ändrad', 'verifikationer är ändrade')} sedan den lästes in förra gången (bland annat ${params['voucher']}): ${many(params['gone'], 'rad', 'rader')} ersatta, ${many(params['added'], 'rad', 'rader')} nya.`,
    hint: 'Inget att göra: de ersatta raderna är sparade men stäms inte av längre. Var någon av dem avprickad står det som en egen fråga.',
  },
  'voucher-gone': {
    message: (params) =>
      `Filen saknar ${many(params['vouchers'], 'verifikation', 'verifikationer')} som lästs in tidigare: ${params['names']}${Number(params['more'] ?? 0) > 0 ? ` och ${params['more']} till` : ''}.`,
    hint: 'Är filen ett urval, eller är verifikationerna borttagna i bokföringen? Raderna står kvar tills frågan är besvarad; är de borttagna, besvara med  --remove  så lämnar de avstämningen.',
  },
  'file-older-than-known': {
    message: (params) =>
      `Filen är äldre än det som redan är inläst: ${many(params['vouchers'], 'verifikation', 'verifikationer')} (bland annat ${params['voucher']}) har en nyare version, och filens rader för dem lästes inte in.`,
    hint: 'Inget att göra om filen lades i efterhand. Är det den rätta: ta ut den på nytt ur bokföringsprogrammet, då får den dagens datum.',
  },
  'ledger-row-superseded': {
    message: (params) =>
      `${many(params['rows'], 'avprickad rad', 'avprickade rader')} finns inte längre i sin verifikation; ${many(params['matches'], 'avprickning', 'avprickningar')} (bland annat ${params['match']}) behöver ses över.`,
    hint: 'Inget är ångrat. Kommandot prickakonto matches visar vilka avprickningar det gäller, prickakonto explain vad de bygger på.',
  },
  'snapshot-empty': {
    message: (params) =>
      `Listan är tom, men ${many(params['rows'], 'post', 'poster')} var öppna enligt förra listan. Inget är ändrat.`,
    hint: 'Är listan tom för att uttaget misslyckades: ta ut den på nytt. Är allt verkligen betalt: besvara frågan med  --remove  så lämnar posterna avstämningen.',
  },
  'snapshot-shrunk': {
    message: '{gone} av {before} poster i förra listan finns inte i den här; de stäms inte av längre.',
    hint: 'Är listan ett urval eller avbruten: ta ut hela listan på nytt, så kommer posterna tillbaka.',
  },
  'snapshot-older': {
    message: 'Listan är äldre än den som gäller (från {known}); inget av den lästes in.',
    hint: 'Inget att göra om filen lades i efterhand.',
  },
  'open-item-changed': {
    message: (params) =>
      `${many(params['rows'], 'avprickad post', 'avprickade poster')} står i listan med ett annat belopp än förut; ${many(params['matches'], 'avprickning', 'avprickningar')} (bland annat ${params['match']}) behöver ses över.`,
    hint: 'Inget är ångrat. Posten kan vara delbetald; prickakonto explain visar vad avprickningen bygger på.',
  },
  'account-of-another-import': {
    message: (params) =>
      `Kontot ${params['account']} hör till importen ${params['import']}${params['unit'] === '' ? '' : ` för enhet ${params['unit']}`}, inte till den här.`,
    hint: (params) =>
      params['path'] === '' ? 'Lägg filen i rätt importmapp.' : `Lägg filen i  ${params['path']}`,
  },
  'account-known-elsewhere': {
    message: 'Kontot {account} har hittills bara kommit för enhet {unit}, i importen {import}.',
    hint: (params) =>
      `Lades filen i fel mapp? Raderna är inlästa här.${params['path'] === '' ? '' : ` Den andra mappen är  ${params['path']}`}`,
  },
  'account-currency-new': {
    message: 'Konto {account} har rader i {currency}, men har hittills bara haft {known} ({count} rader).',
    hint: 'Kontrollera i källsystemet vilken valuta kontot har. Raderna är inlästa i sin egen valuta och prickas bara mot rader i samma.',
  },
  'row-currency-differs': {
    message: 'Raden är i {currency}, men kontoutdraget för konto {account} är i {known} ({count} rader).',
    hint: 'Raderna är inlästa i sin egen valuta. Kontrollera med banken vilken valuta kontot har.',
  },
  'row-in-future': {
    message: 'Raden är daterad {date}, långt fram i tiden ({count} rader).',
    hint: 'Kontrollera datumet i källsystemet om det inte är avsiktligt.',
  },
  'question-answered-before': {
    message: 'Frågan {id} är redan besvarad ({at}, {by}).',
    hint: 'Kommandot prickakonto questions visar de frågor som är öppna.',
  },
  'question-overtaken': {
    message: 'En nyare lista har lästs in sedan frågan {id} ställdes, och den säger vad som är öppet.',
    hint: 'Besvara frågan utan  --remove.',
  },
};
