/** What else happens on the bank account, and vouchers that do not touch it. */
import type { Bookkeeping } from './bookkeeping.ts';
import { addBank, type Draft, known } from './draft.ts';

export function bankEvents(draft: Draft): Pick<Bookkeeping, 'card' | 'takings' | 'other' | 'voucher'> {
  return {
    card(day, shop, ore, account, odd = {}) {
      const vatOre = ore / 5;
      if (known(odd, 'ledger')) {
        draft.vouchers.push({
          series: 'K',
          day,
          text: `Kortköp ${shop}`,
          lines: [
            { account: '1930', ore: -ore },
            { account, ore: ore - vatOre },
            { account: '2641', ore: vatOre },
          ],
        });
      }
      addBank(draft, odd, {
        day,
        ore: -ore,
        info: `KORTKÖP ${day.slice(2).replaceAll('-', '')} ${shop.toUpperCase()}`,
      });
    },
    takings(day, tills, bankOre) {
      const sum = tills.reduce((total, ore) => total + ore, 0);
      for (const [at, ore] of tills.entries()) {
        // Bread is food: 12 % VAT, rounded to whole öre.
        const vatOre = Math.round((ore * 12) / 112);
        draft.vouchers.push({
          series: 'D',
          day,
          text: `Dagskassa Swish kassa ${at + 1}`,
          lines: [
            { account: '1930', ore },
            { account: draft.company.sales.account, ore: -(ore - vatOre) },
            { account: draft.company.sales.vatAccount, ore: -vatOre },
          ],
        });
      }
      if (bankOre !== null)
        draft.bank.push({
          day,
          ore: bankOre ?? sum,
          batchSize: tills.length,
          info: 'SWISH HANDEL DAGSSUMMA',
        });
    },
    other(day, words, ore, account, odd = {}) {
      const rowText = words.reference === undefined ? {} : { text: words.reference };
      if (known(odd, 'ledger')) {
        draft.vouchers.push({
          series: words.series,
          day,
          text: words.text,
          lines: [
            { account: '1930', ore, ...rowText },
            { account, ore: -ore },
          ],
        });
      }
      const endToEnd = words.reference === undefined ? {} : { endToEnd: words.reference };
      addBank(draft, odd, { day, ore, ...endToEnd, info: words.info });
    },
    voucher(series, day, text, lines) {
      draft.vouchers.push({ series, day, text, lines });
    },
  };
}
