/** The generated pages: every key, and every code a person may meet. */
import { allCodes } from '../domain/codes.ts';
import { exitCodes } from '../domain/exit-codes.ts';
import type { Params } from '../domain/finding.ts';
import { textOf } from '../i18n/text.ts';
import { configJsonSchema, type SchemaNode, variants } from './json-schema.ts';

const madeBy = '<!-- Made by `npm run generate`; edits here are lost. -->';

interface KeyLine {
  readonly key: string;
  readonly type: string;
  readonly fallback: string;
  readonly sv: string;
  readonly en: string;
}

/** `docs/reference/config.md`: key, type, default, meaning. */
export function configReference(): string {
  const lines = new Map(keyLines(configJsonSchema(), '').map((line) => [line.key, line]));
  const rows = [...lines.values()].map(({ key, type, fallback, sv, en }) =>
    row([`\`${key}\``, type, fallback, sv, en]),
  );
  return page('Konfigurationens nycklar / Configuration keys', [
    '`[]` står för varje post i en lista, `<namn>` för ett namn som du väljer. / `[]` is each entry of a list, `<namn>` a name of your own.',
    '',
    ...table(['Nyckel / Key', 'Typ / Type', 'Förval / Default', 'Betydelse', 'Meaning'], rows),
  ]);
}

function keyLines(node: SchemaNode, above: string): KeyLine[] {
  return variants(node).flatMap((form) => {
    if (form.items) return keyLines(form.items, `${above}[]`);
    const named = Object.entries(form.properties ?? {}).flatMap(([name, child]) =>
      described(child, above === '' ? name : `${above}.${name}`, form.required?.includes(name) ?? false),
    );
    return form.additionalProperties
      ? [...named, ...keyLines(form.additionalProperties, `${above}.<namn>`)]
      : named;
  });
}

function described(node: SchemaNode, key: string, required: boolean): KeyLine[] {
  const isPart = typeof node.default === 'object' && !Array.isArray(node.default);
  const given = node.default === undefined || isPart ? '' : `\`${JSON.stringify(node.default)}\``;
  const line: KeyLine = {
    key,
    type: typeText(node),
    fallback: required ? 'krävs / required' : given,
    sv: node['x-sv'] ?? '',
    en: node.description ?? '',
  };
  return [line, ...keyLines(node, key)];
}

function typeText(node: SchemaNode): string {
  const kinds = variants(node).map((form) => {
    if (form.const !== undefined) return `\`${form.const}\``;
    if (form.enum) return form.enum.map((word) => `\`${word}\``).join(' ');
    return form.type ?? '';
  });
  return [...new Set(kinds)].join(' ');
}

/** `docs/reference/error-codes.md`: every code with its texts in both languages; `{name}` stands for what it is about. */
export function errorCodeReference(): string {
  const named: Params = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` });
  const sections = allCodes.flatMap((code) => {
    const sv = textOf(code, named, 'sv');
    const en = textOf(code, named, 'en');
    return [`## ${code}`, '', `${sv.message} ${sv.hint}`, '', `*${en.message} ${en.hint}*`, ''];
  });
  return page('Felkoder / Error codes', sections.slice(0, -1));
}

/** `docs/reference/exit-codes.md`. */
export function exitCodeReference(): string {
  const rows = exitCodes.map(({ code, sv, en, windows }) => row([String(code), sv, en, windows]));
  return page('Slutkoder / Exit codes', table(['Kod / Code', 'Betydelse', 'Meaning', 'Windows'], rows));
}

function page(title: string, lines: readonly string[]): string {
  return [`# ${title}`, '', madeBy, '', ...lines, ''].join('\n');
}

function table(headings: readonly string[], rows: readonly string[]): string[] {
  return [row(headings), row(headings.map(() => '---')), ...rows];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
