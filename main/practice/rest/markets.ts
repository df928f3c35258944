import type { GetMarketResponse, GetMarketsResponse, Market } from 'kalshi-typescript';
import { seriesOf } from '../../../preload/contract/market.ts';
import type { MarketSource } from '../source.ts';
import { found, notFound, type Answer, type Query } from './answer.ts';
import { page } from './pages.ts';
import { list, oneOfWords, optionalTime, wholeNumber } from './params.ts';

const statusFilters = ['unopened', 'open', 'paused', 'closed', 'settled'] as const;
type StatusFilter = (typeof statusFilters)[number];

/** Which `status` values each filter stands for ("Market Lifecycle", Kalshi API docs). */
const statusesOf: Readonly<Record<StatusFilter, readonly Market['status'][]>> = {
  unopened: ['initialized'],
  open: ['active'],
  paused: ['inactive'],
  closed: ['closed', 'determined', 'disputed', 'amended'],
  settled: ['finalized'],
};

/** `GET /markets` */
export function listMarkets(source: MarketSource, { params }: Query): Answer {
  return marketPage(source.markets(), params);
}

/** `GET /historical/markets` */
export function listPastMarkets(source: MarketSource, { params }: Query): Answer {
  return marketPage(source.pastMarkets(), params);
}

/** `GET /markets/{ticker}` */
export function getMarket(source: MarketSource, { path: [ticker = ''] }: Query): Answer {
  return oneMarket(source.market(ticker));
}

/** `GET /historical/markets/{ticker}` */
export function getPastMarket(source: MarketSource, { path: [ticker = ''] }: Query): Answer {
  return oneMarket(source.pastMarket(ticker));
}

/** `GET /markets/{ticker}/orderbook`; `depth` 0 is all levels, best price last. */
export function getOrderBook(source: MarketSource, { path: [ticker = ''], params }: Query): Answer {
  const depth = wholeNumber(params, 'depth', { min: -1, max: 100, fallback: 0 });
  const book = source.book(ticker);
  if (!book) throw notFound();
  const cut = (levels: typeof book.yes_dollars_fp = []) =>
    depth > 0 ? levels.slice(-depth) : levels;
  return found({
    orderbook_fp: { yes_dollars: cut(book.yes_dollars_fp), no_dollars: cut(book.no_dollars_fp) },
  });
}

/** Whether a market passes a `status` filter. */
export function hasStatus(market: Market, filter: StatusFilter | null): boolean {
  return filter === null || statusesOf[filter].includes(market.status);
}

/** The `status` filter of a request; a word that is not one is refused. */
export function statusFilter(params: URLSearchParams): StatusFilter | null {
  return oneOfWords(params, 'status', statusFilters);
}

function marketPage(markets: readonly Market[], params: URLSearchParams): Answer {
  const { items, cursor } = page(markets.filter(wanted(params)), params, {
    idOf: ({ ticker }) => ticker,
    limit: { usual: 100, max: 1000 },
  });
  return found({ markets: [...items], cursor } satisfies GetMarketsResponse);
}

function wanted(params: URLSearchParams): (market: Market) => boolean {
  const status = statusFilter(params);
  const tickers = list(params, 'tickers');
  const event = params.get('event_ticker') ?? '';
  const series = params.get('series_ticker') ?? '';
  const closesAfter = optionalTime(params, 'min_close_ts') ?? -Infinity;
  const closesBefore = optionalTime(params, 'max_close_ts') ?? Infinity;
  return (market) => {
    const close = Date.parse(market.close_time) / 1000;
    return (
      hasStatus(market, status) &&
      (tickers === null || tickers.includes(market.ticker)) &&
      (event === '' || market.event_ticker === event) &&
      (series === '' || seriesOf(market.ticker) === series) &&
      close >= closesAfter &&
      close <= closesBefore
    );
  };
}

function oneMarket(market: Market | null): Answer {
  if (!market) throw notFound();
  return found({ market } satisfies GetMarketResponse);
}
