import { describe, expect, it } from 'vitest';
import {
  alreadyHolds,
  begin,
  evaluate,
  type Progress,
} from '../../../../main/alerts/evaluate/evaluator.ts';
import type { Tick } from '../../../../main/alerts/evaluate/tick.ts';
import { emptyWorld, type World } from '../../../../main/alerts/evaluate/world.ts';
import type { AlertRuleDraft, MarketCondition } from '../../../../preload/contract/alerts.ts';
import type { Market } from '../../../../preload/contract/market.ts';
import { bidRisesTo, cents, contracts, draft, market, TICKER } from '../rig.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface Prices {
  readonly bid?: number | null;
  readonly ask?: number | null;
  readonly last?: number | null;
  readonly volume?: number;
}

function tick({ bid = null, ask = null, last = null, volume = 0 }: Prices): Tick {
  const price = (value: number | null): Tick['bid'] => (value === null ? null : cents(value));
  return {
    bid: price(bid),
    ask: price(ask),
    last: price(last),
    volume: contracts(volume),
    exchangeTime: 0,
    receivedTime: 0,
    source: 'stream',
  };
}

/** Lets a rule live through worlds, each at its time in ms; returns when and with which value it fired. */
function live(
  rule: AlertRuleDraft,
  moments: readonly (readonly [time: number, world: Partial<World>])[],
  start: 'now' | 'next-crossing' = 'next-crossing',
): {
  readonly fired: readonly (readonly [number, number])[];
  readonly progress: Progress;
  readonly wake: number | null;
} {
  let progress = begin(rule, 0, start, 0);
  let wake: number | null = null;
  let world: World = emptyWorld;
  const fired: [number, number][] = [];
  const look = (time: number): void => {
    const seen = evaluate(rule, progress, world, time);
    ({ progress, wake } = seen);
    if (seen.trigger) fired.push([time, seen.trigger.value]);
  };
  const lookBefore = (time: number): void => {
    while (wake !== null && wake < time) look(wake);
  };
  for (const [time, change] of moments) {
    lookBefore(time);
    look(time);
    world = { ...world, ...change };
    look(time);
  }
  return { fired, progress, wake };
}

const bids = (
  ...values: readonly (number | null)[]
): readonly (readonly [number, Partial<World>])[] =>
  values.map((bid, index) => [index * SECOND, { tick: tick({ bid }) }]);

const priced = (condition: MarketCondition, ...prices: readonly Prices[]): readonly number[] =>
  live(
    draft(condition),
    prices.map((each, index) => [index * SECOND, { tick: tick(each) }] as const),
  ).fired.map(([time]) => time / SECOND);

const statuses = (
  condition: MarketCondition,
  ...changes: readonly Partial<Market>[]
): readonly number[] =>
  live(
    draft(condition),
    changes.map((change, index) => [index * SECOND, { market: market(change) }] as const),
  ).fired.map(([time]) => time / SECOND);

