/**
 * Files of the container that Office used before .xlsx (MS-CFB): the workbooks of old Excel, and new ones behind a password,
 * which are wrapped in it (MS-OFFCRYPTO 2.3.4.4). Neither is read, but which of the two it is decides what a person has to do.
 */
import type { ByteSource } from '../format.ts';

const magic = [0xd0, 0xcf, 0x11, 0xe0] as const;

export function isOldFile(head: Uint8Array): boolean {
  return magic.every((byte, at) => head[at] === byte);
}

const windowBytes = 64 * 1024;
/** The name of the stream with the encrypted workbook, as the directory has it: UTF-16. */
const encryptedName = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0';

/** The directory may be anywhere, its first sector is said at byte 48; programs put it first or last. */
export async function isEncrypted(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, windowBytes);
  const header = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const places = [0, source.sizeBytes - windowBytes];
  if (head.length >= 52) {
    const sectorBytes = 2 ** Math.min(header.getUint16(30, true), 12);
    places.push((header.getUint32(48, true) + 1) * sectorBytes);
  }
  for (const at of places) {
    if (at < 0 || at >= source.sizeBytes) continue;
    const bytes = await source.read(at, Math.min(windowBytes, source.sizeBytes - at));
    const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (letters.includes(encryptedName)) return true;
  }
  return false;
}
