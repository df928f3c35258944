import { z } from 'zod';
import { lenientList } from './lenient-list.ts';
import { marketSchema } from './market-schema.ts';
import { levels, text } from './wire.ts';

/** Where the next page starts; Kalshi writes "" after the last one. */
const cursor = text.transform((value) => value || null);

/** `GET /markets` */
export const marketsSchema = z.object({ markets: lenientList(marketSchema), cursor });

/** `GET /markets/{ticker}` and `GET /historical/markets/{ticker}` */
export const oneMarketSchema = z.object({ market: marketSchema });

/** An event with its markets, where they were asked for. Source: OpenAPI, `EventData`. */
export const eventSchema = z.object({
  event_ticker: z.string(),
  title: text,
  sub_title: text,
  category: text,
  markets: lenientList(marketSchema),
});

/** `GET /events` */
export const eventsSchema = z.object({ events: lenientList(eventSchema), cursor });

/** `GET /events/{event}` */
export const oneEventSchema = z.object({ event: eventSchema });

/** A family of recurring events. Source: OpenAPI, `Series`. */
export const seriesSchema = z.object({
  ticker: z.string(),
  title: text,
  tags: z.array(z.string()).nullish(),
});

/** `GET /series/{series}` */
export const oneSeriesSchema = z.object({ series: seriesSchema });

/** `GET /series` */
export const seriesListSchema = z.object({ series: lenientList(seriesSchema) });

/** `GET /search/tags_by_categories`: every category with the tags of its series; a category without tags has come as `null`. */
export const categoriesSchema = z.object({
  tags_by_categories: z.record(z.string(), z.array(z.string()).nullish()),
});

/** `GET /markets/{ticker}/orderbook`: bids of both sides. Source: OpenAPI, `OrderbookCountFp`. */
export const orderBookSchema = z.object({
  orderbook_fp: z.object({ yes_dollars: levels, no_dollars: levels }),
});
