import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width and height of a PNG in pixels; 0 × 0 when it is none (PNG specification, 5.2 and 11.2.2). */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).equals(signature);
  if (!isPng) return { width: 0, height: 0 };
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** A PNG of raw BGRA pixels, row by row: the layout Electron's bitmaps have on all desktop platforms. */
export function encodePng(
  bgra: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Buffer {
  if (bgra.length !== width * height * 4) throw new Error('Invalid buffer size');
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = y * (width * 4 + 1) + 1 + x * 4;
      rows[to] = bgra[from + 2] ?? 0;
      rows[to + 1] = bgra[from + 1] ?? 0;
      rows[to + 2] = bgra[from] ?? 0;
      rows[to + 3] = bgra[from + 3] ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const data = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...data]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
