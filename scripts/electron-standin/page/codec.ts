/** Values as text and back, as faithful as the structured clone algorithm. */
export interface Codec {
  /** Throws `Error: An object could not be cloned.` for what structured clone refuses. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * A codec for values between a page and this process. DevTools carries only text, so every value becomes a row of a table
 * and refers to others by number: cycles and shared references survive, as do `undefined`, bigint, dates, maps, sets,
 * errors, buffers and typed arrays. Prototypes of the app's own classes are lost, as structured clone loses them.
 *
 * The function's own text runs inside the page too, so it uses nothing from outside itself.
 */
export function createCodec(): Codec {
  type Row = readonly [tag: string, ...rest: unknown[]];
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const isPlainNumber = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);
  const errors: Readonly<Record<string, ErrorConstructor>> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };
  const views: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };

  const toBase64 = (buffer: ArrayBufferLike, from: number, length: number): string => {
    const bytes = new Uint8Array(buffer, from, length);
    const parts: string[] = [];
    for (let at = 0; at < length; at += 8_192) {
      parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
    }
    return btoa(parts.join(''));
  };
  const fromBase64 = (text: string): ArrayBuffer => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return bytes.buffer;
  };

  const encode = (root: unknown): string => {
    const rows: Row[] = [];
    const numbers = new Map<object, number>();
    const put = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return rows.push(primitive(value)) - 1;
      const known = numbers.get(value);
      if (known !== undefined) return known;
      const number = rows.push(['held']) - 1;
      numbers.set(value, number);
      rows[number] = compound(value);
      return number;
    };
    const primitive = (value: unknown): Row => {
      if (value === undefined) return ['undefined'];
      if (typeof value === 'bigint') return ['bigint', String(value)];
      if (typeof value === 'number' && !isPlainNumber(value)) {
        return ['number', Object.is(value, -0) ? '-0' : String(value)];
      }
      if (typeof value === 'function' || typeof value === 'symbol') return refuse();
      return ['value', value];
    };
    const compound = (value: object): Row => {
      if (Array.isArray(value)) return ['array', value.length, entries(value)];
      if (value instanceof Date) return ['date', value.getTime()];
      if (value instanceof RegExp) return ['regexp', value.source, value.flags];
      if (value instanceof Map)
        return ['map', [...value].map(([key, item]) => [put(key), put(item)])];
      if (value instanceof Set) return ['set', [...value].map(put)];
      if (value instanceof Error) return error(value);
      if (value instanceof ArrayBuffer) return ['buffer', toBase64(value, 0, value.byteLength)];
      if (ArrayBuffer.isView(value)) return view(value);
      if (value instanceof Boolean || value instanceof Number || value instanceof String) {
        return ['boxed', put(value.valueOf())];
      }
      if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
        refuse();
      if (value instanceof WeakRef) refuse();
      return ['object', entries(value)];
    };
    const entries = (value: object): unknown =>
      Object.keys(value).map((key) => [key, put((value as Record<string, unknown>)[key])]);
    const error = (value: Error): Row => {
      const name = value.name in errors ? value.name : 'Error';
      return [
        'error',
        name,
        value.message,
        value.stack ?? '',
        'cause' in value ? put(value.cause) : -1,
      ];
    };
    const view = (value: ArrayBufferView): Row => {
      const name = Object.prototype.toString.call(value).slice('[object '.length, -1);
      return ['view', name, toBase64(value.buffer, value.byteOffset, value.byteLength)];
    };
    put(root);
    return JSON.stringify(rows);
  };

  const decode = (text: string): unknown => {
    const rows = JSON.parse(text) as readonly Row[];
    const made = new Map<number, unknown>();
    const get = (number: number): unknown => {
      if (made.has(number)) return made.get(number);
      const [tag, first, second, third, fourth] = rows[number] ?? refuse();
      const keep = <T>(value: T): T => {
        made.set(number, value);
        return value;
      };
      const fill = (target: object, pairs: unknown): object => {
        for (const [key, item] of pairs as [string, number][]) {
          const property = {
            value: get(item),
            writable: true,
            enumerable: true,
            configurable: true,
          };
          Object.defineProperty(target, key, property);
        }
        return target;
      };
      switch (tag) {
        case 'value':
          return first;
        case 'undefined':
          return undefined;
        case 'number':
          return Number(first);
        case 'bigint':
          return BigInt(first as string);
        case 'date':
          return keep(new Date(first === null ? NaN : (first as number)));
        case 'regexp':
          return keep(new RegExp(first as string, second as string));
        case 'buffer':
          return keep(fromBase64(first as string));
        case 'view': {
          const View = views[first as string] ?? refuse();
          return keep(new View(fromBase64(second as string)));
        }
        case 'boxed':
          return keep(Object(get(first as number)));
        case 'array':
          return fill(keep(new Array(first as number)), second);
        case 'object':
          return fill(keep({}), first);
        case 'map': {
          const map = keep(new Map());
          for (const [key, item] of first as [number, number][]) map.set(get(key), get(item));
          return map;
        }
        case 'set': {
          const set = keep(new Set());
          for (const item of first as number[]) set.add(get(item));
          return set;
        }
        case 'error': {
          const Constructor = errors[first as string] ?? Error;
          const value = keep(new Constructor(second as string));
          value.stack = third as string;
          if (fourth !== -1) value.cause = get(fourth as number);
          return value;
        }
        default:
          return refuse();
      }
    };
    return get(0);
  };

  return { encode, decode };
}
