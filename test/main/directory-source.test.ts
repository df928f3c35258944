import { describe, expect, it } from 'vitest';
import { directoryOf } from '../../main/directory-source.ts';
import { BrowseApi } from '../../main/kalshi/browse-api.ts';
import { KalshiApi } from '../../main/kalshi/market-data.ts';
import type { FakeReply } from '../fakes/fake-fetch.ts';
import { makeRest } from './kalshi/rest-kit.ts';
import { officialMarket } from './kalshi/sample-answers.ts';

function directory(...replies: readonly FakeReply[]) {
  const { rest, clock } = makeRest(...replies);
  const market = new KalshiApi({ rest, clock, log: { info: unexpected, warn: unexpected } });
  return directoryOf({ browse: new BrowseApi(rest), market });
}

function unexpected(message: string): never {
  throw new Error(message);
}

describe('the exchange’s lists, as the directory keeps them', () => {
  it('are categories and series by title', async () => {
    const source = directory(
      { body: { tags_by_categories: { Sports: ['Soccer', 'Golf'], Crypto: null } } },
      { body: { series: [{ ticker: 'KXB', title: 'Rain', tags: ['NYC'] }, { ticker: 'KXA' }] } },
    );
    expect(await source.list({ list: 'categories' })).toMatchObject({
      value: {
        folders: [
          { id: 'Crypto', title: 'Crypto', detail: '' },
          { id: 'Sports', title: 'Sports', detail: 'Soccer, Golf' },
        ],
      },
    });
    expect(await source.list({ list: 'series', category: 'Weather' })).toMatchObject({
      value: {
        folders: [
          { id: 'KXA', title: 'KXA', detail: '' },
          { id: 'KXB', title: 'Rain', detail: 'NYC' },
        ],
      },
    });
  });

  it('are all pages of the events of a series, or none', async () => {
    const first = { event_ticker: 'A-2', title: 'Two', sub_title: 'On Tuesday' };
    const pages = [
      { body: { events: [first], cursor: 'more' } },
      { body: { events: [{ event_ticker: 'A-1' }], cursor: '' } },
    ];
    expect(await directory(...pages).list({ list: 'events', series: 'A' })).toMatchObject({
      value: {
        folders: [
          { id: 'A-2', title: 'Two', detail: 'On Tuesday' },
          { id: 'A-1', title: 'A-1', detail: '' },
        ],
      },
    });
    const cut = directory(...pages.slice(0, 1), { status: 404, body: {} });
    expect(await cut.list({ list: 'events', series: 'A' })).toMatchObject({ ok: false });
  });

  it('are the markets of an event, open or not', async () => {
    const event = {
      event_ticker: 'KXHIGHNY-26AUG09',
      title: 'Highest temperature in NYC?',
      markets: [
        officialMarket(),
        officialMarket({ ticker: 'KXHIGHNY-26AUG09-T90', status: 'closed' }),
      ],
    };
    const source = directory({ body: { event } });
    expect(await source.list({ list: 'markets', event: event.event_ticker })).toMatchObject({
      value: { folders: [], markets: [{ status: 'active' }, { status: 'closed' }] },
    });
  });
});
