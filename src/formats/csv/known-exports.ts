/**
 * Exports of Swedish banks, known by the set of their headings (fact sheet: formats/swedish, 7): the whole set, since one that
 * merely contains another bank's words is not hers (Lunar's `Transaktions-ID` was taken for Nordea's `Transaktion`). Delimiter,
 * encoding and date form vary between years and are found out from each file.
 */
import { plain } from './header-words.ts';

interface Known {
  readonly name: string;
  /** Heading = field, or a heading alone that no field takes. Other spellings behind `|`; with `?` it may be missing. */
  readonly headings: string;
  /** Headings beyond these are there, and nothing is known of them. */
  readonly open?: true;
  /** Where the amounts of a file do not show it; only of headings that no other system has. */
  readonly decimal?: ',' | '.';
  /** Null: exports with these headings are of both kinds. */
  readonly sign?: 'inverted' | null;
  /** Texts that the bank puts in front of reserved amounts, also where a balance stands. */
  readonly pendingText?: RegExp;
}

const exports: readonly Known[] = [
  {
    name: 'Swedbank, transaktioner',
    headings:
      'Radnummer; Clearingnummer = clearing; Kontonummer = account; Produkt; Valuta = currency; Bokföringsdag = date; Transaktionsdag; Valutadag = valueDate; Referens = reference; Beskrivning = text; Belopp = amount; Bokfört saldo? = balance',
    decimal: '.',
  },
  {
    name: 'Swedbank, transaktionsrapport',
    headings:
      'Radnr; Clnr = clearing; Kontonr = account; Produkt; Valuta = currency; Bokfdag = date; Transdag; Valutadag = valueDate; Referens = reference; Text = text; Belopp = amount; Saldo = balance',
  },
  {
    name: 'Swedbank, kontouppgifter',
    headings:
      'Clearingnummer = clearing; Kontonummer = account; Datum = date; Text = text; Belopp = amount; Saldo = balance',
    decimal: '.',
  },
  {
    name: 'Swedbank Baltikum',
    headings:
      'Client account = account; Row type = rowType; Date = date; Beneficiary/Payer = counterparty; Details = text; Amount = amount; Currency = currency; Debit/Credit = direction',
    open: true,
  },
  {
    name: 'SEB, kontohändelser',
    headings:
      'Bokföringsdatum|Bokföringsdag = date; Valutadatum|Valutadag = valueDate; Verifikationsnummer = reference; Text|Text/mottagare|Text / mottagare = text; Belopp = amount; Saldo = balance',
    decimal: ',',
  },
  {
    name: 'SEB, transaktioner',
    headings:
      'Bokförd = date; Valutadatum = valueDate; Text = text; Typ = type; Insättningar = debit; Uttag = credit; Bokfört saldo = balance',
    decimal: '.',
  },
  {
    name: 'Handelsbanken, privat',
    headings: 'Reskontradatum = date; Transaktionsdatum; Text = text; Belopp = amount; Saldo = balance',
    decimal: ',',
    pendingText: /^Prel\b(?! ?skatt)/,
  },
  {
    name: 'Handelsbanken, företag',
    headings:
      'Kontohavare; Kontonr = account; IBAN?; BIC?; Kontoform?; Valuta = currency; Kontoförande kontor?; Datum intervall?; Kontor?; Bokföringsdag = date; Reskontradag; Valutadag = valueDate; Referens = text; Insättning/Uttag = amount; Bokfört saldo = balance; Aktuellt saldo?; Valutadagssaldo?; Referens Swish? = reference; Avsändar-id Swish?',
    decimal: ',',
  },
  {
    name: 'Nordea, privat (äldre)',
    headings: 'Datum = date; Transaktion = text; Kategori = type; Belopp = amount; Saldo = balance',
    pendingText: /^Reserverat/i,
  },
  {
    name: 'Nordea, internetbank',
    headings:
      'Bokföringsdag|Datum = date; Belopp = amount; Avsändare; Mottagare; Namn = counterparty; Rubrik|Ytterligare detaljer = text; Meddelande? = reference; Egna anteckningar?; Saldo = balance; Valuta = currency; Typ? = type',
    decimal: ',',
  },
  {
    name: 'Nordea, företag',
    headings:
      'Bokföringsdag = date; Värdedag = valueDate; Betalningstyp = type; Betalare/Mottagare = counterparty; Meddelande/Referens = reference; Belopp = amount; Saldo = balance',
    decimal: ',',
  },
  {
    name: 'Nordea, företag (kort)',
    headings:
      'Bokföringsdatum = date; Valutadatum = valueDate; Text = text; Belopp = amount; Saldo = balance',
  },
  {
    name: 'Nordea Finland',
    headings:
      'Bokföringsdag = date; Belopp = amount; Avsändare; Mottagare; Namn = counterparty; Rubrik = text; Referensnummer = reference; Valuta = currency',
    decimal: ',',
  },
  {
    name: 'Danske Bank',
    headings:
      'Bokföringsdag|Datum = date; Specifikation|Text = text; Belopp = amount; Saldo = balance; Status = status; Avstämt?',
    decimal: ',',
  },
  {
    name: 'Länsförsäkringar',
    headings: 'Datum; Bokföringsdag = date; Typ = type; Text = text; Belopp = amount; Saldo = balance',
    decimal: ',',
  },
  {
    name: 'Länsförsäkringar, utan saldo',
    headings:
      'Bokföringsdatum = date; Transaktionsdatum; Transaktionstyp = type; Meddelande = text; Belopp = amount',
  },
  {
    name: 'Länsförsäkringar, kort form',
    headings: 'Bokföringsdag = date; Text = text; Belopp = amount; Saldo = balance',
  },
  {
    name: 'ICA Banken',
    headings: 'Datum = date; Text = text; Typ? = type; Belopp = amount; Saldo = balance',
  },
  {
    name: 'Skandia',
    headings: 'Datum = date; Beskrivning = text; Belopp = amount; Saldo = balance; Bankkategori? = type',
  },
  {
    name: 'Lunar',
    headings:
      'Datum|Date = date; Tid|Time = time; Titel|Title = text; Belopp|Amount = amount; Balans|Balance = balance; Transaktions-ID|Transaction ID = reference; Utländska belopp?',
    decimal: ',',
  },
  {
    name: 'Northmill',
    headings: 'Bokföringsdag = date; Beskrivning = text; Belopp = amount; Saldo = balance; Valuta = currency',
  },
  {
    name: 'American Express',
    headings: 'Datum = date; Beskrivning = text; Kortmedlem = counterparty; Belopp = amount',
    sign: 'inverted',
  },
  {
    name: 'American Express, utan kortmedlem',
    headings: 'Datum = date; Beskrivning = text; Belopp = amount',
    sign: null,
  },
  {
    name: 'Entercard',
    headings: 'Transaktionsdatum; Bokföringsdatum = date; Beskrivning = text; Belopp = amount',
    sign: 'inverted',
  },
];

