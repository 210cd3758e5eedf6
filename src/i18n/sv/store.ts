import type { StoreCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const storeTexts: Record<StoreCode, ErrorText> = {
  'store-unreachable': {
    message: 'Databasen {path} går inte att öppna: {reason}',
    hint: 'Kontrollera sökvägen under store och kontots behörighet till mappen.',
  },
  'store-damaged': {
    message: 'Databasen {path} är skadad: {reason}',
    hint: 'Stoppa prickakonto och återställ databasen från säkerhetskopia.',
  },
  'store-newer': {
    message: 'Databasen {path} är gjord av en nyare version av prickakonto ({migration}).',
    hint: 'Uppgradera programmet; inget har ändrats.',
  },
  'store-full': {
    message: 'Disken med databasen {path} är full.',
    hint: 'Frigör utrymme; inget har gått förlorat och arbetet kan köras om.',
  },
  'store-busy': {
    message: 'Databasen {path} var låst av en annan process i över 30 sekunder.',
    hint: 'Försöker igen av sig själv; se vilket annat program som håller databasen.',
  },
};
