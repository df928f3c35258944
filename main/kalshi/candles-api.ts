import { seriesOf } from '../../preload/contract/market.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import {
  candleQueries,
  candlesSchema,
  toCandle,
  type Candle,
  type CandlePeriod,
  type TimeRange,
} from './candlesticks.ts';
import type { RestClient } from './rest-client.ts';

/** Past prices of one exchange, as candles. Source: OpenAPI, "Get Market Candlesticks". */
export class CandlesApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  /**
   * The candles of one market that end within a range, oldest first, in as many requests as that takes.
   *
   * A market that the live endpoints have dropped is looked up among the historical ones. Fails with `not-found`.
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

  async #collect(
    path: string,
    queries: readonly Readonly<Record<string, string>>[],
  ): Promise<Result<readonly Candle[]>> {
    const candles: Candle[] = [];
    for (const query of queries) {
      const request = { query, schema: candlesSchema, priority: 'background' } as const;
      const answer = await this.#rest.get(path, request);
      if (!answer.ok) return answer;
      candles.push(...answer.value.value.candlesticks.items.map(toCandle));
    }
    return ok(candles);
  }
}
