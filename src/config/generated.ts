import { exampleConfig } from './example.ts';
import { configJsonSchema } from './json-schema.ts';
import { configReference, errorCodeReference, exitCodeReference } from './reference.ts';

/** Files that are made from the schema and the tables: path from the root of the repository, and content. */
export function generatedFiles(): readonly { readonly path: string; readonly content: string }[] {
  return [
    { path: 'config/prickakonto.example.yaml', content: exampleConfig },
    { path: 'config/prickakonto.schema.json', content: `${JSON.stringify(configJsonSchema(), null, 2)}\n` },
    { path: 'docs/reference/config.md', content: configReference() },
    { path: 'docs/reference/error-codes.md', content: errorCodeReference() },
    { path: 'docs/reference/exit-codes.md', content: exitCodeReference() },
  ];
}