describe('a price condition', () => {
  const price = (
    subject: 'yes-bid' | 'yes-ask' | 'mid' | 'last' | 'no-bid' | 'no-ask',
    direction: 'rises-to' | 'falls-to' | 'crosses',
    threshold: number,
  ): MarketCondition => ({ kind: 'price', subject, direction, threshold: cents(threshold) });

  it('fires when the YES bid rises to the threshold or above', () => {
    expect(
      priced(price('yes-bid', 'rises-to', 64), { bid: 60 }, { bid: 63.9 }, { bid: 64 }),
    ).toEqual([2]);
  });

  it('fires when the YES ask falls to the threshold or below', () => {
    expect(
      priced(price('yes-ask', 'falls-to', 40), { ask: 41 }, { ask: 40.1 }, { ask: 39 }),
    ).toEqual([2]);
  });

  it('reads NO prices as complements', () => {
    expect(priced(price('no-bid', 'rises-to', 64), { ask: 37 }, { ask: 36 })).toEqual([1]);
    expect(priced(price('no-ask', 'falls-to', 36), { bid: 63 }, { bid: 64 })).toEqual([1]);
  });

  it('reads the mid between both sides, and the last trade', () => {
    expect(
      priced(price('mid', 'rises-to', 50), { bid: 49, ask: 50 }, { bid: 49, ask: 51 }),
    ).toEqual([1]);
    expect(priced(price('last', 'rises-to', 50), { last: 49 }, { last: 50 })).toEqual([1]);
  });

  it('fires on crossings either way, having learnt its side from the first price', () => {
    const fired = live(draft(price('yes-bid', 'crosses', 50)), bids(55, 60, 48, 47, 53)).fired;
    expect(fired).toEqual([
      [2 * SECOND, cents(48)],
      [4 * SECOND, cents(53)],
    ]);
  });

  it('takes a price exactly on the threshold of a crossing for neither side', () => {
    expect(live(draft(price('yes-bid', 'crosses', 50)), bids(50, 51, 50)).fired).toEqual([
      [2 * SECOND, cents(50)],
    ]);
  });

  it('is armed again only once the price is beyond the band', () => {
    expect(
      live(draft(bidRisesTo(64)), bids(60, 65, 63, 64, 62.9, 64)).fired.map(([time]) => time),
    ).toEqual([1000, 5000]);
  });

  it('can be armed again at 2¢ and at 98¢, where there is no room for a whole band', () => {
    expect(live(draft(bidRisesTo(2)), bids(1, 2, 1, 2)).fired).toHaveLength(2);
    expect(live(draft(price('yes-bid', 'falls-to', 98)), bids(99, 98, 99, 98)).fired).toHaveLength(
      2,
    );
  });

  it('neither fires, nor is armed again, nor forgets its side when a side is empty', () => {
    expect(live(draft(bidRisesTo(64)), bids(60, null, 65, null, 65)).fired).toEqual([
      [2000, cents(65)],
    ]);
  });

  it('takes no news from a market that does not trade', () => {
    const paused = market({ status: 'inactive' });
    const moments = [
      [0, { tick: tick({ bid: 60 }) }],
      [1, { market: paused }],
      [2, { tick: tick({ bid: 70 }) }],
      [3, { market: market() }],
    ] as const;
    expect(live(draft(bidRisesTo(64)), moments).fired.map(([time]) => time)).toEqual([3]);
  });

  it('is over once the market has settled', () => {
    const { progress } = live(draft(bidRisesTo(64)), [
      [0, { market: market({ status: 'finalized' }) }],
    ]);
    expect(progress.state).toEqual({ name: 'off', reason: 'over' });
  });
});

describe('a condition that holds when first looked at', () => {
  it('is no news until it has ended and begun again', () => {
    expect(live(draft(bidRisesTo(64)), bids(66, 67, 60, 64)).fired).toEqual([[3000, cents(64)]]);
  });

  it('fires at once when the person chose "now"', () => {
    expect(live(draft(bidRisesTo(64)), bids(66, 67), 'now').fired).toEqual([[0, cents(66)]]);
  });

  it('is told beforehand', () => {
    const world = { ...emptyWorld, tick: tick({ bid: 66 }) };
    expect(alreadyHolds(draft(bidRisesTo(64)), world, 0)?.value).toBe(cents(66));
    expect(alreadyHolds(draft(bidRisesTo(67)), world, 0)).toBeNull();
  });

  it('is not told of a market that trades, when the rule waits for trading to resume', () => {
    const rule = draft({ kind: 'trading', change: 'resumed' });
    expect(alreadyHolds(rule, { ...emptyWorld, market: market() }, 0)).toBeNull();
  });
});

describe('a move', () => {
  const moves = (direction: 'up' | 'down' | 'either', by: number): MarketCondition => ({
    kind: 'move',
    subject: 'yes-bid',
    direction,
    amount: { unit: 'cents', by: cents(by) },
    minutes: 10,
  });

  it('is measured from the lowest price in force within the window, however long it had stood', () => {
    const moments = [
      [0, { tick: tick({ bid: 50 }) }],
      [60 * MINUTE, { tick: tick({ bid: 55 }) }],
    ] as const;
    expect(live(draft(moves('up', 5)), moments).fired).toEqual([[60 * MINUTE, cents(5)]]);
  });

  it('does not remember prices from before the window', () => {
    const moments = [
      [0, { tick: tick({ bid: 50 }) }],
      [MINUTE, { tick: tick({ bid: 53 }) }],
      [11 * MINUTE, { tick: tick({ bid: 55 }) }],
    ] as const;
    expect(live(draft(moves('up', 5)), moments).fired).toEqual([]);
  });

  it('counts afresh after firing: the next alert takes another whole move', () => {
    expect(
      live(draft(moves('up', 5)), bids(50, 55, 58, 60, 59)).fired.map(([time]) => time / SECOND),
    ).toEqual([1, 3]);
  });

  it('can be watched for downwards, or both ways', () => {
    expect(live(draft(moves('down', 5)), bids(50, 45, 50)).fired).toHaveLength(1);
    expect(live(draft(moves('either', 5)), bids(50, 45, 50)).fired).toHaveLength(2);
  });

  it('can be a share of the price it started from', () => {
    const rule = draft({
      ...moves('up', 1),
      amount: { unit: 'percent', by: 10 },
    } as MarketCondition);
    expect(live(rule, bids(50, 54.9, 55)).fired).toEqual([[2000, 1000]]);
  });

  it('does not span a time without prices', () => {
    const moments = [
      [0, { tick: tick({ bid: 50 }) }],
      [MINUTE, { tick: null }],
      [12 * MINUTE, { tick: tick({ bid: 60 }) }],
    ] as const;
    expect(live(draft(moves('up', 5)), moments).fired).toEqual([]);
  });
});

