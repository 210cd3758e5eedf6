import { exitCodes as all } from '../../domain/exit-codes.ts';
import type { Command } from '../command.ts';
import { columns, listing } from '../listing.ts';

export const exitCodes: Command = {
  name: 'exit-codes',
  usage: 'exit-codes',
  run: async (context) =>
    listing(context, {
      items: all.map(({ code, windows, ...texts }) => ({ code, meaning: texts[context.language], windows })),
      columns: columns(context, '>code', 'meaning', 'windows'),
      row: (exit) => [String(exit.code), exit.meaning, exit.windows],
    }),
};
