import { describe, expect, it } from 'vitest';
import { decode } from '../../../scripts/electron-standin/page/decoder.ts';
import { encode } from '../../../scripts/electron-standin/page/encoder.ts';

const crossed = (value: unknown): unknown => decode(encode(value));

describe('a value that crosses between a page and the main process', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['text with a lone surrogate', 'a\ud800"\u2028'],
    ['NaN', NaN],
    ['minus zero', -0],
    ['minus infinity', -Infinity],
    ['bigint', 123_456_789_012_345_678_901n],
    ['date', new Date(1_786_085_188_416)],
    ['invalid date', new Date(NaN)],
    ['regular expression', /a+/giu],
    ['map', new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'x'])]])],
    ['bytes', new Uint8Array([0, 1, 254, 255])],
    ['other views', [new Int16Array([-1]), new BigUint64Array([1n]), new Float64Array([0.1])]],
    ['buffer', new Uint8Array([7]).buffer],
    ['sparse array', Object.assign(new Array<number>(3), { 1: 5 })],
    ['object with undefined', { a: undefined, b: [undefined] }],
    ['boxed values', [Object(5n), Object('x'), Object(false)]],
  ])('keeps %s', (_name, value) => {
    expect(crossed(value)).toEqual(value);
  });

  it('keeps cycles and shared references', () => {
    const shared = { name: 'shared' };
    const value: Record<string, unknown> = { first: shared, second: shared };
    value['self'] = value;
    const copy = crossed(value) as typeof value;
    expect(copy['first']).toBe(copy['second']);
    expect(copy['self']).toBe(copy);
  });

  it('keeps the kind, message, stack and cause of errors, and no other fields', () => {
    const cause = new Error('why');
    const error = Object.assign(new RangeError('too far', { cause }), { code: 'E' });
    const copy = crossed(error) as typeof error;
    expect(copy).toBeInstanceOf(RangeError);
    expect([copy.message, copy.stack, copy.code]).toEqual(['too far', error.stack, undefined]);
    expect(copy.cause).toEqual(cause);
  });

  it('loses the prototypes of classes, and takes of a view only its own part', () => {
    class Price {
      readonly cents = 27;
    }
    expect(Object.getPrototypeOf(crossed(new Price()))).toBe(Object.prototype);
    const part = new Uint8Array(new ArrayBuffer(1_000_000), 10, 2);
    expect((crossed(part) as Uint8Array).buffer.byteLength).toBe(2);
  });

  it('treats the key __proto__ as any other', () => {
    const copy = crossed(JSON.parse('{"__proto__": {"polluted": true}}')) as object;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect('polluted' in copy).toBe(false);
  });

  it('takes buffers larger than a call has room for arguments', () => {
    const bytes = new Uint8Array(300_000).fill(200);
    expect(crossed(bytes)).toEqual(bytes);
  });

  it.each([
    ['functions', () => undefined],
    ['symbols', Symbol('x')],
    ['promises', Promise.resolve()],
    ['weak maps', { inner: new WeakMap() }],
  ])('refuses %s as Electron does', (_name, value) => {
    expect(() => encode(value)).toThrow(new Error('An object could not be cloned.'));
  });
});
