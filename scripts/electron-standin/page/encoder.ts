/** One value in the table: what it is, and what is needed to make it again. */
export type Row = readonly [tag: string, ...rest: unknown[]];

/**
 * Writes a value as text, as faithfully as the structured clone algorithm copies it: every value becomes a row of a table and
 * refers to others by number, so that cycles and shared references survive, as do `undefined`, bigint, dates, maps, sets,
 * errors, buffers and typed arrays. Prototypes of the app's own classes are lost, as structured clone loses them.
 *
 * Throws `Error: An object could not be cloned.` for what structured clone refuses.
 */
export function encode(value: unknown): string {
  const encoder = new Encoder();
  encoder.put(value);
  return JSON.stringify(encoder.rows);
}

/** Builds the table of one value; `rows[0]` is the value itself. */
export class Encoder {
  readonly rows: Row[] = [];
  readonly #numbers = new Map<object, number>();

  /** Adds a value and returns the number of its row. */
  put(value: unknown): number {
    if (typeof value !== 'object' || value === null)
      return this.rows.push(this.#primitive(value)) - 1;
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.rows.push(['held']) - 1;
    this.#numbers.set(value, number);
    this.rows[number] = this.#object(value);
    return number;
  }

  #primitive(value: unknown): Row {
    if (value === undefined) return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (Object.is(value, -0)) return ['number', '-0'];
    if (typeof value === 'number' && !Number.isFinite(value)) return ['number', String(value)];
    if (typeof value === 'function' || typeof value === 'symbol') return this.#refuse();
    return ['value', value];
  }

  #object(value: object): Row {
    if (Array.isArray(value)) return ['array', value.length, this.#entries(value)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Map) {
      return ['map', [...value].map(([key, item]) => [this.put(key), this.put(item)])];
    }
    if (value instanceof Set) return ['set', [...value].map((item) => this.put(item))];
    if (value instanceof Error) return this.#error(value);
    if (value instanceof ArrayBuffer) return ['buffer', this.#bytes(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) return this.#view(value);
    if ([Boolean, Number, String, BigInt].some((kind) => value instanceof kind)) {
      return ['boxed', this.put(value.valueOf())];
    }
    const refused = [Promise, WeakMap, WeakSet, WeakRef];
    return refused.some((kind) => value instanceof kind)
      ? this.#refuse()
      : ['object', this.#entries(value)];
  }

  #entries(value: object): readonly (readonly [string, number])[] {
    return Object.entries(value).map(([key, item]) => [key, this.put(item)] as const);
  }

  #error(value: Error): Row {
    const cause = 'cause' in value ? this.put(value.cause) : -1;
    return ['error', value.name, value.message, value.stack ?? '', cause];
  }

  /** A view takes only its own part of its buffer along. */
  #view(view: ArrayBufferView): Row {
    const name = Object.prototype.toString.call(view).slice('[object '.length, -1);
    return [
      'view',
      name,
      this.#bytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
    ];
  }

  /** Base64, in parts: a call takes only so many arguments. */
  #bytes(bytes: Uint8Array): string {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += 8_192) {
      parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
    }
    return btoa(parts.join(''));
  }

  #refuse(): never {
    throw new Error('An object could not be cloned.');
  }
}