export interface KnownExport {
  readonly name: string;
  /** Field → heading as the file spells it. */
  readonly columns: Readonly<Record<string, string>>;
  readonly decimal: ',' | '.' | null;
  readonly sign: 'asIs' | 'inverted' | null;
  readonly pendingText: RegExp | null;
}

interface Slot {
  readonly spellings: readonly string[];
  readonly field: string;
  readonly mayMiss: boolean;
}

const slots: readonly (readonly Slot[])[] = exports.map(({ headings }) =>
  headings.split('; ').map((part) => {
    const [key = '', field = ''] = part.split(' = ');
    return {
      spellings: key.replace(/\?$/, '').split('|').map(plain),
      field,
      mayMiss: key.endsWith('?'),
    };
  }),
);

/** The export whose headings these are, all of them and no other. */
export function knownExport(header: readonly string[]): KnownExport | null {
  if (header.length > 60) return null;
  const written = new Map(header.filter((cell) => cell.trim() !== '').map((cell) => [plain(cell), cell]));
  for (const [at, known] of exports.entries()) {
    const columns = match(slots[at] ?? [], written, known.open ?? false);
    if (columns) {
      const { name, decimal = null, sign = 'asIs', pendingText = null } = known;
      return { name, columns, decimal, sign, pendingText };
    }
  }
  return null;
}

function match(
  wanted: readonly Slot[],
  written: ReadonlyMap<string, string>,
  isOpen: boolean,
): Record<string, string> | null {
  const columns: Record<string, string> = {};
  let used = 0;
  for (const { spellings, field, mayMiss } of wanted) {
    const spelling = spellings.find((one) => written.has(one));
    if (spelling === undefined) {
      if (mayMiss) continue;
      return null;
    }
    used += 1;
    if (field !== '') columns[field] = (written.get(spelling) ?? '').trim();
  }
  return used === written.size || isOpen ? columns : null;
}
