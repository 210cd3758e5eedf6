/** Suppliers send invoices and are paid: ledger and bank. */
import type { Bookkeeping } from './bookkeeping.ts';
import { addBank, type Draft, known, lookUp, party } from './draft.ts';

export function supplierEvents(draft: Draft): Pick<Bookkeeping, 'supplierInvoice' | 'paySupplier'> {
  return {
    supplierInvoice(number, day, supplier, netOre, account) {
      const from = party(draft.company.suppliers, supplier);
      const vatOre = netOre / 4;
      draft.payables.set(number, { party: from, ore: netOre + vatOre });
      draft.vouchers.push({
        series: 'L',
        day,
        text: `Leverantörsfaktura ${number} ${from.name}`,
        lines: [
          {
            account: '2440',
            ore: -(netOre + vatOre),
            objects: [
              [9, from.id],
              [10, number],
            ],
          },
          { account, ore: netOre },
          { account: '2641', ore: vatOre },
        ],
      });
    },
    paySupplier(number, day, reference, odd = {}) {
      const invoice = lookUp(draft.payables, number);
      const ore = odd.ore ?? invoice.ore;
      if (known(odd, 'ledger')) {
        draft.vouchers.push({
          series: 'U',
          day,
          text: `Betalning ${invoice.party.name}`,
          lines: [
            {
              account: '2440',
              ore,
              objects: [
                [9, invoice.party.id],
                [10, number],
              ],
            },
            { account: '1930', ore: -ore, text: reference },
          ],
        });
      }
      addBank(draft, odd, {
        day,
        ore: -ore,
        endToEnd: odd.bankReference ?? reference,
        party: invoice.party.name,
        info: 'Leverantörsbetalning',
      });
    },
  };
}
