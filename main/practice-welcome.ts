import { z } from 'zod';
import type { Quote } from '../preload/contract/quote.ts';
import type { Session } from './session.ts';
import type { SettingsService } from './settings/settings-service.ts';

const VISITED = 'practiceVisited';
const STARTERS = 8;

/**
 * The practice exchange is there to be looked at, so on the first visit the liveliest market of each event is followed. Once
 * only: a list that somebody has emptied stays empty.
 */
export async function welcomeToPractice(
  session: Session,
  settings: SettingsService,
): Promise<void> {
  if (session.environment.id !== 'practice' || settings.recall(VISITED, z.boolean())) return;
  const open = await session.exchange.market.openMarkets(null);
  if (!open.ok) return;
  settings.remember(VISITED, true);
  const liveliest = new Map<string, Quote>();
  const events = new Map(
    open.value.markets.map(({ ticker, eventTicker }) => [ticker, eventTicker]),
  );
  for (const quote of open.value.quotes) {
    const event = events.get(quote.ticker) ?? quote.ticker;
    if (quote.volume > (liveliest.get(event)?.volume ?? -1)) liveliest.set(event, quote);
  }
  for (const { ticker } of [...liveliest.values()].slice(0, STARTERS)) {
    const title = open.value.markets.find((market) => market.ticker === ticker)?.title ?? ticker;
    session.watchlist.add({ ticker, title });
  }
}
