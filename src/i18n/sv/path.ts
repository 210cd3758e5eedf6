import type { PathCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const pathTexts: Record<PathCode, ErrorText> = {
  'path-missing': {
    message: 'Mappen {path} finns inte.',
    hint: 'Skapa mappen eller rätta sökvägen; prickakonto check-paths --create skapar de mappar som saknas.',
  },
  'path-not-a-folder': { message: '{path} är ingen mapp.', hint: 'Rätta sökvägen i konfigurationen.' },
  'path-no-permission': {
    message: 'Behörighet saknas till {path}.',
    hint: 'Ge kontot som kör prickakonto rätt att läsa, skriva och ta bort i mappen.',
  },
  'path-read-only': {
    message: '{path} går inte att skriva i (skrivskyddad).',
    hint: 'Ta bort skrivskyddet på disken eller utdelningen; filerna ligger kvar orörda.',
  },
  'path-disk-full': {
    message: 'Disken är full: {path}.',
    hint: 'Frigör utrymme; arbetet fortsätter av sig självt, inget har gått förlorat.',
  },
  'path-busy': {
    message: '{path} används av ett annat program.',
    hint: 'Försöker igen av sig själv; stäng programmet om det dröjer.',
  },
  'path-share-gone': {
    message: 'Utdelningen eller servern bakom {path} går inte att nå.',
    hint: 'Kontrollera server och nätverk; prickakonto försöker igen av sig själv.',
  },
  'path-mapped-drive': {
    message: '{path} är en nätverksenhet med bokstav.',
    hint: 'Använd UNC-sökvägen (\\\\server\\mapp): en bokstav finns inte för tjänster och schemalagda jobb.',
  },
  'path-not-renamable': {
    message: 'Det går inte att byta namn på filer i {path}.',
    hint: 'Kontot som kör prickakonto behöver rätt att ändra och ta bort filer i mappen.',
  },
};
