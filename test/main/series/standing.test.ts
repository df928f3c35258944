import { describe, expect, it } from 'vitest';
import { nextTurn, standingOf, type SeriesListing } from '../../../main/series/standing.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { unknownStanding, type SeriesStanding } from '../../../preload/contract/snapshot.ts';
import { level, marketOf, quoteOf } from '../../fakes/samples.ts';

const HOUR = 3_600_000;
/** Unix ms of an hour of 22 November 2026, UTC. */
const at = (hour: number): number => Date.UTC(2026, 10, 22) + hour * HOUR;

/** The market that closes at an hour, an hour after it has opened. */
const hourly = (close: number, patch: Partial<Market> = {}): Market =>
  marketOf(`KXETH-H${close}-A`, { openTime: at(close - 1), closeTime: at(close), ...patch });

const list = (markets: readonly Market[], quotes: readonly Quote[] = []): SeriesListing => ({
  markets,
  quotes,
});
const showing = (market: string | null, previous: string | null = null): SeriesStanding => ({
  market,
  previous,
  nextOpenTime: null,
});

const ended = { status: 'determined', result: 'yes' } as const;
const announced = { status: 'initialized' } as const;

describe('the row of a series', () => {
  it('shows the market that is open', () => {
    const listing = list([hourly(13), hourly(14, announced)]);
    expect(standingOf(listing, unknownStanding, at(12.5))).toEqual(showing('KXETH-H13-A'));
  });

  it('rolls when its market closes, to one the exchange has not called open yet', () => {
    const listing = list([hourly(13), hourly(14, announced)]);
    expect(standingOf(listing, showing('KXETH-H13-A'), at(13))).toEqual(
      showing('KXETH-H14-A', 'KXETH-H13-A'),
    );
  });

  it('rolls when its market is decided before its time', () => {
    const listing = list([hourly(13, ended), hourly(14)]);
    expect(standingOf(listing, showing('KXETH-H13-A'), at(12.5))).toEqual(
      showing('KXETH-H14-A', 'KXETH-H13-A'),
    );
  });

  it('stays with a market that is paused', () => {
    const listing = list([hourly(13, { status: 'inactive' }), hourly(14)]);
    expect(standingOf(listing, showing('KXETH-H13-A'), at(12.5)).market).toBe('KXETH-H13-A');
  });

  it('stays with a market whose closing was put off', () => {
    const late = hourly(13, { closeTime: at(13.5) });
    expect(standingOf(list([late]), showing('KXETH-H13-A'), at(13.2)).market).toBe('KXETH-H13-A');
  });

  it('shows the one that closes first of two that are open, whichever opened first', () => {
    const day = marketOf('KXETH-D-A', { openTime: at(0), closeTime: at(24) });
    const open = list([day, hourly(13)]);
    expect(standingOf(open, showing('KXETH-D-A'), at(12.1))).toEqual(showing('KXETH-H13-A'));
    expect(standingOf(open, showing('KXETH-H13-A'), at(13))).toEqual(
      showing('KXETH-D-A', 'KXETH-H13-A'),
    );
  });

  it('says when the next one opens while none is open, and keeps the last as the previous one', () => {
    const next = hourly(16, announced);
    const later = hourly(17, announced);
    const gap = standingOf(list([hourly(13, ended), later, next]), showing('KXETH-H13-A'), at(13));
    expect(gap).toEqual({ market: null, previous: 'KXETH-H13-A', nextOpenTime: at(15) });
    expect(standingOf(list([hourly(13, ended), next]), gap, at(15))).toEqual(
      showing('KXETH-H16-A', 'KXETH-H13-A'),
    );
  });

  it('knows of no next one when none is announced', () => {
    expect(standingOf(list([hourly(13)]), showing('KXETH-H13-A'), at(13))).toEqual(
      showing(null, 'KXETH-H13-A'),
    );
    expect(standingOf(list([]), unknownStanding, at(13))).toEqual(unknownStanding);
  });

  it('takes the market of the present after a long sleep', () => {
    const listing = list([hourly(13, ended), hourly(18), hourly(19, announced)]);
    expect(standingOf(listing, showing('KXETH-H13-A'), at(17.4))).toEqual(
      showing('KXETH-H18-A', 'KXETH-H13-A'),
    );
  });

  it('does not go back to an ended market when the clock is set back, nor leave the present one', () => {
    const listing = list([hourly(13), hourly(14)]);
    const now = showing('KXETH-H14-A', 'KXETH-H13-A');
    expect(standingOf(listing, now, at(12.2))).toEqual(now);
  });

  it('keeps what it shows while nothing is known', () => {
    const now = showing('KXETH-H14-A', 'KXETH-H13-A');
    expect(standingOf(list([]), now, at(20))).toEqual(now);
  });

  it('moves on from a market that cannot be found any more', () => {
    expect(standingOf(list([hourly(14)]), showing('KXETH-H13-A'), at(13.5))).toEqual(
      showing('KXETH-H14-A', 'KXETH-H13-A'),
    );
  });
});

