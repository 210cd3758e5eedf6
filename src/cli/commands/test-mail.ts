import { hostname } from 'node:os';
import { PrickakontoError } from '../../domain/error.ts';
import { type Command, textArg } from '../command.ts';
import { settingsOf } from '../with-store.ts';

export const testMail: Command = {
  name: 'test-mail',
  usage: 'test-mail',
  options: ({ options }) => ({ to: { type: 'string', requiresArg: true, describe: options.to } }),
  async run(context) {
    const to = textArg(context, 'to') ?? null;
    if (to !== null) await mustBeAddress(to);
    const settings = await settingsOf(context);
    const { readSecret } = await import('../../config/secret.ts');
    const { sendTestMail } = await import('../../mail/test-mail.ts');
    const { account } = await import('../../agent/session.ts');
    const { ulid } = await import('ulidx');
    const { passwordFrom } = settings.mail.smtp ?? {};
    const sent = await sendTestMail({
      settings,
      to,
      password: settings.mail.transport === 'smtp' && passwordFrom ? readSecret(passwordFrom) : null,
      server: hostname(),
      account: account(),
      now: Date.now(),
      messageId: `<test-${ulid()}@${hostname()}>`,
    });
    const { words } = context;
    return {
      exitCode: 0,
      json: sent,
      text: () =>
        [
          words.mailSent(sent.to.join(', '), sent.from, sent.account, sent.server),
          words.mailAnswer(sent.response),
          ...(sent.rejected.length > 0 ? [words.mailRejected(sent.rejected.join(', '))] : []),
          ...(sent.mailEnabled ? [] : [words.mailDisabled]),
        ].join('\n'),
    };
  },
};

async function mustBeAddress(to: string): Promise<void> {
  const { email } = await import('../../config/schema-words.ts');
  if (!email.safeParse(to).success)
    throw new PrickakontoError('cli-option-invalid', { option: '--to', problem: 'address' });
}
