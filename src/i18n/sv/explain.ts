import type { ExplainTexts } from '../explain-text.ts';

export const explainTexts: ExplainTexts = {
  reasons: {
    suggested: 'Ingår i ett förslag enligt regeln {rule}: {rows}. Någon behöver godkänna det.',
    ambiguous: 'Flera rader passar lika bra enligt regeln {rule}: {rows}. Ingen av dem väljs.',
    budget: 'Nyckeln har {count}, fler än regeln {rule} prövar.',
    'wrong-shape': 'Nyckelns rader är {left} mot {right}; den formen tillåter inte regeln {rule}.',
    'span-exceeded': 'Nyckelns rader ligger längre isär i tid än regeln {rule} tillåter.',
    'sum-differs':
      'Summorna för nyckeln skiljer enligt regeln {rule}: {leftSum} mot {rightSum}, skillnad {difference}.',
    'net-differs':
      'Nyckeln är inte utjämnad enligt regeln {rule}: debet {leftSum}, kredit {rightSum}, kvar {difference}.',
    'late-row': 'Raden kom för sent: nyckelns andra rader är redan avprickade i {match} (regeln {rule}).',
    'one-sided-key': 'Nyckeln finns bara på ena sidan enligt regeln {rule}: {count}, tillsammans {sum}.',
    'no-candidate': 'Ingen rad på andra sidan passar enligt någon regel.',
    'not-run': 'Raden har kommit efter den senaste avstämningen.',
  },
  tiedCandidate:
    'Passar med {rows} enligt regeln {rule}, men den passar lika bra med {others}. Ingen av dem väljs.',
  waitFor:
    'Väntar enligt regeln {rule}: {data} behöver vara komplett till och med {needed} och är det till och med {through}.',
  waitForUnknown:
    'Väntar enligt regeln {rule}: {data} behöver vara komplett till och med {needed}, men inget säger hur långt den är komplett.',
  waitForEver: 'Väntar enligt regeln {rule}: den har inget datumfönster, så {data} blir aldrig komplett nog.',
  noKey: 'Regeln {rule} får ingen nyckel ur fältet {field}: "{raw}".',
  noKeyEmpty: 'Regeln {rule} får ingen nyckel: fältet {field} är tomt.',
  zeroAmount: 'Regeln {rule} tar inte rader på noll.',
  rejected: 'Raderna har avvisats som förslag enligt regeln {rule}.',
  outsideWindow:
    'Samma belopp finns på {row}, men {days} skiljer: {outside} utanför fönstret i regeln {rule} (-{before} till +{after}).',
  otherAmount: 'Samma nyckel men annat belopp på {row}: skillnaden är {difference} (regeln {rule}).',
  transposed: ' Skillnaden är delbar med nio: två siffror kan ha bytt plats.',
  contradictingReference:
    'Samma belopp finns på {row}, men referenserna säger emot varandra: {own} mot {other} (regeln {rule}).',
  otherKey:
    'Samma belopp finns inom fönstret på {row}, men nyckeln är en annan: {own} mot {other} (regeln {rule}).',
  oppositeSign: 'Samma belopp med omvänt tecken finns på {row}.',
  matched: 'Avprickad av regeln {rule} i varv {pass}: {left} mot {right}.',
  suggested: 'Föreslagen av regeln {rule} i varv {pass}: {left} mot {right}.',
  key: 'Samma nyckel i {field}: {normalised}.',
  keyWritten: 'Samma nyckel i {field}: {normalised} (skriven {raw}).',
  window: '{days} mellan raderna; regeln tillåter -{before} till +{after}.',
  alone: 'Ingen annan rad kom i fråga, från någon sida.',
  ruledOut:
    'Bortvalda på andra sidan: {window} utanför fönstret, {reference} med motsägande referens, {amount} med annat belopp.',
  equalCounts:
    'Alla raderna har samma belopp och är lika många på båda sidor, så ingen behöver väljas framför någon annan.',
  wholeKey: 'Alla öppna rader med nyckeln är med, från {from} till {to}: {leftSum} mot {rightSum}.',
  difference: 'Skillnaden {difference} är {class}.',
  differenceAccountMissing: 'Blev ett förslag, eftersom regeln inte har något konto för skillnaden.',
  classes: {
    rounding: 'öresavrundning',
    bankFee: 'bankavgift',
    cardFee: 'kortavgift',
    exchangeRate: 'kursdifferens',
    cashDiscount: 'kassarabatt',
  },
  voucherRow: 'verifikation {voucher} den {day} på {amount} ({id})',
  ledgerRow: 'bokföringsraden den {day} på {amount} ({id})',
  bankRow: 'bankraden den {day} på {amount} ({id})',
  externalRow: 'den externa raden den {day} på {amount} ({id})',
  unknownRow: 'raden {id}',
  withReference: '{row}, referens {reference}',
  ledgerData: 'bokföringen',
  bankData: 'banken',
  externalData: 'den externa filen',
  more: 'och {count} till',
  missing: 'saknas',
  days: (count) => (count === 1 ? '1 dag' : `${count} dagar`),
  rows: (count) => (count === 1 ? '1 rad' : `${count} rader`),
};
