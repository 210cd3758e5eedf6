/** What a folder's error means for a person: one code per cause, the same for the agent, the one-shot runs and check-paths. */
import type { PathCode } from '../domain/codes.ts';
import { PrickakontoError } from '../domain/error.ts';

const codes: Readonly<Record<string, PathCode>> = {
  ENOENT: 'path-missing',
  ENOTDIR: 'path-not-a-folder',
  EACCES: 'path-no-permission',
  EPERM: 'path-no-permission',
  EROFS: 'path-read-only',
  ENOSPC: 'path-disk-full',
  EDQUOT: 'path-disk-full',
  EBUSY: 'path-busy',
  EIO: 'path-share-gone',
  ESTALE: 'path-share-gone',
  ENETUNREACH: 'path-share-gone',
  EHOSTUNREACH: 'path-share-gone',
  EHOSTDOWN: 'path-share-gone',
  ENOTCONN: 'path-share-gone',
  ETIMEDOUT: 'path-share-gone',
  UNKNOWN: 'path-share-gone',
};

/** The code of a file system error; null when the error is no such thing. */
export function pathCode(error: unknown, path: string): PathCode | null {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = codes[errno] ?? null;
  return code === 'path-missing' && isNetworkPath(path) ? 'path-share-gone' : code;
}

/** Throws what a person can act on; an error that is no path fault goes on as it is. */
export function asPathFault(error: unknown, path: string): unknown {
  if (error instanceof PrickakontoError) return error;
  const code = pathCode(error, path);
  return code ? new PrickakontoError(code, { path }, { cause: error, retryable: true }) : error;
}

/** A UNC path names a share: when it is not there, the share is gone. */
export function isNetworkPath(path: string): boolean {
  return /^(\\\\|\/\/)[^\\/]/.test(path);
}
