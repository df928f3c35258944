import type { Market } from '../../../preload/contract/market.ts';
import type { SeriesStanding, WatchlistEntry } from '../../../preload/contract/snapshot.ts';
import type { Listing } from './exchange.ts';
import { dollars, hours, market, quote } from './markets.ts';

/** Rows that follow series, and the markets they know of. */
export interface SeriesFacts {
  readonly rows: readonly WatchlistEntry[];
  readonly listings: readonly Listing[];
}

const gone = (ticker: string, result: 'yes' | 'no', over: Partial<Market>): Listing => ({
  market: market(ticker, { status: 'finalized', result, ...over }),
  quote: quote(ticker, null, null, '0.9900'),
});

function row(ticker: string, title: string, standing: Partial<SeriesStanding>): WatchlistEntry {
  const series = { market: null, previous: null, nextOpenTime: null, ...standing };
  return { ticker, title, groupId: null, isPinned: ticker === 'KXBTCD', series };
}

/** The last full quarter of an hour. */
const quarter = (): number => Math.floor(Date.now() / hours(0.25)) * hours(0.25);

/** A series that rolls every 15 minutes, an hourly one with strikes, a daily one, one of which nothing has ended yet. */
export function openSeries(): SeriesFacts {
  const turn = quarter();
  const quick = { openTime: turn, closeTime: turn + hours(0.25) };
  return {
    rows: [
      row('KXETH15M', 'Ethereum price up or down, 15 minutes', {
        market: 'KXETH15M-B-15',
        previous: 'KXETH15M-A-00',
      }),
      row(
        'KXBTCD',
        'Bitcoin price above or below, every hour of the day and every day of the year',
        {
          market: 'KXBTCD-B-T95250',
          previous: 'KXBTCD-A-T95250',
        },
      ),
      row('KXHIGHNY', 'Highest temperature in NYC', {
        market: 'KXHIGHNY-26NOV23-B50.5',
        previous: 'KXHIGHNY-26NOV22-B48.5',
      }),
      row('KXGAS', 'US gas price this week', { market: 'KXGAS-26NOV29-T3.1' }),
    ],
    listings: [
      gone('KXETH15M-A-00', 'no', { openTime: turn - hours(0.25), closeTime: turn }),
      {
        market: market('KXETH15M-B-15', { ...quick, yesSubtitle: 'Price to beat: $3,412.07' }),
        quote: quote('KXETH15M-B-15', '0.5300', '0.5500', '0.5400'),
      },
      gone('KXBTCD-A-T95250', 'yes', { openTime: turn - hours(1), closeTime: turn }),
      {
        market: market('KXBTCD-B-T95250', {
          openTime: turn,
          closeTime: turn + hours(1),
          title: 'Bitcoin price on Nov 22, 2026 at 6:00 PM EST?',
          yesSubtitle: '$95,250 or above',
        }),
        quote: quote('KXBTCD-B-T95250', '0.4700', '0.4900', '0.4800'),
      },
      gone('KXHIGHNY-26NOV22-B48.5', 'yes', { closeTime: turn - hours(6) }),
      {
        market: market('KXHIGHNY-26NOV23-B50.5', {
          yesSubtitle: '50° to 51°',
          closeTime: turn + hours(18),
          previousPrice: dollars('0.3700'),
        }),
        quote: quote('KXHIGHNY-26NOV23-B50.5', '0.4100', '0.4300', '0.4200'),
      },
      {
        market: market('KXGAS-26NOV29-T3.1', { yesSubtitle: 'Above $3.10' }),
        quote: quote('KXGAS-26NOV29-T3.1', '0.2200', '0.2500', '0.2400'),
      },
    ],
  };
}

/** Between two markets: one whose next is announced, one that is opening, one of which nothing more is known. */
export function pausedSeries(): SeriesFacts {
  const turn = quarter();
  const ended = { openTime: turn - hours(1), closeTime: turn };
  return {
    rows: [
      row('KXETH15M', 'Ethereum price up or down, 15 minutes', {
        previous: 'KXETH15M-A-00',
        nextOpenTime: turn + hours(0.75),
      }),
      row('KXBTCD', 'Bitcoin price above or below, hourly', {
        previous: 'KXBTCD-A-T95250',
        nextOpenTime: turn,
      }),
      row('KXOLD', 'Something that is asked no more', {}),
    ],
    listings: [
      gone('KXETH15M-A-00', 'no', ended),
      {
        market: market('KXBTCD-A-T95250', { ...ended, status: 'closed' }),
        quote: quote('KXBTCD-A-T95250', '0.9700', '0.9900', '0.9800'),
      },
    ],
  };
}
