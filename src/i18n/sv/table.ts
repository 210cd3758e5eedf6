import type { TableCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const tableTexts: Record<TableCode, ErrorText> = {
  'table-amount-ambiguous': {
    message: 'Det går inte att säkert veta vilken kolumn som är beloppet: {columns}.',
    hint: 'Ange kolumnen i importen, till exempel  csv: { columns: { date: …, amount: … } }.  prickakonto inspect --suggest FIL  skriver ett förslag att ändra i.',
  },
  'table-sign-ambiguous': {
    message:
      'Det går inte att säkert veta om beloppen är in eller ut: {columns}. Filen har inget saldo som visar det.',
    hint: 'Ange i importen  csv: { sign: asIs }  om uttag har minus, eller  sign: inverted  om filen har omvänt tecken (inköp på kort, skulder till leverantörer). Har filen två kolumner: ange columns med debit för pengar in och credit för pengar ut.',
  },
  'table-decimal-ambiguous': {
    message:
      'Beloppet {amount} kan vara två olika tal: inget belopp i filens början visar om punkt eller komma är decimaltecken.',
    hint: 'Ange i importen  csv: { decimal: "," }  eller  csv: { decimal: "." }.',
  },
  'table-decimal-mixed': {
    message: 'Beloppen är skrivna på två sätt: {amount} och {other} har olika decimaltecken.',
    hint: 'Ta ut filen på nytt ur källsystemet, eller ange  csv: { decimal: … }  i importen om det ena inte är ett belopp.',
  },
  'table-date-ambiguous': {
    message:
      'Datumet {date} kan läsas på flera sätt ({forms}), och inget datum i filens början visar vilket.',
    hint: 'Ange formen i importen, till exempel  csv: { dateFormat: dd/MM/yyyy }.',
  },
  'table-date-unknown': {
    message: 'Datumet "{date}" är inte skrivet på något sätt som känns igen.',
    hint: 'Ange formen i importen med  csv: { dateFormat: … }  av yyyy eller yy, MM (MMM för namn) och dd.',
  },
  'table-direction-unreadable': {
    message: 'Raden säger inte om beloppet {amount} är in eller ut: där står "{direction}".',
    hint: 'Rätta raden i källsystemet och ta ut filen på nytt. Kolumnen ska ha D eller K, plus eller minus, in eller ut.',
  },
  'table-currency-unreadable': {
    message: '"{currency}" är ingen valuta: den skrivs med tre bokstäver, till exempel SEK.',
    hint: 'Kontrollera att kolumnen  currency  i importen är rätt kolumn, eller rätta raden i källsystemet.',
  },
  'table-credit-corrections': {
    message:
      '{count} belopp i kolumnen "{column}" har omvänt tecken mot de andra; de lästes som rättelser, åt andra hållet.',
    hint: 'Kontrollera raderna mot källsystemet om saldot inte stämmer.',
  },
  'table-lines-quoted': {
    message: 'Varje rad i filen står inom citattecken som om den vore en enda cell.',
    hint: 'Det blir så när en fil har öppnats och sparats i Excel. Ta ut filen på nytt och lägg in den utan att öppna den först.',
  },
  'table-accounts-many': {
    message: 'Filen har fler än {accounts} olika konton; summor och saldon för varje konto räknades inte.',
    hint: 'Kontrollera att kolumnen  account  i importen är ett konto och inte till exempel ett radnummer.',
  },
  'xlsx-encrypted': {
    message: 'Arbetsboken är skyddad med lösenord.',
    hint: 'Öppna den i Excel, välj Arkiv, Info, Skydda arbetsbok, Kryptera med lösenord och ta bort lösenordet. Spara och lägg in filen igen.',
  },
  'xlsx-old-format': {
    message: 'Filen är i Excels gamla format (.xls), som inte läses.',
    hint: 'Öppna den i Excel och spara som Excel-arbetsbok (.xlsx), eller hämta den som csv från banken.',
  },
  'xlsx-not-a-workbook': {
    message: 'Filen är ingen Excel-arbetsbok (.xlsx) utan {found}.',
    hint: 'Öppna den i Excel och spara som Excel-arbetsbok (.xlsx), eller hämta rätt fil. En zip-fil packas upp först.',
  },
  'xlsx-damaged': {
    message: 'Arbetsboken är skadad: {part} går inte att läsa ({reason}).',
    hint: 'Hämta filen igen. Går den att öppna i Excel: spara den där som ny arbetsbok (.xlsx) och lägg in den.',
  },
  'xlsx-too-large': {
    message: 'Arbetsboken är för stor: {what} är {size}, och gränsen är {limit}.',
    hint: 'Dela upp den i flera perioder, eller hämta samma uppgifter som csv. Är filen liten på disken är den inte en vanlig arbetsbok: fråga avsändaren.',
  },
  'xlsx-sheet-none': {
    message: 'Arbetsboken har inget synligt blad med celler.',
    hint: 'Visa bladet i Excel och spara, eller ange bladets namn med csv.sheet i importen.',
  },
  'xlsx-sheet-missing': {
    message: 'Arbetsboken har inget blad som heter ”{sheet}”. Bladen är: {sheets}.',
    hint: 'Rätta csv.sheet i importen eller bladets namn i arbetsboken. Utan csv.sheet läses det första bladet.',
  },
  'xlsx-header-missing': {
    message: 'Bladet {sheet} har ingen rad med rubrikerna {headers}.',
    hint: 'Kontrollera csv.columns i importen mot rubrikerna i bladet, eller ange rubrikernas rad med csv.headerRow.',
  },
  'xlsx-cell-error': {
    message: 'Cell {cell} visar felet {value}.',
    hint: 'Rätta formeln i Excel och spara arbetsboken, och lägg in den igen.',
  },
  'xlsx-cell-uncalculated': {
    message: 'Cell {cell} har en formel som aldrig har räknats ut, så filen säger inte vad den blir.',
    hint: 'Öppna arbetsboken i Excel, vänta tills den har räknats om, spara och lägg in den igen.',
  },
  'xlsx-cell-unreadable': {
    message: 'Cell {cell} har ett värde som inte går att läsa: {value}.',
    hint: 'Rätta cellen i Excel och spara arbetsboken, eller hämta filen igen.',
  },
  'xlsx-hidden-rows': {
    message: 'Bladet {sheet} har {count} dolda rader. De är inlästa som de andra.',
    hint: 'Ska de inte vara med: ta bort dem ur arbetsboken. Dolda rader beror ofta på ett filter.',
  },
  'xlsx-sheets-unread': {
    message: 'Bara bladet {sheet} är inläst. Dessa blad har också innehåll: {others}.',
    hint: 'Ska ett annat blad läsas: ange det med csv.sheet i importen. Ska flera läsas: gör en import för varje.',
  },
  'xlsx-digits-lost': {
    message: '{count} tal i arbetsboken har fler än 15 siffror, och Excel sparar bara de 15 första.',
    hint: 'Kontonummer och OCR-nummer ska vara text i Excel. Hämta filen igen med kolumnen som text, eller som csv.',
  },
  'positional-layout-missing': {
    message: 'Filen ska läsas efter fasta positioner, men importen har inget upplägg.',
    hint: 'Lägg till positional: i importen med positionerna för date och amount.',
  },
  'positional-line-short': {
    message: 'Raden har {length} tecken, men fältet {field} går till position {needed}.',
    hint: 'Jämför filen med positional.columns i importen. Rader av annat slag väljs bort med positional.only eller positional.skip. En avkortad sista rad betyder att filen är avbruten: hämta den igen.',
  },
  'positional-nothing-read': {
    message: 'Ingen av filens {lines} rader är av det slag som importen läser.',
    hint: 'Kontrollera positional.only och positional.skip i importen mot filen.',
  },
};