describe('the row of a series with several strikes', () => {
  const strike = (name: string, patch: Partial<Market> = {}): Market =>
    marketOf(`KXBTC-H13-${name}`, { openTime: at(12), closeTime: at(13), ...patch });
  const strikes = ['A', 'B', 'C', 'D'].map((name) => strike(name));
  const priced = (name: string, bid: number | null, ask: number | null): Quote =>
    quoteOf(`KXBTC-H13-${name}`, {
      yesBid: bid === null ? null : level(bid),
      yesAsk: ask === null ? null : level(ask),
      last: null,
    });
  const shown = (quotes: readonly Quote[], before = unknownStanding): string | null =>
    standingOf(list(strikes, quotes), before, at(12.5)).market;

  it('shows the strike whose chance is nearest to one half, and wide quotes do not count as near', () => {
    const quotes = [
      priced('A', 1, 99),
      priced('B', 88, 90),
      priced('C', 40, 44),
      priced('D', 2, 4),
    ];
    expect(shown(quotes)).toBe('KXBTC-H13-C');
  });

  it('stays with its strike when the price moves away, even when nobody bids any more', () => {
    const quotes = [priced('B', 48, 52), priced('C', null, 1)];
    expect(shown(quotes, showing('KXBTC-H13-C'))).toBe('KXBTC-H13-C');
  });

  it('starts in the middle before there is any price, and moves to a priced strike then', () => {
    expect(shown([])).toBe('KXBTC-H13-B');
    expect(shown([priced('D', 45, 47)], showing('KXBTC-H13-B'))).toBe('KXBTC-H13-D');
  });

  it('waits for the exchange to open the next event, because its prices decide', () => {
    const next = ['A', 'B'].map((name) =>
      marketOf(`KXBTC-H14-${name}`, { ...announced, openTime: at(13), closeTime: at(14) }),
    );
    const before = showing('KXBTC-H13-B');
    expect(standingOf(list([...strikes, ...next]), before, at(13))).toEqual({
      market: null,
      previous: 'KXBTC-H13-B',
      nextOpenTime: at(13),
    });
  });
});

describe('the night the clocks are set back', () => {
  it('has two hours of the same name, one after the other', () => {
    // 1 November 2026, New York: 01:00 EDT is 05:00 UTC, 01:00 EST is 06:00 UTC.
    const markets = [5, 6].map((hour) =>
      marketOf(`KXETH-N${hour}-A`, {
        openTime: Date.UTC(2026, 10, 1, hour - 1),
        closeTime: Date.UTC(2026, 10, 1, hour),
      }),
    );
    const before = showing('KXETH-N5-A');
    expect(standingOf(list(markets), before, Date.UTC(2026, 10, 1, 5))).toEqual(
      showing('KXETH-N6-A', 'KXETH-N5-A'),
    );
  });
});

describe('the next turn of a series', () => {
  it('is the next moment a market opens or closes', () => {
    const listing = list([hourly(13), hourly(15, announced)]);
    expect(nextTurn(listing, at(12.5))).toBe(at(13));
    expect(nextTurn(listing, at(13))).toBe(at(14));
    expect(nextTurn(listing, at(15))).toBeNull();
  });
});
