/** A zip writer of our own, which can also lie about what it holds. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** What the directory says instead of the truth. */
  readonly sizeSaid?: number;
  readonly crcSaid?: number;
  readonly encrypted?: boolean;
  /** Sizes and place in the zip64 field, as programs write that do not know the size beforehand. */
  readonly zip64?: boolean;
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const unknown32 = 0xffffffff;

interface Written {
  readonly part: ZipPart;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly at: number;
}

function fixed({ part, crc, packed, size }: Written, wide: boolean): Buffer {
  return Buffer.concat([
    u16(wide ? 45 : 20),
    u16((part.encrypted ? 1 : 0) | 0x800),
    u16(part.stored ? 0 : 8),
    u16(0),
    u16(0x21),
    u32(part.crcSaid ?? crc),
    u32(wide ? unknown32 : packed.length),
    u32(wide ? unknown32 : (part.sizeSaid ?? size)),
    u16(Buffer.byteLength(part.name)),
  ]);
}

function localHeader(written: Written): Buffer {
  const name = Buffer.from(written.part.name);
  return Buffer.concat([u32(0x04034b50), fixed(written, false), u16(0), name]);
}

function directoryEntry(written: Written): Buffer {
  const { part, packed, size, at } = written;
  const wide = part.zip64 ?? false;
  const extra = wide
    ? Buffer.concat([u16(1), u16(24), u64(part.sizeSaid ?? size), u64(packed.length), u64(at)])
    : Buffer.alloc(0);
  return Buffer.concat([
    u32(0x02014b50),
    u16(45),
    fixed(written, wide),
    u16(extra.length),
    u16(0),
    u16(0),
    u16(0),
    u32(0),
    u32(wide ? unknown32 : at),
    Buffer.from(part.name),
    extra,
  ]);
}

export interface ZipLies {
  /** Number of parts that the directory says it has. */
  readonly count?: number;
  readonly zip64?: boolean;
}

export function zipOf(parts: readonly ZipPart[], lies: ZipLies = {}): Uint8Array {
  const pieces: Buffer[] = [];
  const written: Written[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const one = {
      part,
      packed: part.stored ? content : deflateRawSync(content),
      size: content.length,
      crc: crc32(content),
      at,
    };
    const header = localHeader(one);
    pieces.push(header, one.packed);
    at += header.length + one.packed.length;
    written.push(one);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  const count = lies.count ?? parts.length;
  return new Uint8Array(Buffer.concat([...pieces, directory, ending(at, directory.length, count, lies)]));
}

function ending(at: number, size: number, count: number, { zip64 = false }: ZipLies): Buffer {
  const wide = [
    u32(0x06064b50),
    u64(44),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    u64(count),
    u64(count),
    u64(size),
    u64(at),
    u32(0x07064b50),
    u32(0),
    u64(at + size),
    u32(1),
  ];
  return Buffer.concat([
    ...(zip64 ? wide : []),
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(zip64 ? 0xffff : count),
    u16(zip64 ? 0xffff : count),
    u32(zip64 ? unknown32 : size),
    u32(zip64 ? unknown32 : at),
    u16(0),
  ]);
}
