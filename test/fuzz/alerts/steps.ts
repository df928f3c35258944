import fc from 'fast-check';
import type {
  AlertRuleDraft,
  PriceSubject,
  StartChoice,
  Watch,
} from '../../../preload/contract/alerts.ts';
import type { MarketStatus } from '../../../preload/contract/market.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';

/** Two markets of one series are enough for rules to get into each other's way. */
export const TICKERS = ['KXA-26-X', 'KXA-26-Y'] as const;
export const SERIES = 'KXA';

/** A price in cents, `null` for an empty side. */
export interface Prices {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last: number | null;
  /** Contracts traded since the previous quote. */
  readonly traded: number;
}

/** What can happen. Times are in seconds and multiples of five; `which` counts through what exists at that moment. */
export type Step =
  | { readonly do: 'wait'; readonly seconds: number }
  | {
      readonly do: 'quote';
      readonly market: number;
      readonly prices: Prices;
      readonly delivered: boolean;
    }
  | { readonly do: 'repeat'; readonly market: number }
  | { readonly do: 'reorder'; readonly market: number; readonly back: number }
  | { readonly do: 'offline' }
  | { readonly do: 'online'; readonly candles: boolean; readonly poll: 'before' | 'after' | 'none' }
  | {
      readonly do: 'sleep';
      readonly announced: boolean;
      readonly moves: readonly {
        readonly seconds: number;
        readonly market: number;
        readonly prices: Prices;
      }[];
    }
  | {
      readonly do: 'restart';
      readonly killed: boolean;
      readonly seconds: number;
      readonly online: boolean;
    }
  | { readonly do: 'set-back'; readonly seconds: number }
  | {
      readonly do: 'create';
      readonly draft: AlertRuleDraft;
      readonly start: StartChoice | null;
      readonly expires: number | null;
    }
  | {
      readonly do: 'edit';
      readonly which: number;
      readonly draft: AlertRuleDraft;
      readonly start: StartChoice | null;
    }
  | { readonly do: 'enable'; readonly which: number; readonly enabled: boolean }
  | { readonly do: 'mute'; readonly which: number; readonly muted: boolean }
  | { readonly do: 'snooze'; readonly which: number; readonly seconds: number | null }
  | { readonly do: 'delete'; readonly which: number }
  | { readonly do: 'undelete' }
  | {
      readonly do: 'status';
      readonly market: number;
      readonly status: MarketStatus;
      readonly result: 'yes' | 'no' | null;
    }
  | { readonly do: 'close-time'; readonly market: number; readonly seconds: number }
  | { readonly do: 'opening'; readonly number: number; readonly seconds: number };

/** What stays the same throughout a sequence: a time zone that changes its offset once (minutes, and seconds from the start). */
export interface Zone {
  readonly before: number;
  readonly after: number;
  readonly at: number;
}

export interface Sequence {
  readonly zone: Zone;
  /** Seconds the machine's clock is ahead of the exchange's at the start. */
  readonly clockError: number;
  readonly steps: readonly Step[];
}

const micro = (cents: number): MicroDollars => Math.round(cents * 10_000) as MicroDollars;

/** Prices crowd around a few thresholds, half cents included, so that bands and equalities matter. */
const centsOf = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 97, max: 103 }).map((half) => half / 2) },
  { weight: 2, arbitrary: fc.integer({ min: 92, max: 108 }).map((half) => half / 2) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 3, 97, 98, 99) },
);
const side = fc.option(centsOf, { freq: 8 });
const prices: fc.Arbitrary<Prices> = fc
  .record({
    bid: side,
    spread: fc.constantFrom(0.5, 1, 2, 5),
    hasAsk: fc.boolean(),
    last: side,
    traded: fc.constantFrom(0, 0, 1, 5, 20),
  })
  .map(({ bid, spread, hasAsk, last, traded }) => ({
    bid,
    ask:
      bid === null
        ? hasAsk
          ? 52
          : null
        : hasAsk || bid < 55
          ? Math.min(99.5, bid + spread)
          : null,
    last,
    traded,
  }));

const fiveSeconds = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: max / 5 }).map((count) => count * 5);
const anyMarket = fc.constantFrom(0, 1);
const which = fc.nat(5);
const subject = fc.constantFrom<PriceSubject>(
  'yes-bid',
  'yes-bid',
  'yes-ask',
  'mid',
  'last',
  'no-bid',
  'no-ask',
);
const threshold = fc.constantFrom(2, 49, 50, 50, 50, 51, 98).map(micro);
const minutes = fc.constantFrom(1, 2, 5);

const condition = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      subject,
      direction: fc.constantFrom('rises-to' as const, 'falls-to' as const, 'crosses' as const),
      threshold,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      subject,
      direction: fc.constantFrom('up' as const, 'down' as const, 'either' as const),
      amount: fc.oneof(
        fc.constantFrom(1, 2, 3).map((by) => ({ unit: 'cents' as const, by: micro(by) })),
        fc.constantFrom(2, 5).map((by) => ({ unit: 'percent' as const, by })),
      ),
      minutes,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('spread' as const),
      direction: fc.constantFrom('at-most' as const, 'at-least' as const),
      threshold: fc.constantFrom(1, 2).map(micro),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('volume' as const),
      atLeast: fc.constantFrom(500, 1000, 2500).map((count) => count as CentiContracts),
      minutes,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('closes-in' as const),
      minutes: fc.constantFrom(1, 10),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('trading' as const),
      change: fc.constantFrom('paused' as const, 'resumed' as const, 'either' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('outcome' as const),
      stage: fc.constantFrom('determined' as const, 'settled' as const),
    }),
  },
);

