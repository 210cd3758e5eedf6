import { isAbsolute, resolve, win32 } from 'node:path';

/** A path of the file, relative to the file's folder. UNC paths and drive letters stay as they are on every system. */
export function absolutePath(path: string, folder: string): string {
  return isAbsolute(path) || win32.isAbsolute(path) ? path : resolve(folder, path);
}