describe('the other conditions on quotes', () => {
  it('watch the spread in both directions, both sides present', () => {
    const spread = (direction: 'at-most' | 'at-least', threshold: number): MarketCondition => ({
      kind: 'spread',
      direction,
      threshold: cents(threshold),
    });
    const prices = [{ bid: 50, ask: 55 }, { bid: 50 }, { bid: 50, ask: 51 }, { bid: 40, ask: 60 }];
    expect(priced(spread('at-most', 1), ...prices)).toEqual([2]);
    expect(priced(spread('at-least', 10), ...prices)).toEqual([3]);
  });

  it('count contracts within a window, and tell a burst once', () => {
    const rule = draft({ kind: 'volume', atLeast: contracts(1000), minutes: 5 });
    const at = (minute: number, volume: number): readonly [number, Partial<World>] => [
      minute * MINUTE,
      { tick: tick({ last: 50, volume }) },
    ];
    const moments = [
      at(0, 5000),
      at(1, 5900),
      at(2, 6000),
      at(3, 7000),
      at(30, 7100),
      at(31, 8100),
    ];
    expect(live(rule, moments).fired).toEqual([
      [2 * MINUTE, contracts(1000)],
      [31 * MINUTE, contracts(1100)],
    ]);
  });
});

describe('conditions on the market itself', () => {
  it('fire when trading pauses, resumes, or both', () => {
    const changes: readonly Partial<Market>[] = [
      {},
      { status: 'inactive' },
      {},
      { status: 'inactive' },
    ];
    expect(statuses({ kind: 'trading', change: 'paused' }, ...changes)).toEqual([1, 3]);
    expect(statuses({ kind: 'trading', change: 'resumed' }, ...changes)).toEqual([2]);
    expect(statuses({ kind: 'trading', change: 'either' }, ...changes)).toEqual([1, 2, 3]);
  });

  it('fire when it is determined, with the result, and when it has settled', () => {
    const changes: readonly Partial<Market>[] = [
      {},
      { status: 'closed' },
      { status: 'determined', result: 'yes' },
      { status: 'finalized', result: 'yes', settledTime: 3000 },
    ];
    expect(statuses({ kind: 'outcome', stage: 'determined' }, ...changes)).toEqual([2]);
    expect(statuses({ kind: 'outcome', stage: 'settled' }, ...changes)).toEqual([3]);
    const rule = draft({ kind: 'outcome', stage: 'determined' });
    const before = evaluate(
      rule,
      begin(rule, 0, 'next-crossing', 0),
      { ...emptyWorld, market: market() },
      0,
    );
    const determined = { ...emptyWorld, market: market({ status: 'determined', result: 'no' }) };
    expect(evaluate(rule, before.progress, determined, 1).trigger?.result).toBe('no');
  });

  it('fire some minutes before it closes, by the clock alone, and again when the closing is put off', () => {
    const rule = draft({ kind: 'closes-in', minutes: 30 });
    const closing = (hours: number): Partial<World> => ({
      market: market({ closeTime: hours * 60 * MINUTE }),
    });
    const { fired } = live(rule, [
      [0, closing(1)],
      [45 * MINUTE, closing(3)],
      [170 * MINUTE, {}],
    ]);
    expect(fired.map(([time]) => time / MINUTE)).toEqual([30, 150]);
  });

  it('do not make up for a closing that was missed altogether', () => {
    const rule = draft({ kind: 'closes-in', minutes: 30 });
    expect(
      live(rule, [
        [0, { market: market({ closeTime: 0 }) }],
        [MINUTE, {}],
      ]).fired,
    ).toEqual([]);
  });

  it('fire when the next market of a series opens, once for those that open together', () => {
    const rule: AlertRuleDraft = {
      ...draft(bidRisesTo(1)),
      watch: { scope: 'series', series: 'KXBTC', condition: { kind: 'series-opens' } },
    };
    const opening = (ticker: string, minute: number): Market =>
      market({ ticker, openTime: minute * MINUTE, status: 'initialized' });
    const openings = [
      opening('KXBTC-1-A', 60),
      opening('KXBTC-1-B', 60),
      opening('KXBTC-2-A', 120),
    ];
    const { fired } = live(rule, [
      [MINUTE, { openings }],
      [200 * MINUTE, {}],
    ]);
    expect(fired.map(([time]) => time / MINUTE)).toEqual([60, 120]);
  });

  it('fire when no price has been fresh for some minutes, and again after there have been some', () => {
    const rule: AlertRuleDraft = {
      ...draft(bidRisesTo(1)),
      watch: { scope: 'app', condition: { kind: 'no-fresh-prices', minutes: 5 } },
    };
    const { fired } = live(rule, [
      [0, { blindSince: null }],
      [MINUTE, { blindSince: MINUTE }],
      [10 * MINUTE, { blindSince: null }],
      [20 * MINUTE, { blindSince: 20 * MINUTE }],
      [30 * MINUTE, {}],
    ]);
    expect(fired.map(([time]) => time / MINUTE)).toEqual([6, 25]);
  });
});

