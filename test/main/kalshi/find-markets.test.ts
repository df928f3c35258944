import { describe, expect, it } from 'vitest';
import { findMarkets } from '../../../main/kalshi/find-markets.ts';
import { KalshiApi } from '../../../main/kalshi/market-data.ts';
import type { FakeReply } from '../../fakes/fake-fetch.ts';
import { makeRest } from './rest-kit.ts';
import { officialMarket } from './sample-answers.ts';

async function find(input: string, ...replies: readonly FakeReply[]) {
  const { rest, clock, network } = makeRest(...replies);
  const log = { info: () => undefined, warn: () => undefined };
  const found = findMarkets(new KalshiApi({ rest, clock, log }), input);
  await clock.advance(60_000);
  const paths = network.requests.map(({ url }) => url.pathname.replace('/trade-api/v2', ''));
  return { found: await found, paths, network };
}

const missing = { status: 404 };
const market = { body: { market: officialMarket() } };
const event = {
  event_ticker: 'KXHIGHNY-26AUG09',
  title: 'Highest temperature',
  markets: [officialMarket()],
};

describe('looking for markets', () => {
  it('finds a market by its ticker', async () => {
    const { found, paths } = await find('kxhighny-26aug09-b83.5', market);
    expect(found).toMatchObject({
      ok: true,
      value: { markets: [{ title: expect.any(String) as string }] },
    });
    expect(paths).toEqual(['/markets/KXHIGHNY-26AUG09-B83.5']);
  });

  it('finds an event by its ticker', async () => {
    const { found, paths } = await find('KXHIGHNY-26AUG09', missing, { body: { event } });
    expect(found).toMatchObject({
      ok: true,
      value: { markets: [{ eventTicker: 'KXHIGHNY-26AUG09' }] },
    });
    expect(paths).toEqual(['/markets/KXHIGHNY-26AUG09', '/events/KXHIGHNY-26AUG09']);
  });

  it('finds a market settled long ago', async () => {
    const { found, paths } = await find('A-B-C', missing, missing, market);
    expect(found).toMatchObject({ ok: true, value: { quotes: [] } });
    expect(paths.at(-1)).toBe('/historical/markets/A-B-C');
  });

  it('finds the open markets of a series', async () => {
    const { found, network } = await find('kxhighny', { body: { events: [event], cursor: '' } });
    expect(found).toMatchObject({ ok: true, value: { markets: [{ status: 'active' }] } });
    expect(network.requests[0]?.url.searchParams.get('series_ticker')).toBe('KXHIGHNY');
  });

  it.each([
    ['a market', 'A-B', missing],
    ['a series', 'AB', { body: { events: [], cursor: '' } }],
  ])('says so when there is no such thing as %s', async (_what, input, reply) => {
    const { found } = await find(input, reply);
    expect(found).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('does not take a broken network for a wrong ticker', async () => {
    const { found, paths } = await find('A-B', null);
    expect(found).toMatchObject({ error: { code: 'offline' } });
    expect(new Set(paths)).toEqual(new Set(['/markets/A-B']));
  });

  it('asks nobody about what is no ticker', async () => {
    const { found, paths } = await find('what is this?', market);
    expect(found).toMatchObject({ error: { code: 'invalid-input' } });
    expect(paths).toEqual([]);
  });
});
