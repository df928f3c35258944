import type { Row } from './encoder.ts';

/** Makes the value again that `encode` wrote. Throws for text it did not write. */
export function decode(text: string): unknown {
  return new Decoder(JSON.parse(text) as readonly Row[]).get(0);
}

/** Reads the table of one value. */
export class Decoder {
  readonly #rows: readonly Row[];
  readonly #made = new Map<number, unknown>();

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  /** The value of that row, the same one each time. */
  get(number: number): unknown {
    if (this.#made.has(number)) return this.#made.get(number);
    const [tag, ...rest] = this.#rows[number] ?? ['missing'];
    const value = this.#make(tag, rest);
    this.#made.set(number, value);
    return this.#fill(tag, value, rest);
  }

  /** Makes a value without its parts, which may refer back to it. */
  #make(tag: string, [first, second, third]: readonly unknown[]): unknown {
    switch (tag) {
      case 'value':
        return first;
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first as string);
      case 'boxed':
        return Object(this.get(first as number));
      case 'date':
        return new Date((first ?? NaN) as number);
      case 'regexp':
        return new RegExp(first as string, second as string);
      case 'buffer':
        return this.#buffer(first as string);
      case 'view':
        return this.#view(first as string, second as string);
      case 'array':
        return new Array(first as number);
      case 'object':
        return {};
      case 'map':
        return new Map();
      case 'set':
        return new Set();
      case 'error':
        return this.#error(first as string, second as string, third as string);
      default:
        throw new Error(`There is no value of kind "${tag}".`);
    }
  }

  #fill(tag: string, value: unknown, rest: readonly unknown[]): unknown {
    if (value instanceof Map) {
      for (const [key, item] of rest[0] as [number, number][])
        value.set(this.get(key), this.get(item));
    } else if (value instanceof Set) {
      for (const item of rest[0] as number[]) value.add(this.get(item));
    } else if (tag === 'array') {
      this.#define(value as object, rest[1]);
    } else if (tag === 'object') {
      this.#define(value as object, rest[0]);
    } else if (value instanceof Error && rest[3] !== -1) {
      value.cause = this.get(rest[3] as number);
    }
    return value;
  }

  /** Defines rather than assigns: a key may be called `__proto__`. */
  #define(target: object, entries: unknown): void {
    for (const [key, item] of entries as [string, number][]) {
      Object.defineProperty(target, key, {
        value: this.get(item),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }

  #error(name: string, message: string, stack: string): Error {
    const kinds = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
    const Kind = kinds.find((kind) => kind.name === name) ?? Error;
    return Object.assign(new Kind(message), { stack });
  }

  #buffer(text: string): ArrayBuffer {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
  }

  #view(name: string, text: string): ArrayBufferView {
    type ViewConstructor = new (buffer: ArrayBuffer) => ArrayBufferView;
    const bytes: ViewConstructor[] = [Int8Array, Uint8Array, Uint8ClampedArray, DataView];
    const integers: ViewConstructor[] = [Int16Array, Uint16Array, Int32Array, Uint32Array];
    const wide: ViewConstructor[] = [Float32Array, Float64Array, BigInt64Array, BigUint64Array];
    const View = [...bytes, ...integers, ...wide].find((kind) => kind.name === name);
    if (!View) throw new Error(`There is no view of kind "${name}".`);
    return new View(this.#buffer(text));
  }
}