describe('how often and how long', () => {
  it('has to hold without a break for as long as the person wants', () => {
    const rule = draft(bidRisesTo(64), { holdSeconds: 3 });
    expect(live(rule, bids(60, 65, 65, 63, 65, 66, 65, 65)).fired).toEqual([[7000, cents(65)]]);
  });

  it('begins to hold anew when nobody could see it for a moment', () => {
    const rule = draft(bidRisesTo(64), { holdSeconds: 3 });
    expect(live(rule, bids(60, 65, 65, null, 65, 65, 65)).fired).toEqual([]);
  });

  it('asks to be looked at when the time is up', () => {
    const { wake, progress } = live(draft(bidRisesTo(64), { holdSeconds: 3 }), bids(60, 65));
    expect([wake, progress.state.name]).toEqual([4000, 'pending']);
  });

  it('is done after one firing when it is to fire once', () => {
    const { fired, progress } = live(
      draft(bidRisesTo(64), { repeat: { kind: 'once' } }),
      bids(60, 65, 60, 65),
    );
    expect([fired.length, progress.state]).toEqual([1, { name: 'off', reason: 'done' }]);
  });

  it('keeps quiet for some minutes, and then tells what holds if it began again meanwhile', () => {
    const rule = draft(bidRisesTo(64), { repeat: { kind: 'at-most-every', minutes: 1 } });
    const moments = [...bids(60, 65, 60, 65), [5 * MINUTE, {}] as const];
    expect(live(rule, moments).fired.map(([time]) => time)).toEqual([1000, 61_000]);
  });

  it('ends when it expires, also in the middle of holding', () => {
    const rule = draft(bidRisesTo(64), { holdSeconds: 60, expiresTime: 30_000 });
    const { fired, progress } = live(rule, [...bids(60, 65), [MINUTE * 2, {}]]);
    expect([fired, progress.state]).toEqual([[], { name: 'off', reason: 'expired' }]);
  });

  it('counts its armings, so that each can fire once', () => {
    const rule = draft(bidRisesTo(64));
    expect(live(rule, bids(60, 65, 60, 65, 60)).progress.generation).toBe(3);
  });

  it('changes nothing when the same world is looked at twice', () => {
    const rule = draft(bidRisesTo(64));
    const world = { ...emptyWorld, tick: tick({ bid: 60 }) };
    const once = evaluate(rule, begin(rule, 0, 'next-crossing', 0), world, 0).progress;
    expect(evaluate(rule, once, world, 0).progress).toBe(once);
  });

  it('names the market even when nothing is known of it', () => {
    const rule = draft(bidRisesTo(64));
    const seen = evaluate(
      rule,
      begin(rule, 0, 'now', 0),
      { ...emptyWorld, tick: tick({ bid: 70 }) },
      0,
    );
    expect(seen.trigger).toMatchObject({ ticker: TICKER, direction: 'up', source: 'stream' });
  });
});
