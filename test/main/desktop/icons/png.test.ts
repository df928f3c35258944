import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../../main/desktop/icons/png.ts';
import { decodePng } from './decode-png.ts';

const pixels = new Uint8Array([255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 64, 9, 8, 7, 0]);

describe('writing PNG', () => {
  it('keeps every pixel in its place', () => {
    const { width, height, at } = decodePng(encodePng(2, pixels));
    expect([width, height]).toEqual([2, 2]);
    expect([at(0, 0), at(1, 0), at(0, 1), at(1, 1)]).toEqual([
      [255, 0, 0, 255],
      [0, 255, 0, 128],
      [0, 0, 255, 64],
      [9, 8, 7, 0],
    ]);
  });

  it('has the signature, 8-bit RGBA and a checksum on every chunk', () => {
    const png = encodePng(2, pixels);
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(png.subarray(24, 26)).toEqual(Buffer.from([8, 6]));
    for (let offset = 8; offset < png.length;) {
      const end = offset + 8 + png.readUInt32BE(offset);
      expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(offset + 4, end)));
      offset = end + 4;
    }
  });
});
