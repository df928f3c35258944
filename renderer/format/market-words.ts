import type { Market, MarketResult } from '../../preload/contract/market.ts';

/** What a badge says about a market that is not simply open; `null` when it is. */
export function statusWords(market: Pick<Market, 'status' | 'result'>): string | null {
  switch (market.status) {
    case 'active':
      return null;
    case 'initialized':
      return 'Not open yet';
    case 'inactive':
      return 'Paused';
    case 'closed':
      return 'Closed';
    case 'determined':
    case 'finalized':
      return market.result === null ? 'Settled' : resultWords(market.result);
    case 'disputed':
      return 'Disputed';
    case 'amended':
      return 'Amended';
    case 'unknown':
      return 'Unknown state';
  }
}

function resultWords(result: MarketResult): string {
  return result === 'scalar' ? 'Settled' : `Result ${result.toUpperCase()}`;
}

/** Unix ms until which time is counted down on a row; `null` when the market trades no more or has no end. */
export function countdownTo(
  market: Pick<Market, 'status' | 'closeTime'>,
  now: number,
): number | null {
  const { closeTime, status } = market;
  if (status !== 'active' && status !== 'inactive') return null;
  return closeTime !== null && closeTime > now ? closeTime : null;
}

/** Where Kalshi shows a market: the page of its event. */
export function marketAddress(market: Pick<Market, 'eventTicker'>): string {
  return `https://kalshi.com/markets/${encodeURIComponent(market.eventTicker.toLowerCase())}`;
}
