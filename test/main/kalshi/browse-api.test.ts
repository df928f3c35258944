import { describe, expect, it } from 'vitest';
import { BrowseApi } from '../../../main/kalshi/browse-api.ts';
import { makeRest } from './rest-kit.ts';

describe('browsing', () => {
  it('lists categories with the tags of their series, none as null', async () => {
    const { rest } = makeRest({ body: { tags_by_categories: { Sports: ['Golf'], World: null } } });
    expect(await new BrowseApi(rest).categories()).toEqual({
      ok: true,
      value: [
        { name: 'Sports', tags: ['Golf'] },
        { name: 'World', tags: [] },
      ],
    });
  });

  it('lists the series of a category, without those that cannot be read', async () => {
    const series = { ticker: 'KXHIGHNY', title: 'NYC high', tags: null };
    const { rest, network } = makeRest({ body: { series: [series, { title: 'no ticker' }] } });
    const browse = new BrowseApi(rest);
    const listed = await browse.series('Climate and Weather');
    expect(listed).toEqual({ ok: true, value: [{ ...series, tags: [] }] });
    expect(network.paths).toEqual(['/trade-api/v2/series?category=Climate+and+Weather']);
  });

  it('walks the open events of a series', async () => {
    const event = { event_ticker: 'A-B', title: 'T', sub_title: 'S' };
    const { rest, network } = makeRest(
      { body: { events: [event], cursor: 'two' } },
      { body: { events: [{ ...event, event_ticker: 'A-C' }], cursor: '' } },
    );
    const found = [];
    for await (const page of new BrowseApi(rest).events('A'))
      if (page.ok) found.push(...page.value);
    expect(found).toEqual([
      { ticker: 'A-B', title: 'T', subtitle: 'S' },
      { ticker: 'A-C', title: 'T', subtitle: 'S' },
    ]);
    expect(network.paths).toEqual([
      '/trade-api/v2/events?status=open&limit=200&series_ticker=A',
      '/trade-api/v2/events?status=open&limit=200&series_ticker=A&cursor=two',
    ]);
  });

  it('tells what a series is called, and when there is none of that ticker', async () => {
    const { rest, network } = makeRest(
      { body: { series: { ticker: 'KXHIGHNY', title: 'NYC high' } } },
      { status: 404, body: {} },
    );
    const browse = new BrowseApi(rest);
    expect(await browse.seriesTitle('KXHIGHNY')).toEqual({ ok: true, value: 'NYC high' });
    expect(await browse.seriesTitle('KXNOPE')).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(network.paths[0]).toBe('/trade-api/v2/series/KXHIGHNY');
  });
});
