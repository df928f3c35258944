import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../main/practice/world/catalogue/index.ts';
import type { EventPlan } from '../../../../main/practice/world/plan.ts';

const series = catalogue(1);
const eventsIn = (from: number, to: number): EventPlan[] =>
  series.flatMap((one) => [...one.events(from, to)]);

/** Odd moments: new year, leap day, both ends of daylight saving, an election day, decades ahead. */
const moments = [
  '2026-11-22T12:00:00Z',
  '2026-12-31T23:59:59Z',
  '2027-01-01T05:00:00Z',
  '2028-02-29T14:59:00Z',
  '2027-03-14T07:30:00Z',
  '2028-11-07T23:00:00Z',
  '2045-06-15T03:00:00Z',
].map((text) => Date.parse(text));

describe.each(moments)('at %i', (now) => {
  const open = eventsIn(now, now).filter(({ times }) => times.open <= now && now < times.close);
  const markets = open.flatMap((event) => event.markets);

  it('about sixty markets are open', () => {
    expect(markets.length).toBeGreaterThan(45);
    expect(markets.length).toBeLessThan(80);
  });

  it('something closes within five minutes', () => {
    const next = Math.min(...open.map(({ times }) => times.close - now));
    expect(next).toBeLessThanOrEqual(300_000);
  });

  it('every ticker begins with its event and is unique', () => {
    const tickers = markets.map(({ ticker }) => ticker);
    expect(new Set(tickers).size).toBe(tickers.length);
    for (const event of open) {
      for (const { ticker } of event.markets) {
        expect(ticker).toMatch(/^KX[A-Z0-9]+-[A-Z0-9]+(-[A-Z0-9.]+)?$/);
        expect(ticker.startsWith(event.ticker)).toBe(true);
      }
    }
  });

  it('answers that exclude each other and leave nothing out have chances that sum to 1', () => {
    const whole = open.filter(
      ({ ticker, mutuallyExclusive }) => mutuallyExclusive && !ticker.startsWith('KXBTC-'),
    );
    expect(whole.length).toBeGreaterThan(3);
    for (const { ticker, markets: answers } of whole) {
      const sum = answers.reduce((total, { chance }) => total + chance.at(now), 0);
      expect(Math.abs(sum - 1), ticker).toBeLessThan(0.01);
      expect(answers.filter(({ chance }) => chance.outcome())).toHaveLength(1);
    }
  });
});

describe('the catalogue', () => {
  const [now = 0] = moments;

  it('has the same events whichever stretch of time is asked for', () => {
    const week = new Map(eventsIn(now - 7 * 86_400_000, now).map((event) => [event.ticker, event]));
    for (const event of eventsIn(now - 3_600_000, now)) {
      const same = week.get(event.ticker);
      expect(same?.times).toEqual(event.times);
      expect(same?.markets.map(({ ticker, chance }) => [ticker, chance.at(now)])).toEqual(
        event.markets.map(({ ticker, chance }) => [ticker, chance.at(now)]),
      );
    }
  });

  it('orders the moments of every life', () => {
    for (const { ticker, times } of eventsIn(now - 86_400_000, now)) {
      const order = [times.created, times.open, times.close, times.determined, times.settled];
      expect(
        [...order].sort((a, b) => a - b),
        ticker,
      ).toEqual(order);
    }
  });

  it('opens the next of a recurring series when the last one closes', () => {
    for (const ticker of ['KXETH5M', 'KXBTC15M', 'KXBTCD']) {
      const day = eventsIn(now, now + 86_400_000).filter((event) =>
        event.ticker.startsWith(`${ticker}-`),
      );
      expect(day.length).toBeGreaterThan(20);
      for (const [index, event] of day.slice(1).entries()) {
        expect(event.times.open).toBe(day[index]?.times.close);
      }
    }
  });

  it('is sure of the outcome when trading ends', () => {
    const over = eventsIn(now - 86_400_000, now).filter(({ times }) => times.close < now);
    const certain = over
      .flatMap(({ markets, times }) => markets.map((market) => ({ ...market, close: times.close })))
      .filter(({ ticker }) => /^KX(BTC|ETH)/.test(ticker));
    const right = certain.filter(
      ({ chance, close }) => chance.at(close) > 0.5 === chance.outcome(),
    );
    expect(right.length / certain.length).toBeGreaterThan(0.98);
  });

  it('differs from seed to seed', () => {
    const other = catalogue(2).flatMap((one) => [...one.events(now, now)]);
    const chances = (events: readonly EventPlan[]): number[] =>
      events.flatMap(({ markets }) => markets.map(({ chance }) => chance.at(now)));
    expect(chances(other)).not.toEqual(chances(eventsIn(now, now)));
  });

  it('has texts that every screen must bear', () => {
    const titles = eventsIn(now, now).flatMap(({ markets }) => markets.map(({ title }) => title));
    expect(titles.some((title) => title.includes('<b>'))).toBe(true);
    expect(titles.some((title) => title.includes('<img src=x onerror='))).toBe(true);
    expect(titles.some((title) => title.length > 180)).toBe(true);
  });
});
