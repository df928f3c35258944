import { describe, expect, it } from 'vitest';
import type { WatchlistEntry } from '../../../preload/contract/snapshot.ts';
import { LiveMarket } from '../../../renderer/state/live-market.svelte.ts';
import { groupWords } from '../../../renderer/watchlist/group-words.ts';
import { level, marketOf, quoteOf } from '../../fakes/samples.ts';

const live = new Map<string, LiveMarket>();
const liveOf = (ticker: string): LiveMarket => live.get(ticker) ?? new LiveMarket(ticker);

function entry(ticker: string, bid: number | null): WatchlistEntry {
  const market = new LiveMarket(ticker);
  market.market = marketOf(ticker, { yesSubtitle: `Outcome ${ticker}` });
  if (bid !== null)
    market.quote = quoteOf(ticker, { yesBid: level(bid), yesAsk: level(bid + 2), last: null });
  live.set(ticker, market);
  return { ticker, title: ticker, groupId: 1, isPinned: false, series: null };
}

const event = { isEvent: true, isCollapsed: false };
const entries = [entry('A', 20), entry('B', 55), entry('C', 23), entry('D', null)];

describe('the words under the name of a group', () => {
  it('count its markets, and sum the known chances of an event', () => {
    expect(groupWords({ ...event, isEvent: false }, entries, liveOf)).toBe('4 markets');
    expect(groupWords(event, entries, liveOf)).toBe('4 markets, chances sum to 101%');
    expect(groupWords(event, entries.slice(3), liveOf)).toBe('1 market');
  });

  it('name the likeliest outcome while its row is out of sight', () => {
    expect(groupWords({ ...event, isCollapsed: true }, entries, liveOf)).toBe(
      '4 markets, chances sum to 101% · Outcome B 56%',
    );
  });
});
