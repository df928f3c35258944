/** One subscription of a channel: the exchange's number for it, and the markets it covers. */
export interface Part {
  readonly sid: number;
  readonly tickers: ReadonlySet<string>;
}

/** What a channel has subscribed on the present connection. */
export interface Holding {
  readonly parts: readonly Part[];
  /** How many markets go into the next command. */
  readonly batch: number;
  /** How many markets one subscription is trusted to take; Kalshi does not publish the figure. */
  readonly capacity: number;
  /** Markets that the exchange does not take, each by itself. */
  readonly rejected: ReadonlySet<string>;
  /** Markets whose order book has to be asked for anew. */
  readonly unsynced: ReadonlySet<string>;
}

/** One command's worth of work. */
export type Step =
  | { readonly kind: 'subscribe'; readonly tickers: readonly string[] }
  | { readonly kind: 'add'; readonly sid: number; readonly tickers: readonly string[] }
  | { readonly kind: 'snapshot'; readonly sid: number; readonly tickers: readonly string[] }
  | { readonly kind: 'remove'; readonly sid: number; readonly tickers: readonly string[] }
  | { readonly kind: 'unsubscribe'; readonly sid: number };

const MAX_BATCH = 100;

/** A connection just opened: nothing is subscribed. */
export const nothingHeld: Holding = {
  parts: [],
  batch: MAX_BATCH,
  capacity: Infinity,
  rejected: new Set(),
  unsynced: new Set(),
};

/**
 * The next command towards holding exactly the wanted markets, or `null` when nothing is left to do.
 *
 * Markets are added before others are removed, so that a person who switches markets sees the new one sooner. The last
 * markets of a subscription are never removed, since an empty list may mean all markets: it is ended instead.
 */
export function nextStep(holding: Holding, wanted: ReadonlySet<string>): Step | null {
  return addStep(holding, wanted) ?? snapshotStep(holding) ?? removeStep(holding, wanted);
}

function addStep(holding: Holding, wanted: ReadonlySet<string>): Step | null {
  const { parts, rejected, batch, capacity } = holding;
  const held = new Set(parts.flatMap(({ tickers }) => [...tickers]));
  const missing = [...wanted].filter((ticker) => !held.has(ticker) && !rejected.has(ticker));
  if (missing.length === 0) return null;
  const roomy = parts.find(({ tickers }) => tickers.size < capacity);
  const room = capacity - (roomy?.tickers.size ?? 0);
  const tickers = missing.slice(0, Math.min(batch, room));
  return roomy ? { kind: 'add', sid: roomy.sid, tickers } : { kind: 'subscribe', tickers };
}

function snapshotStep({ parts, unsynced }: Holding): Step | null {
  for (const { sid, tickers } of parts) {
    const stale = [...tickers].filter((ticker) => unsynced.has(ticker));
    if (stale.length > 0) return { kind: 'snapshot', sid, tickers: stale.slice(0, MAX_BATCH) };
  }
  return null;
}

function removeStep({ parts }: Holding, wanted: ReadonlySet<string>): Step | null {
  for (const { sid, tickers } of parts) {
    const surplus = [...tickers].filter((ticker) => !wanted.has(ticker));
    if (surplus.length === tickers.size) return { kind: 'unsubscribe', sid };
    if (surplus.length > 0) return { kind: 'remove', sid, tickers: surplus.slice(0, MAX_BATCH) };
  }
  return null;
}

/**
 * What is held once a step succeeded; `sid` is the number of the new subscription. Whatever is subscribed or added sends its
 * order book by itself.
 */
export function afterSuccess(holding: Holding, step: Step, sid: number): Holding {
  const batch = Math.min(MAX_BATCH, holding.batch * 2);
  switch (step.kind) {
    case 'subscribe': {
      const part = { sid, tickers: new Set(step.tickers) };
      const unsynced = without(holding.unsynced, step.tickers);
      return { ...holding, batch, unsynced, parts: [...holding.parts, part] };
    }
    case 'add': {
      const unsynced = without(holding.unsynced, step.tickers);
      return {
        ...holding,
        batch,
        unsynced,
        parts: changed(holding, step.sid, (held) => new Set([...held, ...step.tickers])),
      };
    }
    case 'remove':
      return {
        ...holding,
        batch,
        parts: changed(holding, step.sid, (held) => without(held, step.tickers)),
      };
    case 'unsubscribe':
      return afterDeath(holding, step.sid);
    case 'snapshot':
      return holding;
  }
}

/** What is held once a subscription ended, by itself or because we asked. */
export function afterDeath(holding: Holding, sid: number): Holding {
  return { ...holding, parts: holding.parts.filter((part) => part.sid !== sid) };
}

/** What is held once the order book of a market is known to be wrong. */
export function afterBookLost(holding: Holding, ticker: string): Holding {
  return { ...holding, unsynced: new Set([...holding.unsynced, ticker]) };
}

/** What is held once the order book of a market has been sent. */
export function afterBookSent(holding: Holding, ticker: string): Holding {
  return { ...holding, unsynced: without(holding.unsynced, [ticker]) };
}

/**
 * What to do after "too many markets" (error code 26): trust a subscription with less, half-way between what it surely takes
 * and what it did not take. A subscription that does not even take one market will never have it.
 */
export function afterLimit(holding: Holding, step: Step): Holding {
  if (step.kind !== 'add' && step.kind !== 'subscribe') return afterRejection(holding, step);
  const part = holding.parts.find((one) => step.kind === 'add' && one.sid === step.sid);
  const surely = part?.tickers.size ?? 0;
  const capacity = surely + Math.floor(step.tickers.length / 2);
  return capacity === 0 ? afterRejection(holding, step) : { ...holding, capacity };
}

/**
 * What to do after a command was found wrong. One bad market spoils the whole list, so the list is halved until the bad
 * one stands alone; that one is left out for as long as this connection lasts.
 */
export function afterRejection(holding: Holding, step: Step): Holding {
  if (step.kind === 'unsubscribe') return afterDeath(holding, step.sid);
  if (step.kind === 'remove' || step.kind === 'snapshot') return afterDeath(holding, step.sid);
  if (step.tickers.length > 1) {
    return { ...holding, batch: Math.ceil(step.tickers.length / 2) };
  }
  return { ...holding, rejected: new Set([...holding.rejected, ...step.tickers]) };
}

function changed(
  { parts }: Holding,
  sid: number,
  change: (tickers: ReadonlySet<string>) => ReadonlySet<string>,
): readonly Part[] {
  return parts.map((part) => (part.sid === sid ? { sid, tickers: change(part.tickers) } : part));
}

function without(all: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  const rest = new Set(all);
  for (const one of some) rest.delete(one);
  return rest;
}
