/** Customers are invoiced and pay: ledger, sub-ledger and bank. */
import type { Bookkeeping } from './bookkeeping.ts';
import { type Party, withCheckDigit } from './company.ts';
import { addBank, type Draft, known, lookUp, type Oddity, party, vatOf } from './draft.ts';

function addInvoice(
  draft: Draft,
  number: string,
  day: string,
  netOre: number,
  odd: Oddity & { to: Party },
): void {
  const { sales } = draft.company;
  const vatOre = vatOf(draft.company, netOre);
  const ore = netOre + vatOre;
  const words = netOre < 0 ? 'Kreditfaktura' : 'Faktura';
  const customer = odd.to;
  if (known(odd, 'ledger')) {
    draft.vouchers.push({
      series: 'F',
      day,
      text: `${words} ${number} ${customer.name}`,
      lines: [
        {
          account: '1510',
          ore,
          objects: [
            [8, customer.id],
            [10, number],
          ],
        },
        { account: sales.account, ore: -netOre },
        { account: sales.vatAccount, ore: -vatOre },
      ],
    });
  }
  if (known(odd, 'subLedger')) {
    const told = odd.subLedgerOre ?? ore;
    draft.subLedger.push({ day, invoice: number, customer, text: words, ore: told });
  }
}

function addPayment(
  draft: Draft,
  number: string,
  day: string,
  how: { text: string; rowText: string; ore: number; odd: Oddity },
): void {
  const { party: customer } = lookUp(draft.receivables, number);
  if (known(how.odd, 'ledger')) {
    draft.vouchers.push({
      series: 'I',
      day,
      text: how.text,
      lines: [
        { account: '1930', ore: how.ore, text: how.rowText },
        {
          account: '1510',
          ore: -how.ore,
          objects: [
            [8, customer.id],
            [10, number],
          ],
        },
      ],
    });
  }
  if (known(how.odd, 'subLedger')) {
    draft.subLedger.push({
      day,
      invoice: number,
      customer,
      text: 'Betalning',
      ore: -(how.odd.subLedgerOre ?? how.ore),
    });
  }
}

export function customerEvents(
  draft: Draft,
): Pick<Bookkeeping, 'oldInvoice' | 'invoice' | 'credit' | 'paid' | 'deposit'> {
  return {
    oldInvoice(number, customer, ore) {
      draft.receivables.set(number, { party: party(draft.company.customers, customer), ore });
      draft.oldReceivablesOre += ore;
    },
    invoice(number, day, customer, netOre, odd = {}) {
      const to = party(draft.company.customers, customer);
      draft.receivables.set(number, { party: to, ore: netOre + vatOf(draft.company, netOre) });
      addInvoice(draft, number, day, netOre, { ...odd, to });
    },
    credit(number, day, netOre, odd = {}) {
      addInvoice(draft, number, day, -netOre, { ...odd, to: lookUp(draft.receivables, number).party });
    },
    paid(number, day, odd = {}) {
      const invoice = lookUp(draft.receivables, number);
      const ore = odd.ore ?? invoice.ore;
      const ocr = withCheckDigit(number);
      const text = `Inbetalning ${invoice.party.name}`;
      addPayment(draft, number, day, { text, rowText: `${text} OCR ${ocr}`, ore, odd });
      addBank(draft, odd, {
        day,
        ore,
        ocr: odd.bankReference ?? ocr,
        party: invoice.party.name,
        info: 'Bankgiroinbetalning',
      });
    },
    deposit(serial, day, numbers, bankDeposits) {
      let sum = 0;
      for (const number of numbers) {
        const invoice = lookUp(draft.receivables, number);
        const text = `Bankgiroinsättning löpnr ${serial}`;
        addPayment(draft, number, day, {
          text,
          rowText: `${text} ${invoice.party.name}`,
          ore: invoice.ore,
          odd: {},
        });
        sum += invoice.ore;
      }
      for (const ore of bankDeposits ?? [sum])
        draft.bank.push({ day, ore, batchSize: numbers.length, info: `Bankgiroinsättning löpnr ${serial}` });
    },
  };
}
