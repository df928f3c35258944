import type { AlertRuleDraft } from '../../../preload/contract/alerts.ts';
import type { Market } from '../../../preload/contract/market.ts';

/** Prices as plain numbers; `null` where there is none. */
export interface Numbers {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last: number | null;
  readonly volume: number | null;
  readonly exchangeTime: number;
}

/** What a rule may know. */
export interface Facts {
  readonly numbers: Numbers | null;
  readonly market: Market | null;
  readonly openings: readonly Market[];
  readonly awakeWithoutPricesSince: number | null;
}

/** What changes about a rule while it is watched. */
export interface Life {
  off: string | null;
  waiting: boolean;
  /** Since when it waits, or rests. */
  since: number;
  seen: 'below' | 'above' | null;
  heldSince: number | null;
  restUntil: number;
  restLeft: boolean;
  round: number;
  /** Every value there has been, with the time from which it was in force. */
  samples: { at: number; value: number | null }[];
}

export interface Fired {
  readonly round: number;
  readonly value: number;
  readonly threshold: number;
  readonly direction: string | null;
  readonly time: number;
}

/** A value to be compared: `>=`, `<=`, or `><` for reaching it from either side. */
interface Measure {
  readonly value: number;
  readonly compare: '>=' | '<=' | '><';
  readonly threshold: number;
  readonly slack: number;
  readonly direction: string | null;
  readonly time: number | null;
}

const MINUTE = 60_000;
const DOLLAR = 1_000_000;

export function copyLife(life: Life): Life {
  return structuredClone(life);
}

/** Brings a life up to `now`; at most one firing can come of it. */
export function live(life: Life, draft: AlertRuleDraft, facts: Facts, now: number): Fired | null {
  let fired: Fired | null = null;
  if (life.off !== null) return null;
  takeSample(life, draft, facts, now);
  for (;;) {
    const settled = draft.watch.scope === 'market' && facts.market?.status === 'finalized';
    if (settled && (draft.watch.condition.kind !== 'outcome' || !life.waiting)) life.off = 'over';
    else if (draft.expiresTime !== null && draft.expiresTime <= now) life.off = 'expired';
    if (life.off !== null) return fired;
    const measure = take(life, draft, facts, now);
    if (!life.waiting) {
      if (!life.restLeft) {
        if (measure === null || !isOutside(measure)) return fired;
        life.restLeft = true;
        life.seen = sideOf(measure);
      }
      if (life.restUntil > now) return fired;
      life.waiting = true;
      life.since = now;
      life.heldSince = null;
      life.round += 1;
      continue;
    }
    if (measure === null) {
      life.heldSince = null;
      return fired;
    }
    if (life.seen === null) {
      if (measure.compare !== '><' && isMet(measure, null)) {
        life.waiting = false;
        life.restLeft = false;
        life.restUntil = now;
        continue;
      }
      life.seen = sideOf(measure);
    }
    if (!isMet(measure, life.seen)) {
      life.heldSince = null;
      return fired;
    }
    life.heldSince ??= now;
    if (now - life.heldSince < draft.holdSeconds * 1000) return fired;
    const { value, threshold, time } = measure;
    const direction =
      measure.compare === '><' ? (life.seen === 'above' ? 'down' : 'up') : measure.direction;
    fired = { round: life.round, value, threshold, direction, time: time ?? now };
    haveFired(life, draft, now);
    if (draft.watch.condition.kind === 'move') life.samples = life.samples.slice(-1);
  }
}

export function haveFired(life: Life, draft: AlertRuleDraft, now: number): void {
  life.heldSince = null;
  if (draft.repeat.kind === 'once') {
    life.off = 'done';
    return;
  }
  life.waiting = false;
  life.since = now;
  life.restLeft = false;
  life.restUntil =
    now + (draft.repeat.kind === 'at-most-every' ? draft.repeat.minutes * MINUTE : 0);
  life.seen = null;
}

/** Whether the condition would hold for somebody who has not looked before. */
export function wouldHold(draft: AlertRuleDraft, facts: Facts, now: number): boolean {
  const { condition } = draft.watch;
  if (condition.kind === 'trading' && condition.change !== 'paused') return false;
  if (
    draft.watch.scope === 'market' &&
    facts.market?.status === 'finalized' &&
    condition.kind !== 'outcome'
  )
    return false;
  if (draft.expiresTime !== null && draft.expiresTime <= now) return false;
  if (condition.kind === 'move' || condition.kind === 'volume' || condition.kind === 'series-opens')
    return false;
  const measure = take(newLife(now), draft, facts, now);
  if (measure === null || measure.compare === '><' || !isMet(measure, null)) return false;
  return !(condition.kind === 'outcome' && facts.market?.status === 'finalized');
}

export function newLife(now: number): Life {
  return {
    off: null,
    waiting: true,
    since: now,
    seen: null,
    heldSince: null,
    restUntil: 0,
    restLeft: false,
    round: 1,
    samples: [],
  };
}

function traded({ numbers, market }: Facts): Numbers | null {
  return market === null || market.status === 'active' || market.status === 'unknown'
    ? numbers
    : null;
}

function pick(numbers: Numbers | null, subject: string): number | null {
  if (numbers === null) return null;
  const { bid, ask, last } = numbers;
  if (subject === 'yes-bid') return bid;
  if (subject === 'yes-ask') return ask;
  if (subject === 'last') return last;
  if (subject === 'no-ask') return bid === null ? null : DOLLAR - bid;
  if (subject === 'no-bid') return ask === null ? null : DOLLAR - ask;
  return bid === null || ask === null ? null : Math.floor((bid + ask) / 2);
}

