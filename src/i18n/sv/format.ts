import type { FormatCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

/** A plain decimal as Swedes write it. */
const kronor = (amount: string | number | undefined): string => String(amount ?? '').replace('.', ',');

export const formatTexts: Record<FormatCode, ErrorText> = {
  'format-unknown': {
    message: 'Filens format gick inte att känna igen.',
    hint: 'Kontrollera att rätt fil lades i mappen; kommandot prickakonto formats visar vilka format som läses.',
  },
  'format-not-supported-yet': {
    message: 'Filen är i formatet {format}, som prickakonto inte läser än.',
    hint: 'Hämta samma uppgifter i ett format som läses (prickakonto formats visar dem), eller spara filen till en senare version.',
  },
  'file-truncated': {
    message: 'Filen är inte hel: {missing} saknas.',
    hint: 'Lägg hela filen i mappen igen, eller ta ut den på nytt ur det program som skapade den.',
  },
  'format-line-too-long': {
    message: 'En rad är längre än {largestCharacters} tecken.',
    hint: 'Det är troligen en annan sorts fil eller en skadad fil: ta ut den på nytt.',
  },
  'encoding-mixed': {
    message:
      'Filen har bokstäver i flera teckenkodningar; den lästes som {encoding}, så några bokstäver kan ha blivit fel.',
    hint: 'Belopp och datum påverkas inte. Ta gärna ut filen på nytt med en enda teckenkodning.',
  },
  'letters-lost': {
    message:
      'Bokstäver hade gått förlorade innan filen kom hit: ersättningstecknet \uFFFD står på {count} ställen.',
    hint: 'Belopp och datum påverkas inte. Ta ut filen på nytt ur källsystemet om namn och texter behövs.',
  },
  'amount-unreadable': {
    message: 'Beloppet "{amount}" går inte att läsa.',
    hint: 'Rätta beloppet i källsystemet och ta ut filen på nytt; ett belopp som inte går att läsa gissas aldrig.',
  },
  'amount-finer-than-minor-unit': {
    message: 'Beloppet {amount} har fler decimaler än {currency} räknas i.',
    hint: 'Rätta beloppet i källsystemet; belopp avrundas aldrig.',
  },
  'currency-unreadable': {
    message: '"{currency}" är ingen valuta: den skrivs med tre stora bokstäver, till exempel SEK.',
    hint: 'Filen är skadad eller ändrad för hand. Hämta den på nytt från banken.',
  },
  'date-unreadable': {
    message: 'Datumet "{date}" går inte att läsa.',
    hint: 'Rätta datumet i källsystemet och ta ut filen på nytt.',
  },
  'balance-differs': {
    message: (params) =>
      `Saldot på konto ${params['account']} är ${kronor(params['stated'])} enligt filen men ${kronor(params['calculated'])} enligt raderna.` +
      (Number(params['others'] ?? 0) > 0 ? ` ${params['others']} saldon till avviker.` : ''),
    hint: 'Filen kan vara ett urval (del av året, vissa serier) eller sakna rader. Raderna är inlästa; jämför saldot med källsystemet.',
  },
  'xml-not-well-formed': {
    message: 'Filen är inte giltig XML: {reason}',
    hint: 'Filen är skadad eller redigerad. Hämta den på nytt från banken eller ur bokföringsprogrammet.',
  },
  'xml-doctype-refused': {
    message: 'XML-filen har en DOCTYPE-deklaration och läses därför inte.',
    hint: 'Filer från banker och bokföringsprogram har aldrig någon. Kontrollera varifrån filen kommer och hämta den på nytt.',
  },
  'xml-limit-exceeded': {
    message: 'XML-filen går över en säkerhetsgräns ({what}, högst {limit}).',
    hint: 'Det är troligen en skadad fil eller en annan sorts fil: hämta den på nytt.',
  },
  'xml-namespace-missing': {
    message: 'XML-filen säger inte vilken version av meddelandet den är ({message}); den lästes ändå.',
    hint: 'Inget att göra om beloppen stämmer. Be annars banken om en fil enligt standarden.',
  },
  'camt-version-unknown': {
    message: 'Meddelandets version ({message}) är okänd; filen lästes som den nyaste kända versionen.',
    hint: 'Jämför saldona med banken första gången och anmäl versionen så att den prövas.',
  },
  'camt-message-missing': {
    message: 'XML-filen innehåller inget kontoutdrag (camt.052, camt.053 eller camt.054).',
    hint: 'Kontrollera att rätt fil hämtades från banken.',
  },
  'statement-missing': {
    message: 'Meddelandet {message} innehåller inget konto och inga poster.',
    hint: 'Hämta filen på nytt från banken; den kan vara avbruten eller tom.',
  },
  'statement-account-missing': {
    message: 'Kontoutdraget {statement} säger inte vilket konto det gäller.',
    hint: 'Ange kontot i importen med  account: "<bokföringskonto>".',
  },
  'statement-currency-mixed': {
    message:
      'Kontoutdraget för {account} är i {currency} men har poster i en annan valuta; saldot kunde inte kontrolleras.',
    hint: 'Posterna är inlästa i sin egen valuta. Kontrollera med banken vilken valuta kontot har.',
  },
  'entry-direction-missing': {
    message: 'Posten säger inte om den är in eller ut (CdtDbtInd är "{text}").',
    hint: 'Hämta filen på nytt från banken; riktningen gissas aldrig.',
  },
  'entry-status-missing': {
    message: 'Posten säger inte om den är bokförd; den lästes inte in.',
    hint: 'Posten kommer med i nästa kontoutdrag (camt.053) när den är bokförd.',
  },
  'entry-date-missing': {
    message: 'Posten saknar bokföringsdag och valutadag; den lästes in på {day}.',
    hint: 'Kontrollera dagen mot banken om posten inte prickas av.',
  },
  'balance-direction-missing': {
    message: 'Saldot {balance} säger inte om det är plus eller minus; det lästes som plus.',
    hint: 'Kontrollera saldot mot banken.',
  },
  'format-control-sum': {
    message: 'Kontrolluppgiften {what} är {stated} i filen men {found} enligt posterna.',
    hint: 'Filen kan sakna poster. Jämför med banken eller källsystemet och hämta filen på nytt.',
  },
  'encoding-not-utf8': {
    message: 'Filen är inte i UTF-8 som väntat; den lästes som {encoding}.',
    hint: 'Kontrollera att å, ä och ö ser rätt ut i namn och texter. Belopp och datum påverkas inte.',
  },
  'format-other-than-configured': {
    message: 'Filen är i formatet {found}, men importen väntar {configured}.',
    hint: 'Lägg filen i rätt importmapp, eller ändra  format:  för importen.',
  },
  'csv-layout-missing': {
    message:
      'Filen är en texttabell, men det går inte att säkert veta vilka kolumner som är datum och belopp.',
    hint: 'Kör  prickakonto inspect --suggest FIL:  det skriver en importdefinition med de osäkra punkterna utmärkta, att lägga in i konfigurationen.',
  },
  'csv-header-missing': {
    message: 'Rubrikraden (rad {headerRow}) finns inte: filen har färre rader.',
    hint: 'Kontrollera  headerRow  för importen och att hela filen kom med.',
  },
  'csv-column-missing': {
    message: 'Kolumnen "{column}" finns inte i filen. Rubrikerna är: {header}',
    hint: 'Rätta  columns,  headerRow  eller  delimiter  för importen, eller ta ut filen med rätt kolumner.',
  },
  'csv-cells-missing': {
    message: 'Raden har {cells} kolumner men {needed} behövs.',
    hint: 'Raden är troligen avbruten eller hör inte till tabellen. Ta ut filen på nytt utan summarader.',
  },
  'csv-cells-extra': {
    message: 'Raden har {cells} kolumner men rubrikraden {expected}.',
    hint: 'En text innehåller troligen skiljetecknet utan citattecken. Rätta raden eller ta ut filen med annat skiljetecken.',
  },
  'csv-quote-unclosed': {
    message: 'Ett citattecken som öppnas på raden stängs aldrig.',
    hint: 'Ta ut filen på nytt, eller rätta citattecknen på raden.',
  },
  'csv-credit-negative': {
    message:
      '{count} belopp i kolumnen "{column}" är negativa; de lästes som uttag (kredit), utan byte av tecken.',
    hint: 'Kontrollera saldot. Är de rättelser åt andra hållet: använd en kolumn  amount  i stället.',
  },
  'rows-not-booked': {
    message: '{count} rader är inte bokförda (reserverade eller utan bokföringsdag) och lästes inte in.',
    hint: 'De kommer med i nästa fil när banken har bokfört dem.',
  },
  'balance-day-missing': {
    message:
      'Saldot {balance} har ingen dag; det jämförs med posterna men kan inte användas för att säga till och med när uppgifterna är fullständiga.',
    hint: 'Kontrollera saldot mot banken.',
  },
  'balance-opening-differs': {
    message: (params) =>
      `Kontoutdraget för ${params['account']} har två ingående saldon: ${kronor(params['opening'])} (OPBD) och ${kronor(params['previous'])} (PRCD, förra utdragets utgående).`,
    hint: 'Det första används. Ett utdrag däremellan kan saknas: jämför med banken.',
  },
  'balance-currency-differs': {
    message: 'Kontot {account} är i {currency}, men ett saldo i kontoutdraget står i {balance}.',
    hint: 'Saldot är jämfört som det står. Kontrollera med banken vilken valuta kontot har.',
  },
  'statement-account-late': {
    message:
      'Kontoutdraget säger vilket konto det gäller först efter mer än {most} poster; filen lästes inte in.',
    hint: 'Be banken om en fil enligt standarden, där kontot står före posterna.',
  },
  'statement-copy': {
    message: 'Banken har märkt kontoutdraget {statement} för {account} som kopia eller dubblett ({mark}).',
    hint: 'Inget att göra: rader som redan är inlästa känns igen och läses inte in igen. Kontrollera att originalet inte kommer i en annan importmapp.',
  },
  'entry-not-opened': {
    message: (params) =>
      `${params['count']} poster blev en rad var, utan att delas upp på sina betalningar, eftersom betalningarnas belopp ` +
      (params['transactions'] === ''
        ? `saknas eller är i en annan valuta (den första är på ${kronor(params['amount'])}).`
        : `inte stämmer med posten (i den första ${kronor(params['transactions'])} mot ${kronor(params['amount'])}).`),
    hint: 'Posternas belopp är rätt. Betalningarnas namn och referenser står i radens text så långt de får plats.',
  },
  'reversals-turned': {
    message:
      'Saldot på konto {account} stämmer bara om återföringarna (RvslInd, {count} poster) räknas åt andra hållet; de lästes så.',
    hint: 'Banken skriver riktningen på den ursprungliga posten. Kontrollera återföringarna mot banken första gången.',
  },
  'file-web-page': {
    message:
      'Filen är en webbsida (HTML), inte en bokföringsfil: troligen ett felmeddelande eller en inloggningssida som sparades.',
    hint: 'Öppna filen i en webbläsare för att se vad den säger, och hämta sedan den riktiga filen.',
  },
  'sie-not-recognised': {
    message: 'Filen börjar inte som en SIE-fil (första tecknet ska vara #).',
    hint: 'Kontrollera att rätt fil lades i mappen; ta ut den på nytt som SIE 4.',
  },
  'sie-flag-set': {
    message: '#FLAGGA är 1: filen är märkt som redan inläst av ett annat program.',
    hint: 'Inget att göra om det är rätt fil; samma rader läses aldrig in två gånger.',
  },
  'sie-org-number-form': {
    message: 'Organisationsnumret står som {orgNumber}, inte NNNNNN-NNNN.',
    hint: 'Inget att göra: de sista tio siffrorna jämförs.',
  },
  'sie-item-unreadable': {
    message: '{item} har ett värde som inte går att läsa: "{value}" ({count} ställen).',
    hint: 'Raderna är inlästa; uppgiften används inte.',
  },
  'sie-currency-late': {
    message:
      'Valutan (#VALUTA {currency}) står efter rader eller saldon, som redan lästes i {read}; filen lästes inte in.',
    hint: 'Ta ut filen på nytt så att #VALUTA står först, eller flytta raden till filens början.',
  },
  'sie-nothing-read': {
    message: 'Filen har varken verifikationer eller saldon.',
    hint: 'Den är troligen avbruten eller ett tomt urval: ta ut den på nytt ur bokföringsprogrammet.',
  },
  'sie-company-name-missing': {
    message: 'Företagsnamnet (#FNAMN) är tomt.',
    hint: 'Inget att göra; namnet används inte.',
  },
  'sie-address-fields': {
    message: '#ADRESS har {fields} fält i stället för fyra.',
    hint: 'Inget att göra; adressen används inte.',
  },
  'sie-tax-year-unreadable': {
    message: 'Taxeringsåret (#TAXAR) "{value}" är inget årtal.',
    hint: 'Inget att göra; taxeringsåret används inte.',
  },
  'sie-sru-unreadable': {
    message: 'SRU-koden "{value}" för konto "{account}" är felaktig ({count} rader).',
    hint: 'Inget att göra; SRU-koder används inte.',
  },
  'sie-account-unreadable': {
    message: 'Kontoplanen har kontot "{account}", som inte är siffror ({count} konton).',
    hint: 'Rätta kontot i källsystemet. Raderna är inlästa; en rad på ett sådant konto skulle stoppa filen.',
  },
  'sie-account-length': {
    message: 'Kontot {account} har ovanlig längd ({count} konton).',
    hint: 'Kontrollera i källsystemet om det är ett skrivfel; kontot läses som det står.',
  },
  'sie-account-undeclared': {
    message: 'Kontot {account} används men finns inte i filens kontoplan ({count} konton).',
    hint: 'Raderna är inlästa; lägg upp kontot i källsystemet.',
  },
  'sie-fiscal-year-unreadable': {
    message: 'Räkenskapsåret {year} (#RAR, FiscalYear) från {start} till {end} går inte att läsa.',
    hint: 'Rätta räkenskapsåret i källsystemet och ta ut filen på nytt: utan år går saldon och verifikationer inte att placera.',
  },
  'sie-fiscal-year-odd': {
    message:
      'Räkenskapsåret {year} (#RAR, FiscalYear) från {start} till {end} är ovanligt: det slutar inte vid ett månadsskifte, är längre än 18 månader, står två gånger eller går inte att läsa.',
    hint: 'Kontrollera räkenskapsåret i källsystemet.',
  },
  'sie-type-differs': {
    message: 'Filen säger #SIETYP {type} men har verifikationer, som hör till typ 4.',
    hint: 'Raderna är inlästa. Ta hellre ut filen som SIE 4: då går det att se att den är hel.',
  },
  'sie-checksum-differs': {
    message: 'Kontrollsumman (#KSUMMA) är {stated} i filen men {calculated} uträknad.',
    hint: 'Filen kan ha ändrats eller fått annan teckenkodning efter exporten. Raderna är inlästa; ta ut filen på nytt om den inte ska vara ändrad.',
  },
  'sie-date-form': {
    message: 'Datumet {date} står inte som ÅÅÅÅMMDD ({count} ställen).',
    hint: 'Inget att göra; datumet är läst.',
  },
  'sie-amount-form': {
    message: 'Beloppet {amount} är inte skrivet enligt standarden ({count} ställen).',
    hint: 'Inget att göra; beloppet är läst.',
  },
  'sie-object-list-missing': {
    message: 'Objektlistan {} saknas i #TRANS ({count} rader).',
    hint: 'Inget att göra; raderna är lästa utan objekt.',
  },
  'sie-row-date-missing': {
    message: 'En #TRANS har text där datumet ska stå: "{text}" ({count} rader).',
    hint: 'Inget att göra; raderna har fått verifikationens datum.',
  },
  'sie-object-list-unreadable': {
    message: 'Objektlistan "{objects}" har ett fält för mycket eller för litet ({count} rader).',
    hint: 'Kontrollera kostnadsställen och projekt på raderna; belopp och datum påverkas inte.',
  },
  'sie-text-line-break': {
    message: 'En text inom citattecken fortsätter på nästa rad ({count} ställen).',
    hint: 'Inget att göra; texten är hopfogad.',
  },
  'sie-quote-open': {
    message: 'Ett citattecken saknas i slutet av en text ({count} rader).',
    hint: 'Kontrollera texterna på raderna; det som följde på samma rad kan ha hamnat i texten.',
  },
  'sie-control-character': {
    message: 'Filen har styrtecken i texter ({count} rader).',
    hint: 'Inget att göra; de är ersatta med blanktecken.',
  },
  'sie-line-unreadable': {
    message: 'Raden "{text}" är ingen SIE-post ({count} rader).',
    hint: 'Raden är överhoppad. Verifikationerna stämmer ändå, annars hade filen stoppats.',
  },
  'voucher-unbalanced': {
    message: 'Verifikation {voucher} balanserar inte: debet {debit}, kredit {credit}.',
    hint: 'Rätta verifikationen i källsystemet och ta ut filen på nytt; en rad saknas eller har fel belopp.',
  },
  'voucher-date-missing': {
    message: 'Verifikation {voucher} saknar datum.',
    hint: 'Rätta verifikationen i källsystemet och ta ut filen på nytt.',
  },
  'voucher-account-unreadable': {
    message: 'En rad i verifikation {voucher} har kontot "{account}", som inte är ett kontonummer.',
    hint: 'Rätta raden i källsystemet och ta ut filen på nytt.',
  },
  'voucher-row-outside': {
    message: 'En rad (#TRANS, LedgerEntry) står utanför en verifikation.',
    hint: 'Filen är skadad eller ändrad för hand: ta ut den på nytt.',
  },
  'voucher-series-missing': {
    message: 'Serien saknas på verifikation {voucher} ({count} verifikationer).',
    hint: 'Inget att göra; verifikationen är läst utan serie.',
  },
  'voucher-number-odd': {
    message: 'Verifikationsnumret {number} är inte ett vanligt löpnummer ({count} verifikationer).',
    hint: 'Kontrollera numret i källsystemet; det läses som det står.',
  },
  'voucher-empty': {
    message: 'Verifikation {voucher} har inga rader ({count} verifikationer).',
    hint: 'Den kan vara makulerad. Kontrollera den i källsystemet om saldot inte stämmer.',
  },
  'voucher-braces-missing': {
    message: 'Klamrarna {} kring verifikation {voucher} är inte hela ({count} verifikationer).',
    hint: 'Inget att göra; verifikationen balanserar, annars hade filen stoppats.',
  },
  'voucher-outside-year': {
    message:
      'Verifikation {voucher} är daterad {date}, utanför filens räkenskapsår ({count} verifikationer).',
    hint: 'Kontrollera datumet i källsystemet om det inte är avsiktligt.',
  },
  'row-outside-year': {
    message:
      'En rad i verifikation {voucher} är daterad {date}, utanför filens räkenskapsår, fast verifikationen ligger i det ({count} rader).',
    hint: 'Raden är inläst med sitt eget datum. Kontrollera datumet i källsystemet om det inte är avsiktligt.',
  },
  'balance-unreadable': {
    message: 'Saldot {item} för konto "{account}" går inte att läsa: "{amount}" ({count} saldon).',
    hint: 'Raderna är inlästa, saldot saknas. Rätta det i källsystemet om saldot ska stämmas av.',
  },
  'balance-without-year': {
    message:
      'Saldot för konto {account} hör till år {year}, men räkenskapsåret (#RAR, FiscalYear) saknas ({count} saldon).',
    hint: 'Raderna är inlästa, saldot saknas. Ta ut filen med räkenskapsår.',
  },
  'sie-root-missing': {
    message:
      'XML-filen är ingen SIE 5-fil: den börjar med elementet "{element}" i stället för Sie eller SieEntry.',
    hint: 'Kontrollera att rätt fil lades i mappen; ta ut den på nytt som SIE 5 eller SIE 4.',
  },
  'sie-file-info-late': {
    message: 'FileInfo (räkenskapsår, valuta) står efter verifikationer eller saldon; filen lästes inte in.',
    hint: 'Ta ut filen på nytt: FileInfo ska stå först, annars går rader och saldon inte att placera.',
  },
  'subledger-differs': {
    message: (params) =>
      `Fakturorna i filens reskontra för konto ${params['account']} är ${kronor(params['calculated'])} men kontots saldo är ${kronor(params['stated'])}.`,
    hint: 'Raderna är inlästa. Stäm av reskontran mot huvudboken i källsystemet.',
  },
};
