import type { ConfigCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { ErrorText } from '../error-text.ts';

/** What people read of faults in the configuration. */
const regexReasons: Readonly<Record<string, string>> = {
  'not-compiling':
    'Mönstret går inte att tolka; kontrollera parenteser, hakparenteser och omvända snedstreck.',
  'back-reference': 'Skriv det utan hänvisningar bakåt (\\1): de kan göra en sökning oändligt långsam.',
  'nested-quantifier':
    'En grupp som upprepas får inte själv innehålla upprepningar eller val, som (a+)+; skriv om utan.',
  'too-long': 'Mönstret får ha högst 500 tecken.',
};

const kindsOfValue: Readonly<Record<string, string>> = {
  string: 'en text',
  boolean: 'true eller false',
  number: 'ett tal',
  int: 'ett heltal',
  array: 'en lista: [ … ] eller rader som börjar med -',
  object: 'en grupp av nycklar',
  record: 'en grupp av nycklar',
};

const kinds: Readonly<Record<string, string>> = {
  unit: 'enheterna',
  import: 'importerna',
  group: 'grupperna',
  rule: 'reglerna',
};

function nearestHint({ nearest, known }: Params): string {
  if (nearest) return `Menade du ${nearest}?`;
  return known ? `Det som finns: ${known}.` : 'Det finns inget att välja här; ta bort det.';
}

export const configTexts: Record<ConfigCode, ErrorText> = {
  'config-file-missing': {
    message: 'Konfigurationsfilen {path} finns inte.',
    hint: 'Skapa den med prickakonto config init, eller ange en annan med --config.',
  },
  'config-file-unreadable': {
    message: 'Konfigurationsfilen {path} går inte att läsa ({reason}).',
    hint: 'Ge kontot som kör prickakonto rätt att läsa filen.',
  },
  'config-file-too-large': {
    message: 'Konfigurationsfilen {path} är {sizeBytes} byte; gränsen är 1 MB.',
    hint: 'Kontrollera att det är rätt fil.',
  },
  'config-not-utf8': {
    message: 'Konfigurationsfilen {path} är inte sparad som UTF-8.',
    hint: 'Spara om filen med teckenkodningen UTF-8.',
  },
  'config-invalid': {
    message: 'Konfigurationsfilen {path} har {count} fel; inget är rört.',
    hint: 'Rätta felen i listan och kör prickakonto config check.',
  },
  'config-yaml-syntax': {
    message: 'Rad {line} går inte att läsa som YAML: {reason}',
    hint: 'Kontrollera indrag (blanksteg, inte tabb), kolon, citattecken och klamrar på raden och raden före.',
  },
  'config-key-duplicate': {
    message: 'Nyckeln {name} på rad {line} står två gånger på samma nivå.',
    hint: 'Ta bort den ena, eller slå ihop dem.',
  },
  'config-yaml-anchor': {
    message: 'Rad {line}: YAML-ankaret {written} får inte användas här.',
    hint: 'Ta bort det och skriv ut värdet på varje ställe. Är det en text som börjar med &, sätt den i citattecken.',
  },
  'config-yaml-alias': {
    message: 'Rad {line}: YAML-hänvisningen {written} får inte användas här.',
    hint: 'Skriv ut värdet. Är det en text som börjar med *, sätt den i citattecken: "*".',
  },
  'config-yaml-tag': {
    message: 'Rad {line}: YAML-taggen {written} får inte användas här.',
    hint: 'Ta bort den. Är det en text som börjar med !, sätt den i citattecken.',
  },
  'config-number-unquoted': {
    message: '{key}: {written} är skrivet som ett tal, men här ska stå en text (kod, konto eller id).',
    hint: 'Sätt det i citattecken: "{written}".',
  },
  'config-amount-unquoted': {
    message: '{key}: beloppet delades vid kommatecknet.',
    hint: 'Sätt hela beloppet i citattecken, som "0,99 kr".',
  },
  'config-key-unknown': {
    message: 'Nyckeln {key} finns inte.',
    hint: nearestHint,
  },
  'config-rule-key-not-allowed': {
    message: '{key}: nyckeln {name} hör inte till regler av typen {type}.',
    hint: 'Ta bort den, eller byt typ; {name} finns för {families}.',
  },
  'config-key-missing': {
    message: 'Nyckeln {key} saknas.',
    hint: 'Lägg till den; prickakonto config schema och docs/reference/config.md visar vad den betyder.',
  },
  'config-type': {
    message: ({ key, value }) => `${key || 'Filen'} har ett värde av fel slag: ${value}.`,
    hint: ({ expected }) => `Det ska vara ${kindsOfValue[String(expected)] ?? expected}.`,
  },
  'config-value-unknown': {
    message: '{key}: {value} är inget värde som finns.',
    hint: nearestHint,
  },
  'config-not-supported-yet': {
    message: '{what} stöds inte än ({key}).',
    hint: 'Det kommer i en senare version; ta bort det eller välj ett annat värde tills dess.',
  },
  'config-number-range': {
    message: '{key}: {value} ligger utanför det tillåtna.',
    hint: 'Det ska vara {range}.',
  },
  'config-empty': {
    message: '{key} är tomt.',
    hint: 'Skriv ett värde, eller ta bort nyckeln om den inte behövs.',
  },
  'config-id': {
    message: '{key}: {value} duger inte som id.',
    hint: 'Använd bokstäver, siffror, bindestreck, punkt och understreck, högst 64 tecken, utan blanksteg.',
  },
  'config-duration': {
    message: '{key}: {value} är ingen tidslängd.',
    hint: 'Skriv ett heltal och en enhet: 250ms, 30s, 15m, 26h eller 7d.',
  },
  'config-secret-place': {
    message: '{key} ska säga var hemligheten finns, inte vara den.',
    hint: 'Skriv env:NAMN (en miljövariabel) eller file:/sökväg.',
  },
  'config-email': {
    message: '{key}: {value} är ingen e-postadress.',
    hint: 'Skriv den som namn@företag.se.',
  },
  'config-regex': {
    message: '{key}: mönstret {value} kan inte användas.',
    hint: ({ reason }) => regexReasons[String(reason)] ?? String(reason),
  },
  'config-money': {
    message: '{key}: {value} är inget belopp i kronor.',
    hint: 'Skriv beloppet med enhet i citattecken: "0,99 kr" eller "0.99 SEK"; eller i hela öre under minOre och maxOre.',
  },
  'config-ore': {
    message: '{key}: {value} är inget helt antal öre.',
    hint: 'Skriv ett heltal; 99 betyder 0,99 kr.',
  },
  'config-days': {
    message: '{key}: {value} är inget giltigt antal dagar.',
    hint: 'Skriv ett heltal från 0 till 400; före och efter tillsammans högst 400.',
  },
  'config-field-name': {
    message: '{key}: {value} duger inte som fältnamn.',
    hint: 'Använd bokstäver a–z och siffror, eller object. och en dimension.',
  },
  'config-field-unknown': {
    message: '{key}: fältet {value} finns inte.',
    hint: nearestHint,
  },
  'config-normaliser-unknown': {
    message: '{key}: normaliseraren {value} finns inte.',
    hint: nearestHint,
  },
  'config-date-format': {
    message: '{key}: {value} är inget datumformat.',
    hint: 'Skriv yyyy (eller yy), MM och dd med skiljetecken, till exempel yyyy-MM-dd.',
  },
  'config-time-zone': {
    message: '{key}: tidszonen {value} finns inte.',
    hint: 'Skriv ett namn som Europe/Stockholm.',
  },
  'config-org-number': {
    message: '{key}: {value} är inget organisationsnummer; kontrollsiffran stämmer inte.',
    hint: 'Kontrollera siffrorna; tio siffror, till exempel 559999-0008.',
  },
  'config-delimiter': {
    message: '{key}: {value} är inget skiljetecken.',
    hint: 'Skriv ett enda tecken i citattecken: ";", "," eller "\\t" (tabb).',
  },
  'config-store': {
    message: '{key}: {value} är ingen databasadress.',
    hint: 'Skriv sqlite: och en sökväg, till exempel sqlite:var/prickakonto.db.',
  },
  'config-csv-layout-missing': {
    message:
      '{key}: importen {import} läser en tabell utan rubriker (headerRow: 0) men säger inte vilka kolumnerna är.',
    hint: 'Lägg till  columns:  med kolumnernas nummer, till exempel { date: "1", text: "2", amount: "3" }.',
  },
  'config-csv-columns': {
    message: '{key}: importen {import} saknar kolumn för {missing}.',
    hint: 'Ange kolumnen för date, och för amount (eller både debit och credit), eller ta bort columns så att kolumnerna känns igen.',
  },
  'config-csv-unused': {
    message: '{key}: importen {import} har ett csv-upplägg men läser ett annat format.',
    hint: 'Ta bort csv:, eller sätt format: csv.',
  },
  'config-positional-missing': {
    message: '{key}: importen {import} läser text med fasta positioner men saknar upplägg.',
    hint: 'Lägg till positional: med decimal, dateFormat och columns, där varje fält får from och to enligt layoutbeskrivningen.',
  },
  'config-positional-columns': {
    message: '{key}: importen {import} saknar position för {missing}.',
    hint: 'Ange positionerna för date, och för amount (eller både debit och credit).',
  },
  'config-positional-span': {
    message: '{key}: fältet {field} har inga giltiga positioner (from {from}, to {to}).',
    hint: 'Radens första position är 1. Ange from och antingen to eller length; to får inte vara mindre än from, och inte större än recordLength.',
  },
  'config-positional-overlap': {
    message: '{key}: {field} ({from}–{to}) går in i {other} ({otherFrom}–{otherTo}).',
    hint: 'Jämför med layoutbeskrivningen. Datum, belopp, tecken och valuta får inte dela positioner med andra fält.',
  },
  'config-positional-total': {
    message: '{key}: summaraden anger varken amount eller count.',
    hint: 'Ange var summan (amount) eller antalet (count) står på raden, eller ta bort total:.',
  },
  'config-positional-unused': {
    message: '{key}: importen {import} har ett positional-upplägg men läser ett annat format.',
    hint: 'Ta bort positional:, eller sätt format: positional.',
  },
  'config-rule-key-missing': {
    message: '{key}: regeln saknar fält som ska vara lika.',
    hint: 'Ange minst ett fält, till exempel key: [reference].',
  },
  'config-id-duplicate': {
    message: '{key}: {id} förekommer mer än en gång.',
    hint: 'Ge den ena ett annat id, eller ta bort den.',
  },
  'config-reference-unknown': {
    message: ({ key, value, kind }) => `${key}: ${value} finns inte bland ${kinds[String(kind)] ?? ''}.`,
    hint: nearestHint,
  },
  'config-path-missing': {
    message: '{key}: importen {import} för enhet {unit} är schemalagd men saknar importsökväg.',
    hint: 'Lägg till path: med mappen som filerna läggs i, eller ta bort scheduled.',
  },
  'config-archive-path-missing': {
    message: '{key}: importen {import} för enhet {unit} är schemalagd men saknar arkivsökväg.',
    hint: 'Lägg till archivePath: med en mapp som inte ligger i importmappen, eller ta bort scheduled.',
  },
  'config-paths-same': {
    message: '{key}: importen {import} för enhet {unit} har samma mapp som import och arkiv: {path}.',
    hint: 'Välj en annan mapp för arkivet.',
  },
  'config-paths-nested': {
    message:
      '{key}: importen {import} för enhet {unit} har arkivet {archivePath} och importmappen {path} i varandra.',
    hint: 'Lägg dem bredvid varandra, ingen inuti den andra.',
  },
  'config-quarantine-path': {
    message:
      '{key}: importen {import} för enhet {unit} har karantänen i samma mapp som import eller arkiv: {path}.',
    hint: 'Välj en egen mapp, eller ta bort quarantinePath.',
  },
  'config-path-shared': {
    message: '{key}: mappen {path} används redan av importen {other}, enhet {otherUnit}.',
    hint: 'Ge varje import och enhet en egen mapp.',
  },
  'config-account-twice': {
    message: '{key}: importen {import} har både account och accounts.',
    hint: 'Behåll en av dem; account: "1510" är kort för accounts: { "*": "1510" }.',
  },
  'config-accounts-on-ledger': {
    message: '{key}: importen {import} matar bokföringen, och dess rader har redan konton.',
    hint: 'Ta bort account och accounts.',
  },
  'config-accounts-missing': {
    message: '{key}: importen {import} säger inte vilket bokföringskonto raderna hör till.',
    hint: 'Lägg till account: "1930", eller accounts: med filens konto och bokföringskontot, eller en kolumn account.',
  },
  'config-mail-from-missing': {
    message: '{key}: e-posten är på men har ingen avsändare.',
    hint: 'Lägg till from: med adressen som används för att skicka.',
  },
  'config-mail-transport-incomplete': {
    message: '{key}: e-posten är på, men för transport {transport} saknas {missing}.',
    hint: 'Lägg till smtp: med host och port, eller transport: file med folder.',
  },
  'config-mail-needed': {
    message: '{key}: {asked} kräver att e-posten är på.',
    hint: 'Sätt mail.enabled: true, eller {asked} till false.',
  },
  'config-recipients-missing': {
    message: '{key}: {asked} har ingen att skicka till.',
    hint: 'Lägg till recipients: med minst en adress.',
  },
  'config-tolerance-twice': {
    message: '{key}: regeln {rule} har både {words} och {number}.',
    hint: 'Behåll en av dem.',
  },
  'config-tolerance-order': {
    message: '{key}: regeln {rule} har en minsta differens som är större än den största.',
    hint: 'Byt plats på min och max; en gräns som utelämnas är 0 kr.',
  },
  'config-tolerance-class-missing': {
    message: '{key}: regeln {rule} är av typen unique och måste säga vad differensen är.',
    hint: 'Lägg till class: rounding, bankFee, cardFee, exchangeRate eller cashDiscount.',
  },
  'config-tolerance-account-missing': {
    message: '{key}: regeln {rule} prickar av med differens ({class}) men säger inte vilket konto.',
    hint: 'Lägg till account: med kontot för differensen, eller mode: suggest.',
  },
  'config-family-in-group': {
    message: '{key}: regeln {rule} av typen {family} passar inte i gruppen {group} av typen {type}.',
    hint: 'Använd den i en grupp av typen ledger, eller byt till exact, unique eller sum.',
  },
  'config-when-complete-source': {
    message:
      '{key}: regeln {rule} i gruppen {group} väntar på fullständiga uppgifter, men importen {import} har completeThrough: none.',
    hint: 'Ta bort whenComplete i regeln, eller sätt completeThrough till statement, generated eller lastRow i importen.',
  },
  'config-secret-missing': {
    message: 'Hemligheten på {from} finns inte eller är tom.',
    hint: 'Sätt miljövariabeln, eller skapa filen och ge kontot som kör prickakonto rätt att läsa den.',
  },
  'config-group-not-fed': {
    message: '{key}: gruppen {group} har för enhet {unit} ingen import som matar sidan {side}.',
    hint: 'Lägg till en import med feeds: {side} för enheten, eller ta bort enheten ur gruppen.',
  },
  'config-rule-unused': {
    message: '{key}: regeln {rule} finns inte i någon grupp och körs aldrig.',
    hint: 'Lägg till den under rules i en grupp, eller ta bort den.',
  },
  'config-rule-shadowed': {
    message:
      '{key}: regeln {rule} i gruppen {group} söker samma sak som {by} före den och hittar aldrig något.',
    hint: 'Ta bort den ena, eller ändra villkoren.',
  },
  'config-group-rules-excluded': {
    message:
      '{key}: gruppen {group} stäms av i schemaläggaren, men alla dess regler är avmarkerade i automatisk avstämning.',
    hint: 'Ta bort excludedFromAutomatic på minst en regel, eller scheduled på gruppen.',
  },
  'config-span-needless': {
    message: '{key}: regeln {rule} har datumet i nyckeln; spanDays gör då ingenting.',
    hint: 'Ta bort spanDays, eller datumet ur nyckeln.',
  },
};
