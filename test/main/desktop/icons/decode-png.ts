import { inflateSync } from 'node:zlib';

export interface DecodedPng {
  readonly width: number;
  readonly height: number;
  /** RGBA of the pixel at column x, row y. */
  readonly at: (x: number, y: number) => readonly number[];
}

/** Reads what our encoder writes (8-bit RGBA, no row filters), straight from the format's specification. */
export function decodePng(png: Buffer): DecodedPng {
  const chunks = new Map<string, Buffer>();
  for (let offset = 8; offset < png.length;) {
    const length = png.readUInt32BE(offset);
    chunks.set(
      png.toString('latin1', offset + 4, offset + 8),
      png.subarray(offset + 8, offset + 8 + length),
    );
    offset += 12 + length;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const start = (x: number, y: number): number => y * (1 + width * 4) + 1 + x * 4;
  return { width, height, at: (x, y) => [...rows.subarray(start(x, y), start(x, y) + 4)] };
}
