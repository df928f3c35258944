import type { EventData, Series } from 'kalshi-typescript';
import type { EventPlan, SeriesPlan } from '../world/plan.ts';
import { rfc3339 } from './numbers.ts';

/** A series as Kalshi's REST API tells it. */
export function wireSeries(series: SeriesPlan): Series {
  return {
    ticker: series.ticker,
    frequency: series.frequency,
    title: series.title,
    category: series.category,
    categories: [series.category],
    tags: [...series.tags],
    settlement_sources: [series.source],
    contract_url: series.source.url,
    contract_terms_url: series.source.url,
    fee_type: 'quadratic',
    fee_multiplier: 1,
    additional_prohibitions: [],
  } satisfies Series;
}

/** An event as Kalshi's REST API tells it, without its markets. */
export function wireEvent(series: SeriesPlan, event: EventPlan): EventData {
  return {
    event_ticker: event.ticker,
    series_ticker: series.ticker,
    sub_title: event.subtitle,
    title: event.title,
    collateral_return_type: event.mutuallyExclusive ? 'MECNET' : '',
    mutually_exclusive: event.mutuallyExclusive,
    ...fading(series),
    strike_date: rfc3339(event.times.close),
    settlement_sources: [series.source],
  } satisfies EventData;
}

/** Kalshi calls the category of an event deprecated and still sends it. */
function fading({ category }: SeriesPlan) {
  return { category };
}
