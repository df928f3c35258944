import type { CatalogueEntry } from '../preload/contract/catalogue.ts';
import { NO_CONTRACTS } from '../preload/contract/prices.ts';
import { ok } from '../preload/contract/result.ts';
import type { CatalogueSource } from './catalogue/catalogue.ts';
import type { KalshiApi, OpenMarkets } from './kalshi/market-data.ts';
import { walk } from './kalshi/walk.ts';

/** The exchange's list of open markets, as the catalogue keeps it. */
export function openMarketsOf(api: KalshiApi): CatalogueSource {
  return {
    openMarkets: () =>
      walk(async (cursor) => {
        const page = await api.openMarkets(cursor);
        return page.ok ? ok({ items: toEntries(page.value), cursor: page.value.cursor }) : page;
      }),
  };
}

function toEntries({ markets, quotes, categories }: OpenMarkets): readonly CatalogueEntry[] {
  const volumes = new Map(quotes.map(({ ticker, volume }) => [ticker, volume]));
  return markets.map(({ ticker, eventTicker, title, yesSubtitle, closeTime }) => ({
    ticker,
    eventTicker,
    title,
    yesSubtitle,
    category: categories.get(eventTicker) ?? '',
    volume: volumes.get(ticker) ?? NO_CONTRACTS,
    closeTime,
  }));
}
