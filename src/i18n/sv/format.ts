import type { FormatCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

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
    message: 'Filen har bokstäver i flera teckenkodningar; den lästes som {encoding}, så några bokstäver kan ha blivit fel.',
    hint: 'Belopp och datum påverkas inte. Ta gärna ut filen på nytt med en enda teckenkodning.',
  },
  'letters-lost': {
    message: 'Bokstäver hade gått förlorade innan filen kom hit: ersättningstecknet \uFFFD står på {count} ställen.',
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
  'date-unreadable': {
    message: 'Datumet "{date}" går inte att läsa.',
    hint: 'Rätta datumet i källsystemet och ta ut filen på nytt.',
  },
  'balance-differs': {
    message: (params) =>
      `Saldot på konto ${params['account']} är ${params['stated']} enligt filen men ${params['calculated']} enligt raderna.` +
      (Number(params['others'] ?? 0) > 0 ? ` ${params['others']} saldon till avviker.` : ''),
    hint: 'Filen kan vara ett urval (del av året, vissa serier) eller sakna rader. Raderna är inlästa; jämför saldot med källsystemet.',
  },
  'xml-not-well-formed': {
    message: 'Filen är inte giltig XML: {reason}',
    hint: 'Filen är skadad eller redigerad. Hämta den på nytt från banken.',
  },
  'xml-doctype-refused': {
    message: 'XML-filen har en DOCTYPE-deklaration och läses därför inte.',
    hint: 'Bankernas filer har aldrig någon. Kontrollera varifrån filen kommer och hämta den på nytt från banken.',
  },
  'xml-limit-exceeded': {
    message: 'XML-filen går över en säkerhetsgräns ({what}, högst {limit}).',
    hint: 'Det är troligen en skadad fil eller en annan sorts fil: hämta den på nytt från banken.',
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
    message: 'Kontoutdraget för {account} är i {currency} men har poster i en annan valuta; saldot kunde inte kontrolleras.',
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
    message: 'Filen är en texttabell, men importen säger inte hur den är uppställd.',
    hint: 'Lägg till  csv:  med delimiter, decimal, dateFormat och columns för importen.',
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
    message: '{count} belopp i kolumnen "{column}" är negativa; de lästes som uttag (kredit), utan byte av tecken.',
    hint: 'Kontrollera saldot. Är de rättelser åt andra hållet: använd en kolumn  amount  i stället.',
  },
  'rows-not-booked': {
    message: '{count} rader är inte bokförda (reserverade eller utan bokföringsdag) och lästes inte in.',
    hint: 'De kommer med i nästa fil när banken har bokfört dem.',
  },
};
