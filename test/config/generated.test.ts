import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleConfig } from '../../src/config/example.ts';
import { generatedFiles } from '../../src/config/generated.ts';
import { configJsonSchema, knownKeys, type SchemaNode, variants } from '../../src/config/json-schema.ts';

function undescribed(node: SchemaNode, at: string): string[] {
  return variants(node).flatMap((form) => {
    const children = Object.entries(form.properties ?? {}).filter(([, child]) => child.const === undefined);
    const bare = children
      .filter(([, child]) => !child.description || !child['x-sv'])
      .map(([key]) => `${at}.${key}`);
    const inner = [
      ...children.map(([key, child]) => undescribed(child, `${at}.${key}`)),
      form.items ? undescribed(form.items, at) : [],
    ];
    if (form.additionalProperties) inner.push(undescribed(form.additionalProperties, at));
    return [...bare, ...inner.flat()];
  });
}

describe('generated files', () => {
  it.each(generatedFiles().map((file) => [file.path, file.content] as const))(
    '%s is up to date',
    (path, content) => {
      expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toBe(content);
    },
  );

  it('say of every key what it means, in Swedish and English', () => {
    expect(undescribed(configJsonSchema(), '')).toEqual([]);
  });

  it('show every top-level key in the example', () => {
    expect(Object.keys(parse(exampleConfig)).sort()).toEqual(knownKeys([]).sort());
  });
});
