import type {
  ExchangeStatus,
  GetAccountApiLimitsResponse,
  GetApiKeysResponse,
  GetBalanceResponse,
  GetEventResponse,
  GetEventsResponse,
  GetExchangeScheduleResponse,
  BatchGetMarketCandlesticksResponse,
  GetMarketCandlesticksHistoricalResponse,
  GetMarketCandlesticksResponse,
  GetMarketOrderbookResponse,
  GetMarketResponse,
  GetMarketsResponse,
  GetSeriesListResponse,
  GetTradesResponse,
  GetTagsForSeriesCategoriesResponse,
  Market,
  MarketCandlestick,
  MarketCandlestickHistorical,
  EventData,
  Series,
} from 'kalshi-typescript';
import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type {
  apiKeysSchema,
  balanceSchema,
  limitsSchema,
} from '../../../main/kalshi/account-api.ts';
import type * as answers from '../../../main/kalshi/answer-schemas.ts';
import type {
  batchCandlesSchema,
  candleSchema,
  candlesSchema,
} from '../../../main/kalshi/candlesticks.ts';
import type * as exchange from '../../../main/kalshi/exchange-schemas.ts';
import type { marketSchema } from '../../../main/kalshi/market-schema.ts';
import type { tradesSchema } from '../../../main/kalshi/trades.ts';

/** Whether our schema takes everything that Kalshi's own types promise; the compiler is the test. */
type Takes<Schema extends z.ZodType, Official> = Official extends z.input<Schema> ? true : false;

/** Only fields that Kalshi documents are read: a schema's field that no official type has would never be filled. */
type Strangers<Schema extends z.ZodType, Official> = Exclude<keyof z.input<Schema>, keyof Official>;

describe('our schemas', () => {
  it('take what Kalshi’s own types promise', () => {
    expectTypeOf<Takes<typeof marketSchema, Market>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof answers.marketsSchema, GetMarketsResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof answers.oneMarketSchema, GetMarketResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof answers.eventSchema, EventData>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof answers.eventsSchema, GetEventsResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof answers.oneEventSchema, GetEventResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof answers.seriesSchema, Series>>().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof answers.seriesListSchema, GetSeriesListResponse>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof answers.categoriesSchema, GetTagsForSeriesCategoriesResponse>
    >().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof candleSchema, MarketCandlestick>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof candleSchema, MarketCandlestickHistorical>>().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof candlesSchema, GetMarketCandlesticksResponse>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof candlesSchema, GetMarketCandlesticksHistoricalResponse>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof batchCandlesSchema, BatchGetMarketCandlesticksResponse>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof exchange.exchangeStatusSchema, ExchangeStatus>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Takes<typeof exchange.exchangeScheduleSchema, GetExchangeScheduleResponse>
    >().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof tradesSchema, GetTradesResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof limitsSchema, GetAccountApiLimitsResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof apiKeysSchema, GetApiKeysResponse>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof balanceSchema, GetBalanceResponse>>().toEqualTypeOf<true>();
  });

  it('read no field that Kalshi does not have', () => {
    expectTypeOf<Strangers<typeof marketSchema, Market>>().toEqualTypeOf<never>();
    expectTypeOf<Strangers<typeof answers.eventSchema, EventData>>().toEqualTypeOf<never>();
    expectTypeOf<Strangers<typeof answers.seriesSchema, Series>>().toEqualTypeOf<never>();
    expectTypeOf<
      Strangers<typeof candleSchema, MarketCandlestick & MarketCandlestickHistorical>
    >().toEqualTypeOf<never>();
    expectTypeOf<
      Strangers<typeof exchange.exchangeStatusSchema, ExchangeStatus>
    >().toEqualTypeOf<never>();
  });

  it('take the order book once its pairs are pairs', () => {
    type Official = GetMarketOrderbookResponse['orderbook_fp'];
    expectTypeOf<keyof Official>().toEqualTypeOf<
      keyof z.input<typeof answers.orderBookSchema>['orderbook_fp']
    >();
  });
});
