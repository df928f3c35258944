import {
  NO_CONTRACTS,
  ZERO_DOLLARS,
  formatCount,
  parseCount,
  parseDollars,
  type CentiContracts,
} from '../../../preload/contract/prices.ts';
import type { BookDeltaMessage, BookSnapshotMessage, WireLevel } from '../wire/frames.ts';

type Side = ReadonlyMap<string, CentiContracts>;

/** An order book followed through recorded messages; prices of each side are on its own scale. */
export class ReplayBook {
  #sides: Readonly<Record<'yes' | 'no', Side>> = { yes: new Map(), no: new Map() };

  replace({ yes_dollars_fp = [], no_dollars_fp = [] }: BookSnapshotMessage): void {
    this.#sides = { yes: sideOf(yes_dollars_fp), no: sideOf(no_dollars_fp) };
  }

  change({ side, price_dollars, delta_fp }: BookDeltaMessage): void {
    const levels = new Map(this.#sides[side]);
    const size = sum(levels.get(price_dollars), parseCount(delta_fp));
    if (size > 0) levels.set(price_dollars, size);
    else levels.delete(price_dollars);
    this.#sides = { ...this.#sides, [side]: levels };
  }

  /** Both sides as a snapshot has them: the key of an empty side is absent. */
  sides(): Pick<BookSnapshotMessage, 'yes_dollars_fp' | 'no_dollars_fp'> {
    const { yes, no } = this.#sides;
    return {
      ...(yes.size > 0 && { yes_dollars_fp: wireLevels(yes) }),
      ...(no.size > 0 && { no_dollars_fp: wireLevels(no) }),
    };
  }
}

function sideOf(levels: readonly WireLevel[]): Side {
  return new Map(levels.map(([price, size]) => [price, parseCount(size) ?? NO_CONTRACTS]));
}

function sum(a: CentiContracts | undefined, b: CentiContracts | null): CentiContracts {
  return ((a ?? 0) + (b ?? 0)) as CentiContracts;
}

function wireLevels(levels: Side): WireLevel[] {
  const price = (text: string): number => parseDollars(text) ?? ZERO_DOLLARS;
  return [...levels]
    .sort(([a], [b]) => price(a) - price(b))
    .map(([text, size]) => [text, formatCount(size)] as const);
}
