import { seriesOf } from '../../preload/contract/market.ts';
import { fail, type Result } from '../../preload/contract/result.ts';
import type { MarketData } from './market-answers.ts';
import type { KalshiApi } from './market-data.ts';
import { parseReference } from './reference.ts';

/**
 * Everything that what a person typed or pasted can stand for: one market, the markets of an event, or the open markets of
 * a series. Fails with `invalid-input` or `not-found`, or with what kept the answer from coming.
 */
export async function findMarkets(api: KalshiApi, input: string): Promise<Result<MarketData>> {
  const reference = parseReference(input);
  if (!reference.ok) return reference;
  const ticker = reference.value;
  if (ticker === seriesOf(ticker)) return findInSeries(api, ticker);
  const market = await api.market(ticker);
  if (!isMissing(market)) return market;
  const event = await api.event(ticker);
  if (!isMissing(event)) return event;
  const old = await api.historicalMarket(ticker);
  return old.ok ? { ok: true, value: { markets: [old.value], quotes: [] } } : old;
}

async function findInSeries(api: KalshiApi, series: string): Promise<Result<MarketData>> {
  const page = await api.openMarkets(null, series);
  if (!page.ok || page.value.markets.length > 0) return page;
  return fail('not-found', `There are no open markets under ${series}. Check the spelling.`);
}

function isMissing(result: Result<unknown>): boolean {
  return !result.ok && result.error.code === 'not-found';
}
