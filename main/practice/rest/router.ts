import type { MarketSource } from '../source.ts';
import {
  getBalance,
  getLimits,
  listFills,
  listKeys,
  listPositions,
  listSettlements,
  type Accounts,
} from './account.ts';
import { Refusal, notFound, type Answer, type Query } from './answer.ts';
import { getBatchCandles, getCandles, getPastCandles } from './candlesticks.ts';
import { getEvent, getSeries, listEvents, listSeries, listTags } from './events.ts';
import { getCutoff, getSchedule, getStatus, listTrades } from './exchange.ts';
import { getMarket, getOrderBook, getPastMarket, listMarkets, listPastMarkets } from './markets.ts';

type OpenHandler = (source: MarketSource, query: Query) => Answer;
type SignedHandler = (accounts: Accounts) => Answer;

/** Calls that need no key. `*` stands for one part of the path. */
const openRoutes: readonly (readonly [pattern: string, handler: OpenHandler])[] = [
  ['/exchange/status', getStatus],
  ['/exchange/schedule', getSchedule],
  ['/series', listSeries],
  ['/series/*', getSeries],
  ['/series/*/markets/*/candlesticks', getCandles],
  ['/search/tags_by_categories', listTags],
  ['/events', listEvents],
  ['/events/*', getEvent],
  ['/markets', listMarkets],
  ['/markets/trades', listTrades],
  ['/markets/candlesticks', getBatchCandles],
  ['/markets/*', getMarket],
  ['/markets/*/orderbook', getOrderBook],
  ['/historical/cutoff', getCutoff],
  ['/historical/markets', listPastMarkets],
  ['/historical/markets/*', getPastMarket],
  ['/historical/markets/*/candlesticks', getPastCandles],
];

/** Calls that need a signature. */
const signedRoutes: Readonly<Record<string, SignedHandler>> = {
  '/portfolio/balance': getBalance,
  '/portfolio/positions': listPositions,
  '/portfolio/fills': listFills,
  '/portfolio/settlements': listSettlements,
  '/account/limits': getLimits,
  '/api_keys': listKeys,
};

/** Whether a path (below the REST base) is only for signed requests. */
export function needsSignature(path: string): boolean {
  return path in signedRoutes;
}

/** Answers a GET for a path below the REST base; signatures were checked before. */
export function answer(
  source: MarketSource,
  accounts: Accounts,
  path: string,
  params: URLSearchParams,
): Answer {
  try {
    const signed = signedRoutes[path];
    return signed ? signed(accounts) : answerOpen(source, path, params);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.answer;
    throw refusal;
  }
}

function answerOpen(source: MarketSource, path: string, params: URLSearchParams): Answer {
  for (const [pattern, handler] of openRoutes) {
    const variables = match(pattern, path);
    if (variables) return handler(source, { path: variables, params });
  }
  throw notFound();
}

function match(pattern: string, path: string): string[] | null {
  const wanted = pattern.split('/');
  const parts = path.split('/').map(decode);
  if (wanted.length !== parts.length) return null;
  const fits = wanted.every((part, index) => part === '*' || part === parts[index]);
  return fits ? parts.filter((_, index) => wanted[index] === '*') : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