const watch: fc.Arbitrary<Watch> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      scope: fc.constant('market' as const),
      ticker: fc.constantFrom(TICKERS[0], TICKERS[0], TICKERS[1]),
      condition,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      scope: 'series',
      series: SERIES,
      condition: { kind: 'series-opens' },
    } as const),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      scope: fc.constant('app' as const),
      condition: fc.record({
        kind: fc.constant('no-fresh-prices' as const),
        minutes: fc.constantFrom(1, 3),
      }),
    }),
  },
);

/** Quiet hours around noon UTC, where every sequence begins. */
const minuteOfDay = fc.integer({ min: 11 * 60, max: 16 * 60 });
const quietHours = fc
  .record({
    start: minuteOfDay,
    end: fc.oneof(minuteOfDay, fc.constant(60)),
    then: fc.constantFrom('digest' as const, 'digest' as const, 'drop' as const),
  })
  .filter(({ start, end }) => start !== end);

const draft: fc.Arbitrary<AlertRuleDraft> = fc.record({
  watch,
  band: fc.constantFrom(0, 0.5, 1, 1, 2).map(micro),
  holdSeconds: fc.constantFrom(0, 0, 0, 5, 20, 70),
  repeat: fc.constantFrom(
    { kind: 'once' } as const,
    { kind: 'every-time' } as const,
    { kind: 'every-time' } as const,
    { kind: 'at-most-every', minutes: 2 } as const,
  ),
  expiresTime: fc.constant(null),
  quietHours: fc.option(quietHours, { freq: 2, nil: null }),
  sound: fc.constant('by-direction' as const),
  muted: fc.constant(false),
  note: fc.constant(''),
  enabled: fc.constant(true),
});

const start = fc.constantFrom<StartChoice | null>(null, 'now', 'next-crossing', 'next-crossing');

const status = fc.constantFrom<MarketStatus>(
  'active',
  'active',
  'inactive',
  'closed',
  'determined',
  'finalized',
  'initialized',
);

const create = fc.record({
  do: fc.constant('create' as const),
  draft,
  start,
  expires: fc.option(fiveSeconds(600), { freq: 4, nil: null }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record({
      do: fc.constant('quote' as const),
      market: fc.constantFrom(0, 0, 1),
      prices,
      delivered: fc.constant(true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('quote' as const),
      market: anyMarket,
      prices,
      delivered: fc.constant(false),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.oneof(fiveSeconds(30), fiveSeconds(300)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fiveSeconds(7200) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), market: anyMarket }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('reorder' as const),
      market: anyMarket,
      back: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'offline' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('online' as const),
      candles: fc.boolean(),
      poll: fc.constantFrom('before' as const, 'after' as const, 'none' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sleep' as const),
      announced: fc.boolean(),
      moves: fc.array(
        fc.record({
          seconds: fc.oneof(fiveSeconds(120), fiveSeconds(3600)),
          market: anyMarket,
          prices,
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      killed: fc.boolean(),
      seconds: fc.oneof(fc.constant(0), fiveSeconds(600)),
      online: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('set-back' as const), seconds: fiveSeconds(3600) }),
  },
  { weight: 6, arbitrary: create },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), which, draft, start }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('enable' as const), which, enabled: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('mute' as const), which, muted: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('snooze' as const),
      which,
      seconds: fc.option(fiveSeconds(600), { nil: null }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), which }) },
  { weight: 1, arbitrary: fc.constant({ do: 'undelete' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      market: anyMarket,
      status,
      result: fc.constantFrom('yes' as const, 'no' as const, null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('close-time' as const),
      market: anyMarket,
      seconds: fiveSeconds(1800),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('opening' as const),
      number: fc.nat(4),
      seconds: fc.integer({ min: -24, max: 60 }).map((count) => count * 5),
    }),
  },
);

const zone: fc.Arbitrary<Zone> = fc.oneof(
  fc.constantFrom(0, 60, -300).map((offset) => ({ before: offset, after: offset, at: 0 })),
  fc.record({
    before: fc.constantFrom(0, 60),
    after: fc.constantFrom(0, 60),
    at: fc.integer({ min: 0, max: 240 }).map((count) => count * 60),
  }),
);

/** A sequence begins with some rules, since without one nothing can happen, and at times with many that fire together. */
export const sequences: fc.Arbitrary<Sequence> = fc
  .record({
    zone,
    clockError: fc.constantFrom(0, 0, 0, 35, 600, -20, -600),
    rules: fc.array(create, { minLength: 1, maxLength: 5, size: 'max' }),
    copies: fc.constantFrom(0, 0, 0, 3, 4),
    rest: fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }),
  })
  .map(({ zone, clockError, rules, copies, rest }) => {
    const copied = rules.slice(0, 1).flatMap((rule) => Array.from({ length: copies }, () => rule));
    return { zone, clockError, steps: [...rules, ...copied, ...rest] };
  });
