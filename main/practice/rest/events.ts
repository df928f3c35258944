import type {
  EventData,
  GetEventResponse,
  GetEventsResponse,
  GetSeriesListResponse,
  GetSeriesResponse,
  GetTagsForSeriesCategoriesResponse,
  Market,
} from 'kalshi-typescript';
import type { MarketSource } from '../source.ts';
import { found, notFound, type Answer, type Query } from './answer.ts';
import { hasStatus, statusFilter } from './markets.ts';
import { page } from './pages.ts';
import { list } from './params.ts';

/** `GET /events`: an event passes the status filter when one of its markets does. */
export function listEvents(source: MarketSource, { params }: Query): Answer {
  const status = statusFilter(params);
  const series = params.get('series_ticker') ?? '';
  const markets = source.markets();
  const passing = new Set(
    markets.filter((market) => hasStatus(market, status)).map((market) => market.event_ticker),
  );
  const events = source
    .events()
    .filter((event) => series === '' || event.series_ticker === series)
    .filter((event) => status === null || passing.has(event.event_ticker));
  const { items, cursor } = page(events, params, {
    idOf: ({ event_ticker }) => event_ticker,
    limit: { usual: 200, max: 200 },
  });
  const told = isNested(params) ? withMarkets(items, markets) : [...items];
  return found({ events: told, cursor } satisfies GetEventsResponse);
}

/** `GET /events/{event}`: the markets are inside the event or beside it. */
export function getEvent(source: MarketSource, { path: [ticker = ''], params }: Query): Answer {
  const event = source.events().find(({ event_ticker }) => event_ticker === ticker);
  if (!event) throw notFound();
  const markets = source.markets().filter(({ event_ticker }) => event_ticker === ticker);
  return found(
    (isNested(params)
      ? { event: { ...event, markets }, markets: [] }
      : { event, markets }) satisfies GetEventResponse,
  );
}

/** `GET /series` */
export function listSeries(source: MarketSource, { params }: Query): Answer {
  const category = params.get('category') ?? '';
  const tags = list(params, 'tags');
  const series = source
    .series()
    .filter(({ categories }) => category === '' || categories.includes(category))
    .filter((one) => tags === null || one.tags?.some((tag) => tags.includes(tag)));
  return found({ series } satisfies GetSeriesListResponse);
}

/** `GET /series/{series}` */
export function getSeries(source: MarketSource, { path: [ticker = ''] }: Query): Answer {
  const series = source.series().find((one) => one.ticker === ticker);
  if (!series) throw notFound();
  return found({ series } satisfies GetSeriesResponse);
}

/** `GET /search/tags_by_categories` */
export function listTags(source: MarketSource): Answer {
  const tags_by_categories: Record<string, string[]> = {};
  for (const { category, tags } of source.series()) {
    const known = tags_by_categories[category] ?? [];
    tags_by_categories[category] = [...new Set([...known, ...(tags ?? [])])];
  }
  return found({ tags_by_categories } satisfies GetTagsForSeriesCategoriesResponse);
}

function isNested(params: URLSearchParams): boolean {
  return params.get('with_nested_markets') === 'true';
}

function withMarkets(events: readonly EventData[], markets: readonly Market[]): EventData[] {
  const byEvent = new Map<string, Market[]>();
  for (const market of markets) {
    byEvent.set(market.event_ticker, [...(byEvent.get(market.event_ticker) ?? []), market]);
  }
  return events.map((event) => ({ ...event, markets: byEvent.get(event.event_ticker) ?? [] }));
}
