import type { CandlePeriod, TimeRange } from '../../preload/contract/history.ts';
import { seriesOf } from '../../preload/contract/market.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import {
  batchCandlesSchema,
  candleQueries,
  candlesSchema,
  marketsPerBatch,
  readCandles,
  type Candle,
} from './candlesticks.ts';
import type { RestClient } from './rest-client.ts';
import { batchTickers } from './ticker-batches.ts';

type Query = Readonly<Record<string, string>>;

/** Past prices of one exchange, as candles, oldest first. Its requests let those pass that a person waits for. */
export class CandlesApi {
  readonly #rest: RestClient;
  readonly #clock: Clock;

  constructor(rest: RestClient, clock: Clock) {
    this.#rest = rest;
    this.#clock = clock;
  }

  /**
   * The candles of one market that end within a range, in as many requests as that takes.
   *
   * A market that the live endpoints have dropped is looked up among the historical ones. Fails with `not-found`.
   * Source: OpenAPI, "Get Market Candlesticks" and "Get Historical Market Candlesticks".
   */
  async candlesticks(
    ticker: string,
    range: TimeRange,
    period: CandlePeriod,
  ): Promise<Result<readonly Candle[]>> {
    const market = `markets/${encodeURIComponent(ticker)}/candlesticks`;
    const series = encodeURIComponent(seriesOf(ticker));
    const queries = candleQueries(range, period);
    const live = await this.#collect(`/series/${series}/${market}`, queries);
    if (live.ok || live.error.code !== 'not-found') return live;
    return this.#collect(`/historical/${market}`, queries);
  }

  /**
   * The candles of many markets that end within a range, in as few requests as that takes. Markets that the exchange does
   * not know are missing from the answer. `isRecent` says that none of them can have been dropped by the live endpoints
   * since the range began: then no candles means that nothing happened. Source: OpenAPI, "Batch Get Market Candlesticks".
   */
  async candles(
    tickers: readonly string[],
    range: TimeRange,
    period: CandlePeriod,
    isRecent = false,
  ): Promise<Result<ReadonlyMap<string, readonly Candle[]>>> {
    const found = new Map<string, readonly Candle[]>();
    const perBatch = marketsPerBatch(range, period);
    const batches = perBatch < 2 ? [] : batchTickers(tickers, perBatch);
    for (const batch of batches.filter(({ length }) => length > 1)) {
      const refused = await this.#batch(batch, range, period, (ticker, candles) => {
        if (isRecent || candles.length > 0) found.set(ticker, candles);
      });
      if (refused) return refused;
    }
    const rest = tickers.filter((ticker) => !found.has(ticker));
    for (const ticker of rest) {
      const single = await this.candlesticks(ticker, range, period);
      if (single.ok) found.set(ticker, single.value);
      else if (single.error.code !== 'not-found') return single;
    }
    return ok(found);
  }

  /** What one request tells of several markets; nothing when it is refused for the sake of one of them. */
  async #batch(
    tickers: readonly string[],
    range: TimeRange,
    period: CandlePeriod,
    tell: (ticker: string, candles: readonly Candle[]) => void,
  ): Promise<Result<never> | null> {
    const [times = {}] = candleQueries(range, period);
    const query = { ...times, market_tickers: tickers.join(',') };
    const request = { query, schema: batchCandlesSchema, priority: 'background' } as const;
    const answer = await this.#rest.get('/markets/candlesticks', request);
    if (!answer.ok) {
      const { code } = answer.error;
      return code === 'not-found' || code === 'bad-answer' ? null : answer;
    }
    for (const { market_ticker: ticker, candlesticks } of answer.value.value.markets.items) {
      tell(ticker, await readCandles(candlesticks, this.#clock));
    }
    return null;
  }

  async #collect(path: string, queries: readonly Query[]): Promise<Result<readonly Candle[]>> {
    const candles: Candle[] = [];
    for (const query of queries) {
      const request = { query, schema: candlesSchema, priority: 'background' } as const;
      const answer = await this.#rest.get(path, request);
      if (!answer.ok) return answer;
      candles.push(...(await readCandles(answer.value.value.candlesticks, this.#clock)));
    }
    return ok(candles);
  }
}