function takeSample(life: Life, draft: AlertRuleDraft, facts: Facts, now: number): void {
  const { condition } = draft.watch;
  if (condition.kind !== 'move' && condition.kind !== 'volume') return;
  const numbers = traded(facts);
  const value =
    condition.kind === 'move' ? pick(numbers, condition.subject) : (numbers?.volume ?? null);
  const latest = life.samples.at(-1);
  if (latest ? latest.value !== value : value !== null) life.samples.push({ at: now, value });
}

/** All values in force at some moment within the last minutes. */
function recent(life: Life, minutes: number, now: number): number[] {
  return life.samples
    .filter((_, index) => (life.samples[index + 1]?.at ?? Infinity) > now - minutes * MINUTE)
    .flatMap(({ value }) => value ?? []);
}

function take(life: Life, draft: AlertRuleDraft, facts: Facts, now: number): Measure | null {
  const { condition } = draft.watch;
  const none = { slack: 0, direction: null, time: null };
  const numbers = traded(facts);
  switch (condition.kind) {
    case 'price': {
      const value = pick(numbers, condition.subject);
      if (value === null) return null;
      const { threshold } = condition;
      const below = Math.min(draft.band, Math.floor(threshold / 3));
      const above = Math.min(draft.band, Math.floor((DOLLAR - threshold) / 3));
      if (condition.direction === 'rises-to')
        return { ...none, value, threshold, compare: '>=', slack: below, direction: 'up' };
      if (condition.direction === 'falls-to')
        return { ...none, value, threshold, compare: '<=', slack: above, direction: 'down' };
      return { ...none, value, threshold, compare: '><', slack: Math.min(below, above) };
    }
    case 'spread': {
      if (numbers === null || numbers.bid === null || numbers.ask === null) return null;
      const { threshold } = condition;
      const value = numbers.ask - numbers.bid;
      return condition.direction === 'at-least'
        ? {
            ...none,
            value,
            threshold,
            compare: '>=',
            slack: Math.min(draft.band, Math.floor(threshold / 3)),
            direction: 'up',
          }
        : {
            ...none,
            value,
            threshold,
            compare: '<=',
            slack: Math.min(draft.band, Math.floor((DOLLAR - threshold) / 3)),
            direction: 'down',
          };
    }
    case 'move': {
      const value = life.samples.at(-1)?.value ?? null;
      if (numbers === null || value === null) return null;
      const values = recent(life, condition.minutes, now);
      const { amount } = condition;
      const size = (change: number, from: number): number =>
        amount.unit === 'cents' ? change : from > 0 ? Math.floor((change * 10_000) / from) : 0;
      const up = size(value - Math.min(...values), Math.min(...values));
      const down = size(Math.max(...values) - value, Math.max(...values));
      const isUp = condition.direction === 'either' ? up >= down : condition.direction === 'up';
      return {
        ...none,
        value: isUp ? up : down,
        threshold: amount.unit === 'cents' ? amount.by : amount.by * 100,
        compare: '>=',
        direction: isUp ? 'up' : 'down',
      };
    }
    case 'volume': {
      const value = life.samples.at(-1)?.value ?? null;
      if (numbers === null || value === null) return null;
      const threshold = condition.atLeast;
      return {
        ...none,
        value: value - Math.min(...recent(life, condition.minutes, now)),
        threshold,
        compare: '>=',
        slack: Math.floor(threshold / 10),
      };
    }
    case 'closes-in': {
      const closeTime = facts.market?.closeTime ?? null;
      if (closeTime === null || closeTime <= now) return null;
      const threshold = condition.minutes * MINUTE;
      return {
        ...none,
        value: closeTime - now,
        threshold,
        compare: '<=',
        time: closeTime - threshold,
      };
    }
    case 'trading': {
      const status = facts.market?.status;
      if (status !== 'active' && status !== 'inactive') return null;
      const compare = { paused: '<=', resumed: '>=', either: '><' } as const;
      return {
        ...none,
        value: status === 'active' ? 2 : 0,
        threshold: 1,
        compare: compare[condition.change],
      };
    }
    case 'outcome': {
      if (facts.market === null) return null;
      const { status, settledTime } = facts.market;
      const value =
        status === 'finalized' ? 2 : ['determined', 'disputed', 'amended'].includes(status) ? 1 : 0;
      return condition.stage === 'settled'
        ? { ...none, value, threshold: 2, compare: '>=', time: settledTime }
        : { ...none, value, threshold: 1, compare: '>=' };
    }
    case 'series-opens': {
      const times = facts.openings
        .map(({ openTime }) => openTime ?? 0)
        .filter((time) => time <= now);
      const value = Math.max(0, ...times);
      return {
        ...none,
        value,
        threshold: life.since + 1,
        compare: '>=',
        time: value === 0 ? null : value,
      };
    }
    case 'no-fresh-prices': {
      const since = facts.awakeWithoutPricesSince;
      const threshold = condition.minutes * MINUTE;
      if (since === null) return { ...none, value: 0, threshold, compare: '>=' };
      return {
        ...none,
        value: Math.max(0, now - since),
        threshold,
        compare: '>=',
        time: since + threshold,
      };
    }
  }
}

function isMet({ value, compare, threshold }: Measure, seen: 'below' | 'above' | null): boolean {
  if (compare === '>=') return value >= threshold;
  if (compare === '<=') return value <= threshold;
  return (seen === 'below' && value >= threshold) || (seen === 'above' && value <= threshold);
}

function isOutside({ value, compare, threshold, slack }: Measure): boolean {
  return (
    (compare !== '<=' && value < threshold - slack) ||
    (compare !== '>=' && value > threshold + slack)
  );
}

function sideOf({ value, threshold }: Measure): 'below' | 'above' | null {
  return value < threshold ? 'below' : value > threshold ? 'above' : null;
}
