import type { Packed, PackedRow } from './packed.ts';

/** What stands for the functions and promises of the other world. */
export interface Proxies {
  functionFor(id: number): (...args: unknown[]) => unknown;
  promiseFor(id: number): Promise<unknown>;
}

/** Makes the copy of a packed value in this world; an API that is exposed is frozen all through. */
export class Unpacker {
  readonly #rows: Packed;
  readonly #proxies: Proxies;
  readonly #isFrozen: boolean;
  readonly #made = new Map<number, unknown>();

  constructor(rows: Packed, proxies: Proxies, isFrozen: boolean) {
    this.#rows = rows;
    this.#proxies = proxies;
    this.#isFrozen = isFrozen;
  }

  unpack(): unknown {
    return this.#get(0);
  }

  #get(number: number): unknown {
    if (this.#made.has(number)) return this.#made.get(number);
    const row = this.#rows[number];
    if (row?.kind === 'value') return row.value;
    const value = this.#make(row);
    this.#made.set(number, value);
    if (row?.kind === 'array')
      for (const item of row.items) (value as unknown[]).push(this.#get(item));
    if (row?.kind === 'object') {
      for (const [key, item] of row.entries)
        Object.assign(value as object, { [key]: this.#get(item) });
    }
    return this.#isFrozen ? Object.freeze(value) : value;
  }

  #make(row: PackedRow | undefined): unknown {
    switch (row?.kind) {
      case 'function':
        return this.#proxies.functionFor(row.id);
      case 'promise':
        return this.#proxies.promiseFor(row.id);
      case 'error':
        return new Error(row.message);
      case 'array':
        return [];
      default:
        return {};
    }
  }
}
