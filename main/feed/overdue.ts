import type { Market } from '../../preload/contract/market.ts';

/** Whether a market should have opened or closed by now. The stream says nothing when that happens on schedule. */
export function isOverdue({ status, openTime, closeTime }: Market, now: number): boolean {
  if (status === 'active') return closeTime !== null && closeTime <= now;
  return status === 'initialized' && openTime !== null && openTime <= now;
}
