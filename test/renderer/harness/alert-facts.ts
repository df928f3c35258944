import type {
  AlertRule,
  AlertState,
  Firing,
  MarketCondition,
  RuleStatus,
  Watch,
} from '../../../preload/contract/alerts.ts';
import { draftFor } from '../../../renderer/alerts/rule-draft.ts';
import { contracts, dollars, hours } from './markets.ts';

const minutes = (count: number): number => count * 60_000;

/** `YES mid at or above` a price written as Kalshi does. */
export const risesTo = (price: string): MarketCondition => ({
  kind: 'price',
  subject: 'mid',
  direction: 'rises-to',
  threshold: dollars(price),
});

export const marketWatch = (ticker: string, condition: MarketCondition): Watch => ({
  scope: 'market',
  ticker,
  condition,
});

/** A rule that watches; `over` and `state` say what is different about it. */
export function ruleStatus(
  id: number,
  watch: Watch,
  over: Partial<AlertRule> = {},
  state: AlertState = { name: 'armed', since: Date.now(), side: 'below' },
): RuleStatus {
  const rule = {
    ...draftFor(watch),
    id,
    createdTime: Date.now() - hours(5),
    snoozedUntil: null,
  };
  return { rule: { ...rule, ...over }, state };
}

const fed = 'KXFEDDECISION-26DEC-H0';
const newYork = 'KXHIGHNY-26NOV23-B48.5';
const storms = 'KXHURLANDFALL-26-T5';

/** Rules of every kind in every state that a list must get right. */
export function everyRule(): readonly RuleStatus[] {
  const now = Date.now();
  const off = (reason: 'disabled' | 'done' | 'expired' | 'over'): AlertState => ({
    name: 'off',
    reason,
  });
  const waiting = { name: 'cooling', since: now, until: now, left: false, side: null } as const;
  return [
    ruleStatus(1, { scope: 'app', condition: { kind: 'no-fresh-prices', minutes: 5 } }),
    ruleStatus(2, { scope: 'series', series: 'KXBTCD', condition: { kind: 'series-opens' } }),
    ruleStatus(3, marketWatch(fed, { kind: 'outcome', stage: 'settled' }), { muted: true }),
    ruleStatus(
      4,
      marketWatch('KXGDP-26Q4-T2.5', { kind: 'closes-in', minutes: 60 }),
      {},
      off('over'),
    ),
    ruleStatus(
      5,
      marketWatch(newYork, { kind: 'trading', change: 'either' }),
      { enabled: false },
      off('disabled'),
    ),
    ruleStatus(
      6,
      marketWatch(newYork, { kind: 'volume', atLeast: contracts(25_000), minutes: 15 }),
      { snoozedUntil: now + minutes(42) },
    ),
    ruleStatus(
      7,
      marketWatch(fed, { kind: 'spread', direction: 'at-least', threshold: dollars('0.0300') }),
      { repeat: { kind: 'once' } },
      off('done'),
    ),
    ruleStatus(
      8,
      marketWatch(storms, {
        kind: 'move',
        subject: 'last',
        direction: 'either',
        amount: { unit: 'percent', by: 20 },
        minutes: 60,
      }),
      { repeat: { kind: 'at-most-every', minutes: 30 }, note: 'Check the forecast before selling' },
      { ...waiting, left: true, until: now + minutes(18) },
    ),
    ruleStatus(
      9,
      marketWatch(fed, risesTo('0.8200')),
      { holdSeconds: 90 },
      { name: 'pending', since: now - 20_000, armed: { name: 'armed', since: now, side: 'below' } },
    ),
    ruleStatus(10, marketWatch(newYork, risesTo('0.4500')), {}, waiting),
    ruleStatus(11, marketWatch(newYork, risesTo('0.6400'))),
  ];
}

/** Any number of plain rules, ten to a market. */
export function plainRules(count: number, tickers: readonly string[]): readonly RuleStatus[] {
  return Array.from({ length: count }, (_, place) => {
    const ticker = tickers[Math.floor(place / 10) % tickers.length] ?? newYork;
    const cents = String(1 + (place % 98)).padStart(2, '0');
    return ruleStatus(place + 1, marketWatch(ticker, risesTo(`0.${cents}00`)));
  });
}

/** A firing of a minute ago per id back from the newest; `over` says what is different about it. */
export function firing(id: number, over: Partial<Firing> = {}): Firing {
  const time = Date.now() - minutes(1);
  return {
    id,
    ruleId: 11,
    generation: id,
    ticker: newYork,
    watch: marketWatch(newYork, risesTo('0.6400')),
    note: '',
    sound: 'by-direction',
    value: dollars('0.6400'),
    threshold: dollars('0.6400'),
    direction: 'up',
    result: null,
    time,
    exchangeTime: time,
    receivedTime: time,
    source: 'stream',
    late: null,
    delivery: 'shown',
    held: false,
    shownTime: time,
    seen: true,
    ...over,
  };
}

/** What a list of firings must get right, newest first. */
export function everyFiring(): readonly Firing[] {
  const now = Date.now();
  const ago = (count: number): Pick<Firing, 'time'> => ({ time: now - minutes(count) });
  const app: Watch = { scope: 'app', condition: { kind: 'no-fresh-prices', minutes: 5 } };
  return [
    firing(9, { ...ago(1), seen: false }),
    firing(8, {
      ...ago(3),
      seen: false,
      ticker: fed,
      watch: marketWatch(fed, {
        ...risesTo('0.8000'),
        kind: 'price',
        subject: 'no-ask',
        direction: 'falls-to',
        threshold: dollars('0.1850'),
      }),
      value: dollars('0.1820'),
      direction: 'down',
      note: 'Time to look at the dot plot',
    }),
    firing(7, { ...ago(75), seen: false, late: 'asleep', source: 'candles' }),
    firing(6, {
      ...ago(190),
      ruleId: 1,
      ticker: null,
      watch: app,
      value: minutes(5),
      direction: null,
    }),
    firing(5, {
      ...ago(400),
      ticker: storms,
      watch: marketWatch(storms, {
        kind: 'move',
        subject: 'last',
        direction: 'either',
        amount: { unit: 'percent', by: 20 },
        minutes: 60,
      }),
      value: 3300,
      direction: 'down',
    }),
    firing(4, {
      ...ago(1600),
      ticker: 'KXHIGHCHI-26NOV22-B41.5',
      watch: marketWatch('KXHIGHCHI-26NOV22-B41.5', { kind: 'outcome', stage: 'settled' }),
      value: 2,
      direction: null,
      result: 'yes',
    }),
    firing(3, { ...ago(3000), late: 'closed', source: 'candles' }),
    firing(2, {
      ...ago(4400),
      watch: marketWatch(newYork, { kind: 'volume', atLeast: contracts(25_000), minutes: 15 }),
      value: contracts(31_400),
      direction: null,
    }),
    firing(1, { ...ago(9000), late: 'undelivered' }),
  ];
}

/** Any number of firings of one rule, newest first. */
export const manyFirings = (count: number): readonly Firing[] =>
  Array.from({ length: count }, (_, place) =>
    firing(count - place, { time: Date.now() - minutes(place + 1), seen: place >= 3 }),
  );
