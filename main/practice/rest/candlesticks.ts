import type {
  BatchGetMarketCandlesticksResponse,
  GetMarketCandlesticksHistoricalResponse,
  GetMarketCandlesticksResponse,
  MarketCandlestick,
  MarketCandlestickHistorical,
} from 'kalshi-typescript';
import { candlePeriods, type CandlePeriod } from '../../../preload/contract/history.ts';
import { seriesOf } from '../../../preload/contract/market.ts';
import type { MarketSource, TimeRange } from '../source.ts';
import { badRequest, found, notFound, type Answer, type Query } from './answer.ts';
import { list, requiredTime } from './params.ts';

const MAX_CANDLES = 5_000;
const MAX_BATCH_MARKETS = 100;
const MAX_BATCH_CANDLES = 10_000;

/** `GET /series/{series}/markets/{ticker}/candlesticks` */
export function getCandles(
  source: MarketSource,
  { path: [series = '', ticker = ''], params }: Query,
): Answer {
  const { range, period } = candleRequest(params);
  if (!source.market(ticker) || seriesOf(ticker) !== series) throw notFound();
  const candlesticks = [...source.candles(ticker, range, period)];
  return found({ ticker, candlesticks } satisfies GetMarketCandlesticksResponse);
}

/** `GET /markets/candlesticks`: several markets at once; those that are not listed are left out. */
export function getBatchCandles(source: MarketSource, { params }: Query): Answer {
  const { range, period, expected } = candleRequest(params);
  const tickers = list(params, 'market_tickers') ?? [];
  if (tickers.length === 0) throw badRequest('market_tickers is required');
  if (tickers.length > MAX_BATCH_MARKETS) {
    throw badRequest(`market_tickers takes at most ${MAX_BATCH_MARKETS}`);
  }
  if (tickers.length * expected > MAX_BATCH_CANDLES) throw tooMany(MAX_BATCH_CANDLES);
  const markets = tickers
    .filter((ticker) => source.market(ticker) !== null)
    .map((market_ticker) => ({
      market_ticker,
      candlesticks: [...source.candles(market_ticker, range, period)],
    }));
  return found({ markets } satisfies BatchGetMarketCandlesticksResponse);
}

/** `GET /historical/markets/{ticker}/candlesticks`: the same figures under names without suffixes. */
export function getPastCandles(
  source: MarketSource,
  { path: [ticker = ''], params }: Query,
): Answer {
  const { range, period } = candleRequest(params);
  if (!source.pastMarket(ticker)) throw notFound();
  const candlesticks = source.candles(ticker, range, period).map(pastCandle);
  return found({ ticker, candlesticks } satisfies GetMarketCandlesticksHistoricalResponse);
}

function candleRequest(params: URLSearchParams): {
  readonly range: TimeRange;
  readonly period: CandlePeriod;
  readonly expected: number;
} {
  const range = { from: requiredTime(params, 'start_ts'), to: requiredTime(params, 'end_ts') };
  const period = candlePeriods.find((minutes) => String(minutes) === params.get('period_interval'));
  if (period === undefined) throw badRequest('period_interval must be one of 1, 60, 1440');
  if (range.to < range.from) throw badRequest('end_ts must not be before start_ts');
  const expected = Math.floor((range.to - range.from) / (60 * period));
  if (expected > MAX_CANDLES) throw tooMany(MAX_CANDLES);
  return { range, period, expected };
}

function tooMany(most: number): Error {
  return badRequest(`at most ${most} candlesticks a request`);
}

function pastCandle(candle: MarketCandlestick): MarketCandlestickHistorical {
  const { price, yes_bid, yes_ask } = candle;
  return {
    end_period_ts: candle.end_period_ts,
    price: {
      open: price.open_dollars ?? null,
      low: price.low_dollars ?? null,
      high: price.high_dollars ?? null,
      close: price.close_dollars ?? null,
      mean: price.mean_dollars ?? null,
      previous: price.previous_dollars ?? null,
    },
    yes_bid: pastQuotes(yes_bid),
    yes_ask: pastQuotes(yes_ask),
    volume: candle.volume_fp,
    open_interest: candle.open_interest_fp,
  };
}

function pastQuotes(quotes: MarketCandlestick['yes_bid']): MarketCandlestickHistorical['yes_bid'] {
  return {
    open: quotes.open_dollars,
    low: quotes.low_dollars,
    high: quotes.high_dollars,
    close: quotes.close_dollars,
  };
}
