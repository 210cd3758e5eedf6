import type { Command } from '../command.ts';
import { columns, listing } from '../listing.ts';

export const formats: Command = {
  name: 'formats',
  usage: 'formats',
  async run(context) {
    const { formats: known } = await import('../../formats/index.ts');
    return listing(context, {
      items: known.map((format) => ({ id: format.id, about: format.about[context.language] })),
      columns: columns(context, 'format', 'about'),
      row: (format) => [format.id, format.about],
    });
  },
};
