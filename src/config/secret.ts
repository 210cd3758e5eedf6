import { readFileSync } from 'node:fs';
import { PrickakontoError } from '../domain/error.ts';

/** Where a secret may be: `env:NAME` or `file:/path`. */
export const secretPlace = /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/;

/**
 * The secret that a key ending in `From` points at. It is never logged and never part of a fault's parameters.
 * Throws `config-secret-missing` when the variable or the file is not there or is empty.
 */
export function readSecret(from: string): string {
  const secret = from.startsWith('env:') ? process.env[from.slice(4)] : readSecretFile(from.slice(5), from);
  if (secret === undefined || secret === '') throw new PrickakontoError('config-secret-missing', { from });
  return secret;
}

/** Secret files commonly end in a line feed that is no part of the secret. */
function readSecretFile(path: string, from: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new PrickakontoError('config-secret-missing', { from }, { cause });
  }
}
