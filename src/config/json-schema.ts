import { z } from 'zod';
import { configSchema } from './schema.ts';

/** A node of the JSON Schema, as far as it is walked here. */
export interface SchemaNode {
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly 'x-sv'?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

/** The JSON Schema of what a person writes (defaults left out are fine). */
export function configJsonSchema(): SchemaNode {
  return z.toJSONSchema(configSchema, { io: 'input' }) as SchemaNode;
}

/** The node itself, or each of the forms it may have. */
export function variants(node: SchemaNode): readonly SchemaNode[] {
  const forms = node.oneOf ?? node.anyOf;
  return forms ? forms.flatMap(variants) : [node];
}

/** Keys that may stand under a path. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  let nodes = variants(configJsonSchema());
  for (const step of path) nodes = nodes.flatMap((node) => childNodes(node, step));
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function childNodes(node: SchemaNode, step: PropertyKey): readonly SchemaNode[] {
  if (typeof step === 'number') return node.items ? variants(node.items) : [];
  const child = node.properties?.[String(step)] ?? node.additionalProperties;
  return child ? variants(child) : [];
}
