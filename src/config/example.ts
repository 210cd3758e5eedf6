/** The file that `prickakonto config init` writes: every key, with what it means in the words of the dialogs. */
export const exampleConfig = `# Inställningar för Pricka Konto. Kontrollera filen med: prickakonto config check
# Sökvägar räknas från mappen där filen ligger. Koder, konton och id skrivs i citattecken.
# Tider skrivs 250ms, 30s, 15m eller 26h. Hemligheter står aldrig här: en nyckel som slutar på From
# säger var de finns (env:NAMN eller file:/sökväg).

language: sv                              # sv eller en
timeZone: Europe/Stockholm
store: sqlite:var/prickakonto.db          # databasen: en fil som programmet skapar

mail:                                     # E-post
  enabled: true                           # Aktivera Pricka Konto E-post
  from: prickakonto@exempel.se            # adressen som används för att skicka
  transport: file                         # file lägger mejlen som .eml-filer i folder; smtp skickar dem
  folder: var/utkorg
  smtp:                                   # används när transport är smtp
    host: smtp.exempel.se
    port: 587
    security: starttls                    # starttls, implicit (port 465), opportunistic eller none
    user: prickakonto
    passwordFrom: env:PRICKAKONTO_SMTP_PASSWORD
  gather: 10s                             # körningar som blir klara så nära varandra delar ett mejl

backgroundJobs:                           # Bakgrundsjobb
  enabled: true                           # Aktivera bakgrundsjobb; false: agenten och /A /U /R gör ingenting
  reportErrors: true                      # Rapportera fel via e-post
  notifyOnCompletion: true                # Meddela via e-post
  recipients: [ekonomi@exempel.se]

units:                                    # Enheter
  - code: "100"
    name: Exempel Bygg AB
    orgNumber: 559999-0008                # kan utelämnas; en fil för ett annat nummer tas inte emot
  - code: "200"
    name: Exempel Handel AB
    orgNumber: 559999-0016

imports:                                  # Hantera Importer
  - id: huvudbok
    name: Huvudbok
    format: sie4                          # auto, sie4, camt053 eller csv
    feeds: ledger                         # ledger (bokföring), bank eller external (till exempel en reskontra)
    voucherGate: refuse                   # en verifikation som inte balanserar: refuse (karantän) eller warn (varning)
    units:                                # enheterna som importen gäller, var och en med sina mappar
      "100":
        path: import/100/huvudbok         # Importsökväg: här läggs filerna
        archivePath: arkiv/100/huvudbok   # Arkivsökväg: hit flyttas de när de är inlästa
        scheduled: true                   # läses in av agenten och schemaläggaren
      "200":
        path: import/200/huvudbok
        archivePath: arkiv/200/huvudbok
        scheduled: true

  - id: kontoutdrag
    name: Kontoutdrag
    format: camt053
    feeds: bank
    accounts:                             # filens konto: bokföringskonto ("*" är alla andra)
      SE4550000000058398257466: "1930"
    balanceGate: warn                     # ett saldo som inte stämmer: warn (varning) eller refuse (karantän)
    units:
      "100":
        path: import/100/bank
        archivePath: arkiv/100/bank
        quarantinePath: karantan/100/bank # filer som inte går att läsa; annars .prickakonto/quarantine i path
        scheduled: true

  - id: kundreskontra
    name: Kundreskontra
    format: csv
    feeds: external
    account: "1510"                       # alla rader hör till detta bokföringskonto
    content: events                       # events (händelser) eller snapshot (nyaste filen visar alla öppna poster)
    csv:
      encoding: windows-1252              # kan utelämnas; känns då igen
      delimiter: ";"
      headerRow: 1                        # raden med rubriker; 0: inga rubriker, kolumner anges med nummer ("1")
      decimal: ","
      dateFormat: yyyy-MM-dd
      columns: { date: Datum, amount: Belopp, invoice: Fakturanr, text: Text }   # eller debit och credit
      sign: asIs                          # inverted: filen har omvänt tecken
    derive:                               # ett nytt fält ur ett annat
      ocr: { from: text, regex: "OCR\\\\s*(\\\\d{2,25})" }
    files: "*.csv"                        # vilka filer; annars alla som inte är dolda eller tillfälliga
    completeThrough: lastRow              # fullständig till och med: statement, generated, lastRow eller none
    units:
      "100":
        path: import/100/kundreskontra
        archivePath: arkiv/100/kundreskontra
        scheduled: true

groups:                                   # Avstämningsgrupper
  - id: bank
    name: Bankkonto 1930
    type: bank                            # ledger, bank eller external
    units: ["100"]                        # kan utelämnas: alla enheter vars importer matar gruppen
    accounts: ["1930"]
    scheduled: true                       # stäms av i schemaläggaren
    waitFor: keyless                      # none, eller keyless: regler utan nyckel väntar på fullständiga uppgifter
    rules: [bank-referens, bank-dagssumma, bank-belopp]     # i prioritetsordning
    window:                               # när en körning startar efter att filer kommit
      quiet: 30s                          # så länge ska det vara lugnt
      longest: 15m                        # dock högst så länge
      expects: [huvudbok, kontoutdrag]    # importer som ska ha levererat
      onMissing: warn                     # när någon saknas: run, warn eller skip

  - id: kundfordringar
    name: Kundfordringar 1510
    type: external
    units: ["100"]
    accounts: ["1510"]
    scheduled: true
    rules: [kund-faktura]

normalisers:                              # namngivna kedjor för normalise
  faktura: [{ regex: "(?:F|faktura)\\\\s*(\\\\d{4,10})" }, stripLeadingZeros]

rules:                                    # Avstämningsregler
  - id: bank-referens
    name: Referens och belopp
    type: exact                           # exact, unique, sum eller net
    key: [reference]                      # fält som ska vara lika
    days: { before: 1, after: 5 }         # bankens dag minus bokföringens
    excludedFromAutomatic: false          # Avmarkerad i automatisk avstämning

  - id: bank-dagssumma
    name: Summa per dag
    type: sum
    key: [date]
    shape: "N:1"                          # flera bokföringsrader mot en bankrad
    gapDays: 1

  - id: bank-belopp
    name: Belopp inom tre dagar
    type: unique                          # bara när det finns ett enda möjligt par
    days: { before: 0, after: 3 }

  - id: kund-faktura
    name: Fakturanummer
    type: sum
    mode: suggest                         # auto prickar av; suggest föreslår
    key: [{ left: text, right: invoice, normalise: faktura }]
    tolerance: { min: "-0,99 kr", max: "0,99 kr", class: rounding, account: "3740" }

agent:
  watch: auto                             # none: bara genomsökningar, inga händelser från filsystemet
  settle: { quiet: 1s, every: 250ms }     # en fil tas när den är oförändrad så länge
  rescan: { local: 5s, share: 5s }
log: { folder: var/logg, level: info, keepDays: 30 }
console: { enabled: true, host: 127.0.0.1, port: 4180 }
`;
