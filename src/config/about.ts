import type { z } from 'zod';

/** Says what a key means, in English and Swedish: the JSON Schema and the reference show it. */
export function about<T extends z.ZodType>(schema: T, en: string, sv: string): T {
  return schema.meta({ description: en, 'x-sv': sv });
}
