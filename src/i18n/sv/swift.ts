import type { SwiftCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const swiftTexts: Record<SwiftCode, ErrorText> = {
  'swift-field-unreadable': {
    message: 'Fältet {field} i kontoutdraget går inte att läsa: "{text}"',
    hint: 'Filen är skadad eller ändrad. Hämta den på nytt från banken; fält gissas aldrig.',
  },
  'swift-field-out-of-place': {
    message:
      'Fältet {field} står på ett ställe där det inte hör hemma ({count} ställen); det lästes som text.',
    hint: 'Filen kan vara ändrad eller ihopklistrad. Jämför posterna och saldot med banken.',
  },
  'swift-field-too-long': {
    message: 'Fältet {field} är längre än {largestCharacters} tecken.',
    hint: 'Det är troligen en skadad fil eller en annan sorts fil: hämta den på nytt från banken.',
  },
  'swift-statement-incomplete': {
    message: 'Kontoutdraget {statement} saknar {missing}; saldot kunde inte kontrolleras mot posterna.',
    hint: 'Filen kan vara avbruten. Kontrollera med banken att alla poster är med, eller hämta filen på nytt.',
  },
  'swift-interim-late': {
    message:
      'Filen visar först efter posterna ({field}) att den är en dagsrapport (MT942), så posterna kunde inte skiljas från bokförda.',
    hint: 'Hämta kontoutdraget (MT940) för dagen i stället; där är posterna bokförda.',
  },
  'swift-day-moved': {
    message: 'Dagen {date} finns inte i kalendern och lästes som {day} ({count} poster).',
    hint: 'Inget att göra: banken räknar ränta på månader med 30 dagar.',
  },
  'swift-amount-form': {
    message: 'Beloppet {amount} är inte skrivet enligt standarden ({count} ställen).',
    hint: 'Inget att göra om saldot stämmer; beloppet kan bara läsas på ett sätt.',
  },
  'swift-currency-late': {
    message:
      'Ingående saldot saknar valuta, och först utgående saldot säger {currency}: posterna emellan lästes utan att valutan var känd.',
    hint: 'Hämta kontoutdraget på nytt från banken, som camt.053 eller MT940 med valuta i fältet :60F:.',
  },
  'swift-balance-currency-missing': {
    message:
      'Saldot {balance} saknar valuta; det lästes i ingående saldots valuta, {currency} ({count} saldon).',
    hint: 'Kontrollera saldot mot banken.',
  },
  'swift-control-character': {
    message: 'Filen har styrtecken ({count} stycken), som togs bort.',
    hint: 'Inget att göra om texterna ser rätt ut. Belopp och datum påverkas inte.',
  },
  'swift-national-letters': {
    message:
      'Tecknen { } | [ ] \\ lästes som å ä ö Å Ä Ö (svensk sjubitarskod) i {count} texter, först "{text}".',
    hint: 'Inget att göra om namnen ser rätt ut. Belopp och datum påverkas inte.',
  },
  'ofx-response-failed': {
    message: 'Banken svarade med ett fel i stället för ett kontoutdrag: {code} {text}',
    hint: 'Hämta filen på nytt från banken; den här innehåller inga poster.',
  },
  'ofx-limit-exceeded': {
    message: 'OFX-filen går över en säkerhetsgräns ({what}, högst {limit}).',
    hint: 'Det är troligen en skadad fil eller en annan sorts fil: hämta den på nytt från banken.',
  },
  'ofx-transaction-corrected': {
    message: 'Banken rättar en tidigare post: {action} av {fitid} ({count} poster).',
    hint: 'Den tidigare posten ligger kvar om den redan är inläst. Kontrollera den mot banken.',
  },
  'ofx-securities-not-read': {
    message: 'Filen har ett värdepapperskonto ({account}): bara penningposterna lästes ({count} konton).',
    hint: 'Köp och försäljning av värdepapper läses inte ur OFX.',
  },
};
