import type { Market } from '../../preload/contract/market.ts';
import { complement } from '../../preload/contract/prices.ts';
import type { OrderBook } from '../../preload/contract/quote.ts';
import { fail, ok, type Failure, type Result } from '../../preload/contract/result.ts';
import type { Trade } from '../../preload/contract/trade.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import {
  eventsSchema,
  marketsSchema,
  oneEventSchema,
  oneMarketSchema,
  orderBookSchema,
} from './answer-schemas.ts';
import {
  exchangeScheduleSchema,
  exchangeStatusSchema,
  maintenanceEnd,
  toExchangeState,
  type ExchangeState,
} from './exchange-schemas.ts';
import { join, openOnly, readEvents, readMarkets, type MarketData } from './market-answers.ts';
import { makeBook } from './order-book.ts';
import type { Priority } from './rate-limiter.ts';
import type { RestClient } from './rest-client.ts';
import { batchTickers } from './ticker-batches.ts';
import { tradesSchema } from './trades.ts';

/** A page of events with their markets; `cursor` asks for the next one and is `null` on the last. */
export interface OpenMarkets extends MarketData {
  /** Kalshi's category of each event, such as "Politics"; empty when it gives none. */
  readonly categories: ReadonlyMap<string, string>;
  readonly cursor: string | null;
}

export interface KalshiApiParts {
  readonly rest: RestClient;
  readonly clock: Clock;
  readonly log: Log;
}

/** Events with all their markets are long: 50 of them are about 2 MB, and more than anyone reads at once. */
const EVENTS_PER_PAGE = 50;

/** The public market data of one exchange over REST; no key is needed. Source: Kalshi API docs, OpenAPI 3.32. */
export class KalshiApi {
  readonly #parts: KalshiApiParts;

  constructor(parts: KalshiApiParts) {
    this.#parts = parts;
  }

