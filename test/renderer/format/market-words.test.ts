import { describe, expect, it } from 'vitest';
import { countdownTo, marketAddress, statusWords } from '../../../renderer/format/market-words.ts';
import { market } from '../harness/markets.ts';

describe('a market’s badge', () => {
  it.each([
    ['active', null, null],
    ['inactive', null, 'Paused'],
    ['initialized', null, 'Not open yet'],
    ['closed', null, 'Closed'],
    ['determined', 'yes', 'Result YES'],
    ['finalized', 'no', 'Result NO'],
    ['finalized', 'scalar', 'Settled'],
    ['finalized', null, 'Settled'],
    ['disputed', 'yes', 'Disputed'],
    ['amended', 'no', 'Amended'],
    ['unknown', null, 'Unknown state'],
  ] as const)('of a market that is %s with result %s says %s', (status, result, words) => {
    expect(statusWords({ status, result })).toBe(words);
  });
});

describe('the countdown', () => {
  const closeTime = 5_000;

  it('runs while the market trades or is paused', () => {
    expect(countdownTo(market('A', { closeTime }), 1_000)).toBe(closeTime);
    expect(countdownTo(market('A', { closeTime, status: 'inactive' }), 1_000)).toBe(closeTime);
  });

  it('is gone once the time has come, or the market has closed, or there is no end', () => {
    expect(countdownTo(market('A', { closeTime }), closeTime)).toBeNull();
    expect(countdownTo(market('A', { closeTime, status: 'closed' }), 1_000)).toBeNull();
    expect(countdownTo(market('A', { closeTime: null }), 1_000)).toBeNull();
  });
});

describe('a market’s address', () => {
  it('is its event’s page', () => {
    const { eventTicker } = market('KXHIGHNY-26AUG09-B83.5');
    expect(marketAddress({ eventTicker })).toBe('https://kalshi.com/markets/kxhighny-26aug09');
  });

  it('stays on kalshi.com whatever the ticker holds', () => {
    expect(marketAddress({ eventTicker: '../../@evil.example/?#' })).toMatch(
      /^https:\/\/kalshi\.com\/markets\/[^/?#@]+$/,
    );
  });
});
