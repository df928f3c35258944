import type { Packed, PackedRow } from './packed.ts';

/** What keeps the functions and promises that stay behind. */
export interface Keeper {
  keepFunction(value: object): number;
  keepPromise(value: Promise<unknown>): number;
}

/**
 * Copies a value for the other world as Electron's context bridge does: plain objects and arrays deeply, with prototypes
 * lost; of errors only the message; built-in objects by structured clone; functions and promises by reference.
 */
export class Packer {
  readonly #rows: PackedRow[] = [];
  readonly #seen = new Map<object, number>();
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  pack(value: unknown): Packed {
    this.#put(value, 0);
    return this.#rows;
  }

  #put(value: unknown, depth: number): number {
    this.#checkDepth(depth);
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject) {
      const copied = typeof value === 'symbol' ? this.#clone(value) : value;
      return this.#rows.push({ kind: 'value', value: copied }) - 1;
    }
    const known = this.#seen.get(value);
    if (known !== undefined) return known;
    const number = this.#rows.push({ kind: 'value', value: undefined }) - 1;
    this.#seen.set(value, number);
    this.#rows[number] = this.#object(value, depth);
    return number;
  }

  #object(value: object, depth: number): PackedRow {
    if (typeof value === 'function')
      return { kind: 'function', id: this.#keeper.keepFunction(value) };
    if (value instanceof Promise) return { kind: 'promise', id: this.#keeper.keepPromise(value) };
    if (value instanceof Error) return { kind: 'error', message: value.message };
    if (this.#isBuiltIn(value)) return { kind: 'value', value: this.#clone(value) };
    this.#refuseProxy(value);
    if (Array.isArray(value)) {
      return { kind: 'array', items: value.map((item) => this.#put(item, depth + 1)) };
    }
    const entries = Object.entries(value);
    return {
      kind: 'object',
      entries: entries.map(([key, item]) => [key, this.#put(item, depth + 1)] as const),
    };
  }

  #isBuiltIn(value: object): boolean {
    const kinds = [Date, RegExp, Map, Set, ArrayBuffer, WeakMap, WeakSet];
    return ArrayBuffer.isView(value) || kinds.some((kind) => value instanceof kind);
  }

  /**
   * A proxy, such as a UI framework's reactive state, is refused by Electron. No script can tell a proxy from its target
   * except by cloning it, which is tried on a copy of nothing but the outermost level.
   */
  #refuseProxy(value: object): void {
    const items: unknown[] = Object.values(value);
    const isFlat = items.every((item) => typeof item !== 'object' && typeof item !== 'function');
    if (isFlat) this.#clone(value);
  }

  #clone(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  /** Electron stops at 1,000 and counts each level of objects twice. */
  #checkDepth(depth: number): void {
    if (depth <= 500) return;
    throw new TypeError(
      'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
    );
  }
}
