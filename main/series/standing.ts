import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { SeriesStanding } from '../../preload/contract/snapshot.ts';
import { nearestToHalf } from './nearest.ts';

/** What is known of a series: its markets that trade, are announced or have just ended, and what they cost. */
export interface SeriesListing {
  readonly markets: readonly Market[];
  readonly quotes: readonly Quote[];
}

/**
 * Which market of a series a row shows at `now` (Unix ms of the exchange's clock), given what it showed before.
 *
 * It is the one that closes soonest: daily markets open before the last one has closed, and hourly ones run beside one of the
 * whole day. Among several strikes of an event it is the one whose chance is nearest to one half when the event takes its
 * turn, and then stays that one: a row that changed its question with every tick could not be read. The row only moves
 * forward, so that a clock set back brings no ended market back.
 */
export function standingOf(
  listing: SeriesListing,
  before: SeriesStanding,
  now: number,
): SeriesStanding {
  const { markets, quotes } = listing;
  const shown = marketIn(markets, before.market);
  const ended = shown !== null && isOver(shown, now) ? shown.ticker : before.previous;
  const floor = marketIn(markets, ended)?.closeTime ?? -Infinity;
  const later = markets.filter((market) => closeOf(market) > floor);
  const open = later.filter(
    (market) => !isOver(market, now) && (market === shown || hasOpened(market, markets, now)),
  );
  const market = nearestToHalf(soonest(open, shown), quotes, shown);
  if (market) {
    const previous = shown === null ? (before.market ?? ended) : ended;
    return { market: market.ticker, previous, nextOpenTime: null };
  }
  // A market nobody has described yet is not over.
  if (before.market !== null && shown === null) return before;
  return { market: null, previous: ended, nextOpenTime: nextOpening(later) };
}

/** The next moment (Unix ms) after `now` at which a market of the series opens or closes; `null` when none is known. */
export function nextTurn({ markets }: SeriesListing, now: number): number | null {
  const times = markets.flatMap(({ openTime, closeTime }) => [openTime ?? 0, closeTime ?? 0]);
  return earliest(times.filter((time) => time > now));
}

/** Whether both say the same. */
export function sameStanding(a: SeriesStanding, b: SeriesStanding): boolean {
  return a.market === b.market && a.previous === b.previous && a.nextOpenTime === b.nextOpenTime;
}

/** Whether a market trades no more; one that is paused may trade again. The exchange tells nobody of a close on schedule. */
function isOver(market: Market, now: number): boolean {
  const { status } = market;
  const mayTrade = status === 'initialized' || status === 'active' || status === 'inactive';
  return closeOf(market) <= now || !(mayTrade || status === 'unknown');
}

/**
 * Whether trading has begun. The exchange tells nobody of that either, so the time counts; but several strikes wait for its
 * word, which brings the prices to choose by.
 */
function hasOpened(market: Market, all: readonly Market[], now: number): boolean {
  const { status, openTime, eventTicker } = market;
  if (status !== 'initialized') return true;
  const strikes = all.filter((one) => one.eventTicker === eventTicker);
  return strikes.length === 1 && openTime !== null && openTime <= now;
}

/** The markets of the event that closes first; the event that is shown wins a tie. */
function soonest(open: readonly Market[], shown: Market | null): readonly Market[] {
  const closing = Math.min(...open.map(closeOf));
  const first = open.filter((market) => closeOf(market) === closing);
  const isShown = first.some(({ eventTicker }) => eventTicker === shown?.eventTicker);
  const event = isShown ? shown?.eventTicker : first[0]?.eventTicker;
  return open.filter(({ eventTicker }) => eventTicker === event);
}

function nextOpening(markets: readonly Market[]): number | null {
  const announced = markets.filter(({ status }) => status === 'initialized');
  return earliest(announced.flatMap(({ openTime }) => openTime ?? []));
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

function marketIn(markets: readonly Market[], ticker: string | null): Market | null {
  return markets.find((market) => market.ticker === ticker) ?? null;
}

const closeOf = ({ closeTime }: Market): number => closeTime ?? Infinity;
