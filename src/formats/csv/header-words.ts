/**
 * Words of header rows → fields. Swedish first, then what banks abroad write (fact sheets: formats/swedish, 7 and 8;
 * international, 6.2; some Czech ones also as Windows-1250 looks in Windows-1252). A word that a list holds is the whole heading, but for case, blanks, hyphens and a currency.
 */

/** What a column may be, beyond the fields of a layout. */
export type HeaderField =
  | 'date'
  | 'invoiceDate'
  | 'valueDate'
  | 'dueDate'
  | 'otherDate'
  | 'amount'
  | 'openAmount'
  | 'otherAmount'
  | 'in'
  | 'out'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'balance'
  | 'currency'
  | 'otherCurrency'
  | 'clearing'
  | 'account'
  | 'ledgerAccount'
  | 'voucher'
  | 'series'
  | 'reference'
  | 'reference2'
  | 'ocr'
  | 'invoice'
  | 'counterparty'
  | 'customer'
  | 'supplier'
  | 'text'
  | 'bankgiro'
  | 'status'
  | 'type';

/** First list first: `Datum` is the day when nothing says `Bokföringsdag`. */
const lists: readonly (readonly [HeaderField, string])[] = [
  [
    'date',
    'bokföringsdag|bokföringsdatum|bokförd|bokfdag|bokföringsdat|bokf.dag|bokf.datum|reskontradatum|reskontradag|booking date|bookingdate|posting date|posted date|date processed|buchungstag|buchungsdatum|bogføringsdato|bokføringsdato|kirjauspäivä|datum verrekening|datum zaúčtování|datum zaúètování',
  ],
  [
    'date',
    'datum|dag|date|transaktionsdag|transaktionsdatum|transdag|trans.datum|transaction date|tranzakció dátuma|date opération|fecha|dato|päivä|päivämäärä|verifikationsdatum|verdatum|ver.datum|affärsdag|created|completed date',
  ],
  ['invoiceDate', 'fakturadatum|fakt.datum|faktdatum|invoice date|rechnungsdatum'],
  [
    'valueDate',
    'valutadag|valutadatum|värdedag|value date|valuedate|valuta datum|wertstellung|értéknap|date valeur|rentedatum|valørdato',
  ],
  ['dueDate', 'förfallodatum|förfallodag|förf.datum|förfaller|due date|fälligkeit|vervaldatum'],
  [
    'otherDate',
    'payment date|belegdatum|datum verrichting|execution date|datum provedení|betaldatum|betalningsdatum|registreringsdatum|regdatum|tid|time',
  ],
  [
    'openAmount',
    'restbelopp|rest|kvar att betala|obetalt|restsaldo|öppet belopp|utestående|återstår|open amount|outstanding|remaining amount|belopp kvar|kvarstår',
  ],
  [
    'amount',
    'belopp|summa|totalt|totalbelopp|insättning/uttag|insättning/uttag (+/-)|belopp i kr|belopp kr|transaktionsbelopp|amount|betrag|bedrag|importe|montant|buchungsbetrag|beløb|beløp|määrä|částka|èástka|zaúčtovaná částka|zaúètovaná èástka|tranzakció összege|fakturabelopp|total|totalt belopp|umsatz',
  ],
  [
    'otherAmount',
    'utländskt belopp|utländska belopp|ursprungligt belopp|originalbelopp|originalbetrag|moms|momsbelopp|avgift|kurs|betrag (fremdwährung)|local_amount|původní částka a měna|foreign amount|beviljad kredit|disponibelt belopp|tillgängligt belopp|reserverat belopp|aktuellt saldo|valutadagssaldo|poplatek|fee',
  ],
  [
    'in',
    'insättning|insättningar|insatt|in|inbetalning|inbetalningar|inbetalt|deposit|deposits|paid in|money in|inflow|zahlungseingang|intäkt',
  ],
  [
    'out',
    'uttag|ut|utbetalning|utbetalningar|utbetalt|withdrawal|withdrawals|paid out|money out|outflow|zahlungsausgang',
  ],
  [
    'debit',
    'debet|debit|débit|debetbelopp|soll|debe|debet sek|debit amount|debet belopp|debet (kr)|debet kr',
  ],
  [
    'credit',
    'kredit|credit|crédit|kreditbelopp|haben|haber|credit amount|kredit belopp|kredit (kr)|kredit kr',
  ],
  [
    'direction',
    'debit/credit|d/k|d/c|debet/kredit|c/d|cd|dr/cr|+/-|tecken|in/ut|af bij|bevétel/kiadás|riktning|debit credit',
  ],
  [
    'balance',
    'saldo|bokfört saldo|balans|balance|saldo efter|running balance|egyenleg|saldo efter transaktion|bokfört saldo sek|ackumulerat|ack. saldo|ack saldo|kontostand|solde',
  ],
  [
    'currency',
    'valuta|currency|ccy|devise|moneda|währung|valutakod|val|munt|buchungswährung|měna účtu|mìna úètu|devizanem|tranzakció devizaneme|valuutta|kontovaluta',
  ],
  ['otherCurrency', 'originalwährung|local_currency|fremdwährung|ursprunglig valuta'],
  ['clearing', 'clearingnummer|clearing|clearingnr|clnr|cl.nr'],
  [
    'account',
    'kontonummer|kontonr|iban|account|account number|cuenta|konto nr|číslo účtu|számlaszám|rekeningnummer|client account|bankkonto|kontonr.',
  ],
  ['ledgerAccount', 'konto|kontokod|bokföringskonto|huvudbokskonto|ledger account'],
  [
    'voucher',
    'ver|verifikation|ver.nr|vernr|ver nr|verifikationsnr|verifikationsnummer|verifikat|verifikatnr|voucher|voucher number|verifikatnummer|ver-nr',
  ],
  ['series', 'serie|verserie|verifikationsserie|ver.serie'],
  [
    'reference',
    'referens|ref|ref.|referensnummer|reference|meddelande/referens|referencia|référence|transaktionsreferens|arkivreferens|transaktions-id|transaction id|transaktionsid|id transakce|buchungsreferenz|transaction reference number',
  ],
  ['ocr', 'ocr|ocr-nummer|ocrnr|ocr-nr|ocr nummer|ocr/referens|betalningsreferens'],
  [
    'invoice',
    'fakturanr|fakturanummer|faktura|faktura nr|fakt.nr|faktnr|invoice|invoice number|invoice no|löpnr|löpnummer',
  ],
  ['customer', 'kundnr|kundnummer|kund nr|kund|kundnamn|customer|customer number|customer no'],
  [
    'supplier',
    'leverantörsnr|leverantörsnummer|lev.nr|levnr|leverantör|leverantörsnamn|lev nr|supplier|supplier number|supplier no|leverantörnr',
  ],
  [
    'counterparty',
    'namn|mottagare|avsändare|motpart|betalare|betalare/mottagare|beneficiary/payer|beneficiary|payer|payee|counteraccount name|empfänger|partner neve|handelaar|naam tegenpartij|avsändar-id swish|name|motpartsnamn',
  ],
  [
    'text',
    'text|beskrivning|specifikation|rubrik|titel|transaktion|text/mottagare|text / mottagare|transaktionstext|meddelande|details|description|title|verwendungszweck|libellé|concepto|omschrijving|transaktionsbeschreibung|zpráva|selite|viesti|tekst|benämning|notering|ytterligare detaljer|egna anteckningar|közlemény|message for me|toelichting|verifikationstext|vertext|memo|narrative',
  ],
  ['bankgiro', 'bankgiro|bg|bankgironr|bankgironummer|bg-nr|bankgiro nr'],
  ['status', 'status|avstämt|bokföringsstatus'],
  [
    'type',
    'typ|type|transaktionstyp|betalningstyp|kategori|transaction type|typ transakce|row type|radtyp|tranzakció típusa|bankkategori',
  ],
];

