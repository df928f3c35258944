import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS_PER_CHANNEL = 8;
const TRUECOLOR_WITH_ALPHA = 6;

/**
 * Writes a square image as PNG.
 *
 * @param pixels RGBA bytes, row by row, alpha not premultiplied
 * @see W3C, Portable Network Graphics (PNG) Specification (Third Edition)
 */
export function encodePng(size: number, pixels: Uint8Array): Buffer {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(size)),
    chunk('IDAT', deflateSync(scanlines(size, pixels))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(size, 4);
  bytes.writeUInt8(BITS_PER_CHANNEL, 8);
  bytes.writeUInt8(TRUECOLOR_WITH_ALPHA, 9);
  return bytes;
}

/** Each row preceded by its filter, 0 for none: the images are too small for filters to pay. */
function scanlines(size: number, pixels: Uint8Array): Buffer {
  const stride = size * 4;
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * stride, (row + 1) * stride)]),
  );
  return Buffer.concat(rows);
}

/** Length, type, data, and a checksum over type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
