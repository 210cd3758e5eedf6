/** E-mail that is on can be sent, and reports have somebody to go to. */
import { type Remark, remark } from './fault.ts';
import { field, list, text } from './raw.ts';

export function checkMail(raw: unknown): Remark[] {
  return [...checkTransport(field(raw, 'mail')), ...checkReports(raw)];
}

function checkTransport(mail: unknown): Remark[] {
  if (field(mail, 'enabled') !== true) return [];
  const found =
    text(field(mail, 'from')) === null ? [remark('config-mail-from-missing', ['mail', 'from'])] : [];
  const isFile = field(mail, 'transport') === 'file';
  const smtp = field(mail, 'smtp');
  const lacking = isFile ? text(field(mail, 'folder')) === null : smtp === undefined || smtp === null;
  if (!lacking) return found;
  const key = isFile ? 'folder' : 'smtp';
  const params = { transport: isFile ? 'file' : 'smtp', missing: key };
  return [...found, remark('config-mail-transport-incomplete', ['mail', key], params)];
}

function checkReports(raw: unknown): Remark[] {
  const jobs = field(raw, 'backgroundJobs');
  const asked = ['reportErrors', 'notifyOnCompletion'].filter((key) => field(jobs, key) === true);
  const [first] = asked;
  if (first === undefined) return [];
  const found: Remark[] = [];
  if (list(field(jobs, 'recipients')).length === 0) {
    found.push(
      remark('config-recipients-missing', ['backgroundJobs', 'recipients'], { asked: asked.join(', ') }),
    );
  }
  if (field(field(raw, 'mail'), 'enabled') !== true) {
    found.push(remark('config-mail-needed', ['backgroundJobs', first], { asked: asked.join(', ') }));
  }
  return found;
}