interface Word {
  readonly field: HeaderField;
  /** The smaller, the surer within its field. */
  readonly rank: number;
}

const words = new Map<string, Word>();
lists.forEach(([field, list], at) => {
  list.split('|').forEach((word, place) => {
    const key = plain(word);
    if (!words.has(key)) words.set(key, { field, rank: at * 100 + place });
  });
});

/** A heading that was broken over two lines keeps its hyphen (`Bokförings-   datum`). */
export function plain(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/(\p{L})-\s+(?=\p{L})/gu, '$1')
    .replace(/[\s_]+/gu, ' ')
    .replace(/[:.*]+$/, '')
    .trim();
}

/** Currency of a heading: `Belopp (SEK)`, `Amount CZK`, `Saldo i EUR`. */
const currencyBehind = /^(.*?)[ (]+(?:i )?([A-Z]{3})\)?$/;

export interface Heading extends Word {
  readonly currency: string | null;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What a heading says its column is; null when it is no word that is known. */
export function headingOf(text: string): Heading | null {
  if (text.length > 80) return null;
  const whole = words.get(plain(text));
  if (whole) return { ...whole, currency: null };
  const [, name = '', currency = ''] = currencyBehind.exec(text.trim().replace(/\s+/g, ' ')) ?? [];
  if (!currencies.has(currency)) return null;
  const found = words.get(plain(name));
  return found ? { ...found, currency } : null;
}
