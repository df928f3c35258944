/** One value on its way between the two worlds of a page; `rows[0]` is the value, containers refer to rows by number. */
export type Packed = readonly PackedRow[];
type PackedRow =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'array'; readonly items: readonly number[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, number])[] };

type Request =
  | { readonly act: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly act: 'call'; readonly id: number; readonly args: readonly Packed[] }
  | { readonly act: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Packed };

type Answer = { readonly value: Packed } | { readonly error: string };

/** Sends a request to the other world and gets its answer before returning: both worlds share one thread. */
type Ask = (request: Request) => Answer;

export interface Bridge {
  /** What `contextBridge.exposeInMainWorld` does. */
  expose(key: string, api: unknown): void;
  /** Answers a request of the other world. */
  handle(request: Request): Answer;
}

/**
 * One end of the context bridge. Functions and promises stay where they were made and are known to the other world by
 * number; everything else is copied (Electron's documentation of `contextBridge`, "Parameter / Error / Return Type support").
 *
 * The function's own text runs inside the page, so it uses nothing from outside itself.
 */
export function createBridge(scope: object, ask: Ask): Bridge {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const numbers = new WeakMap<object, number>();
  const settlers = new Map<number, (ok: boolean, value: Packed) => void>();
  let lastId = 0;
  const maxDepth = 500;
  const unknownThrow =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

  const clonable = (value: unknown): unknown => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const isBuiltIn = (value: object): boolean => {
    const kinds = [Date, RegExp, Map, Set, ArrayBuffer, WeakMap, WeakSet];
    return ArrayBuffer.isView(value) || kinds.some((kind) => value instanceof kind);
  };
  /** A reactive proxy of a UI framework looks plain but is refused by Electron; only cloning tells it apart. */
  const refuseProxy = (value: object): void => {
    if (
      Object.values(value).every((item) => typeof item !== 'object' && typeof item !== 'function')
    ) {
      clonable(value);
    }
  };

  const pack = (root: unknown): Packed => {
    const rows: PackedRow[] = [];
    const seen = new Map<object, number>();
    const put = (value: unknown, depth: number): number => {
      if (depth > maxDepth) {
        throw new TypeError(
          'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
        );
      }
      if (typeof value === 'function') return rows.push(functionRow(value)) - 1;
      if (typeof value === 'symbol')
        return rows.push({ kind: 'value', value: clonable(value) }) - 1;
      if (typeof value !== 'object' || value === null)
        return rows.push({ kind: 'value', value }) - 1;
      const known = seen.get(value);
      if (known !== undefined) return known;
      const row = rows.push({ kind: 'value', value: undefined }) - 1;
      seen.set(value, row);
      rows[row] = objectRow(value, depth);
      return row;
    };
    const objectRow = (value: object, depth: number): PackedRow => {
      if (value instanceof Promise) return promiseRow(value);
      if (value instanceof Error) return { kind: 'error', message: value.message };
      if (isBuiltIn(value)) return { kind: 'value', value: clonable(value) };
      refuseProxy(value);
      if (Array.isArray(value)) {
        return { kind: 'array', items: value.map((item) => put(item, depth + 1)) };
      }
      return {
        kind: 'object',
        entries: Object.entries(value).map(([key, item]) => [key, put(item, depth + 1)] as const),
      };
    };
    put(root, 0);
    return rows;
  };
  const functionRow = (value: object): PackedRow => {
    const id = numbers.get(value) ?? ++lastId;
    numbers.set(value, id);
    functions.set(id, value as (...args: unknown[]) => unknown);
    return { kind: 'function', id };
  };
  const promiseRow = (promise: Promise<unknown>): PackedRow => {
    const id = ++lastId;
    const settle = (ok: boolean, value: unknown): void => {
      try {
        ask({ act: 'settle', id, ok, value: pack(value) });
      } catch (error) {
        ask({ act: 'settle', id, ok: false, value: pack(error) });
      }
    };
    promise.then(
      (value) => settle(true, value),
      (reason: unknown) => settle(false, reason),
    );
    return { kind: 'promise', id };
  };

  const unpack = (rows: Packed, frozen = false): unknown => {
    const made = new Map<number, unknown>();
    const get = (number: number): unknown => {
      if (made.has(number)) return made.get(number);
      const row = rows[number];
      const keep = <T>(value: T): T => {
        made.set(number, value);
        return value;
      };
      const finish = <T>(value: T): T => (frozen ? Object.freeze(value) : value);
      switch (row?.kind) {
        case 'function':
          return keep(finish(proxyFunction(row.id)));
        case 'promise':
          return keep(finish(proxyPromise(row.id)));
        case 'error':
          return keep(new Error(row.message));
        case 'array': {
          const array: unknown[] = keep([]);
          for (const item of row.items) array.push(get(item));
          return finish(array);
        }
        case 'object': {
          const object: Record<string, unknown> = keep({});
          for (const [key, item] of row.entries) object[key] = get(item);
          return finish(object);
        }
        default:
          return row?.value;
      }
    };
    return get(0);
  };
  const proxyFunction =
    (id: number) =>
    (...args: unknown[]): unknown => {
      const answer = ask({ act: 'call', id, args: args.map((value) => pack(value)) });
      if ('error' in answer) throw new Error(answer.error);
      return unpack(answer.value);
    };
  const proxyPromise = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      settlers.set(id, (ok, value) => {
        if (ok) resolve(unpack(value));
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever was rejected with crosses
        else reject(unpack(value));
      });
    });

  const handle = (request: Request): Answer => {
    try {
      return { value: pack(perform(request)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : unknownThrow };
    }
  };
  const perform = (request: Request): unknown => {
    if (request.act === 'call') {
      return functions.get(request.id)?.(...request.args.map((value) => unpack(value)));
    }
    if (request.act === 'settle') {
      settlers.get(request.id)?.(request.ok, request.value);
      settlers.delete(request.id);
      return undefined;
    }
    if (request.key in scope) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(scope, request.key, {
      value: unpack(request.api, true),
      enumerable: true,
    });
    return undefined;
  };

  return {
    handle,
    expose(key, api) {
      const answer = ask({ act: 'expose', key, api: pack(api) });
      if ('error' in answer) throw new Error(answer.error);
    },
  };
}