  /**
   * Many markets at once, in one request unless the tickers make its address too long.
   *
   * Markets that the live endpoints do not have (any more) are missing from the answer. Ones that cannot be read are left
   * out, counted and logged.
   */
  async markets(tickers: readonly string[]): Promise<Result<MarketData>> {
    const batches = batchTickers(tickers).map((batch) => this.#marketBatch(batch));
    const answers = await Promise.all(batches);
    const failed = answers.find((answer) => !answer.ok);
    return failed ?? ok(join(answers.flatMap((answer) => (answer.ok ? [answer.value] : []))));
  }

  /** One market that is live or was settled recently; fails with `not-found`. */
  market(ticker: string): Promise<Result<MarketData>> {
    return this.#oneMarket('/markets', ticker);
  }

  /** A market settled so long ago that the live endpoints have dropped it; fails with `not-found`. */
  async historicalMarket(ticker: string): Promise<Result<Market>> {
    const answer = await this.#oneMarket('/historical/markets', ticker);
    if (!answer.ok) return answer;
    const [market] = answer.value.markets;
    return market ? ok(market) : unknownTicker(ticker);
  }

  /** All markets of an event; fails with `not-found`. */
  async event(eventTicker: string): Promise<Result<MarketData>> {
    const path = `/events/${encodeURIComponent(eventTicker)}`;
    const query = { with_nested_markets: 'true' };
    const answer = await this.#parts.rest.get(path, { query, schema: oneEventSchema });
    if (!answer.ok) return named(answer.error, eventTicker);
    const { event } = answer.value.value;
    this.#logDropped(event.markets.dropped);
    return ok(readEvents([event], this.#times(answer.value.asOf)));
  }

  /**
   * A page of markets open for trading, event by event, of all series or one.
   *
   * Walks `/events`, not `/markets`: events carry the titles people know, and leave out the thousands of combinations of
   * other markets that `/markets` lists.
   */
  async openMarkets(cursor: string | null, series?: string): Promise<Result<OpenMarkets>> {
    const page = await this.#events({
      status: 'open',
      ...(cursor && { cursor }),
      ...(series && { series_ticker: series }),
    });
    return page.ok ? ok({ ...page.value, ...openOnly(page.value) }) : page;
  }

  /**
   * The markets of a series that trade, are paused or are announced, of up to 50 events each. A series that does not exist
   * has none.
   */
  async seriesMarkets(series: string): Promise<Result<MarketData>> {
    const pages = await Promise.all(
      ['open', 'unopened'].map((status) =>
        this.#events({ status, series_ticker: series }, 'background'),
      ),
    );
    const failed = pages.find((page) => !page.ok);
    return failed ?? ok(join(pages.flatMap((page) => (page.ok ? [page.value] : []))));
  }

  /** The whole order book. */
  async orderBook(ticker: string): Promise<Result<OrderBook>> {
    const path = `/markets/${encodeURIComponent(ticker)}/orderbook`;
    const request = { query: { depth: '0' }, schema: orderBookSchema };
    const answer = await this.#parts.rest.get(path, request);
    if (!answer.ok) return named(answer.error, ticker);
    const { yes_dollars: bids, no_dollars: noBids } = answer.value.value.orderbook_fp;
    const asks = noBids.map(({ price, size }) => ({ price: complement(price), size }));
    return ok(makeBook(ticker, bids, asks));
  }

  /** The last `limit` trades of a market, newest first. */
  async trades(ticker: string, limit: number): Promise<Result<readonly Trade[]>> {
    const query = { ticker, limit: String(limit) };
    const answer = await this.#parts.rest.get('/markets/trades', { query, schema: tradesSchema });
    if (!answer.ok) return answer;
    const { items, dropped } = answer.value.value.trades;
    this.#logDropped(dropped);
    return ok(items);
  }

  /** Whether the exchange works now, and until when not: where it gives no estimate, until when it has announced. */
  async exchangeState(): Promise<Result<ExchangeState>> {
    const request = { schema: exchangeStatusSchema, priority: 'background' } as const;
    const answer = await this.#parts.rest.get('/exchange/status', request);
    if (!answer.ok) return answer;
    const state = toExchangeState(answer.value.value);
    if (state.active || state.resumeTime !== null) return ok(state);
    return ok({ ...state, resumeTime: await this.#announcedEnd(answer.value.asOf) });
  }

  /** When the announced maintenance of a moment ends (Unix ms). */
  async #announcedEnd(time: number): Promise<number | null> {
    const request = { schema: exchangeScheduleSchema, priority: 'background' } as const;
    const answer = await this.#parts.rest.get('/exchange/schedule', request);
    return answer.ok ? maintenanceEnd(answer.value.value, time) : null;
  }

  async #events(
    query: Readonly<Record<string, string>>,
    priority?: Priority,
  ): Promise<Result<OpenMarkets>> {
    const answer = await this.#parts.rest.get('/events', {
      query: { ...query, with_nested_markets: 'true', limit: String(EVENTS_PER_PAGE) },
      schema: eventsSchema,
      ...(priority && { priority }),
    });
    if (!answer.ok) return answer;
    const { events, cursor } = answer.value.value;
    const dropped = events.items.map(({ markets }) => markets.dropped);
    this.#logDropped(dropped.reduce((sum, count) => sum + count, events.dropped));
    const data = readEvents(events.items, this.#times(answer.value.asOf));
    const categories = new Map(events.items.map((event) => [event.event_ticker, event.category]));
    return ok({ ...data, categories, cursor });
  }

  async #marketBatch(tickers: readonly string[]): Promise<Result<MarketData>> {
    const query = { tickers: tickers.join(','), limit: String(tickers.length) };
    const request = { query, schema: marketsSchema, priority: 'background' } as const;
    const answer = await this.#parts.rest.get('/markets', request);
    if (!answer.ok) return answer;
    const { markets } = answer.value.value;
    this.#logDropped(markets.dropped);
    return ok(readMarkets(markets.items, this.#times(answer.value.asOf)));
  }

  async #oneMarket(collection: string, ticker: string): Promise<Result<MarketData>> {
    const path = `${collection}/${encodeURIComponent(ticker)}`;
    const answer = await this.#parts.rest.get(path, { schema: oneMarketSchema });
    if (!answer.ok) return named(answer.error, ticker);
    return ok(readMarkets([answer.value.value.market], this.#times(answer.value.asOf)));
  }

  #times(asOf: number) {
    return { asOf, receivedTime: this.#parts.clock.now() };
  }

  #logDropped(count: number): void {
    if (count > 0) this.#parts.log.warn(`Left out ${count} of what the exchange told: unreadable.`);
  }
}

/** The same failure, naming what was looked for when that does not exist. */
function named(error: Failure, ticker: string): Result<never> {
  return error.code === 'not-found' ? unknownTicker(ticker) : { ok: false, error };
}

function unknownTicker(ticker: string): Result<never> {
  return fail('not-found', `There is no ${ticker} here. Check the spelling and the environment.`);
}
