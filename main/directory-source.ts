import type { Market } from '../preload/contract/market.ts';
import { ok, type Result } from '../preload/contract/result.ts';
import type { Contents } from './catalogue/directory-store.ts';
import type { DirectorySource } from './catalogue/directory.ts';
import type { BrowseApi, Category, EventSummary, Series } from './kalshi/browse-api.ts';
import type { KalshiApi } from './kalshi/market-data.ts';

type Folder = Contents['folders'][number];

/** The exchange's lists as the directory keeps them: categories and series by title, events and markets as they come. */
export function directoryOf(exchange: {
  readonly browse: BrowseApi;
  readonly market: KalshiApi;
}): DirectorySource {
  const { browse, market } = exchange;
  return {
    async list(place): Promise<Result<Contents>> {
      switch (place.list) {
        case 'categories':
          return foldersOf(await browse.categories(), (all) => byTitle(all.map(ofCategory)));
        case 'series':
          return foldersOf(await browse.series(place.category), (all) =>
            byTitle(all.map(ofSeries)),
          );
        case 'events':
          return foldersOf(await allOf(browse.events(place.series)), (all) => all.map(ofEvent));
        case 'markets': {
          const found = await market.event(place.event);
          return found.ok ? ok({ folders: [], markets: found.value.markets.map(listed) }) : found;
        }
      }
    },
  };
}

const ofCategory = ({ name, tags }: Category): Folder => ({
  id: name,
  title: name,
  detail: tags.join(', '),
});

const ofSeries = ({ ticker, title, tags }: Series): Folder => ({
  id: ticker,
  title: title || ticker,
  detail: tags.join(', '),
});

const ofEvent = ({ ticker, title, subtitle }: EventSummary): Folder => ({
  id: ticker,
  title: title || ticker,
  detail: subtitle,
});

function listed(market: Market): Contents['markets'][number] {
  const { ticker, eventTicker, title, yesSubtitle, status, result, closeTime } = market;
  return { ticker, eventTicker, title, yesSubtitle, status, result, closeTime };
}

function foldersOf<T>(
  answer: Result<readonly T[]>,
  toFolders: (items: readonly T[]) => readonly Folder[],
): Result<Contents> {
  return answer.ok ? ok({ folders: toFolders(answer.value), markets: [] }) : answer;
}

const byTitle = (folders: readonly Folder[]): readonly Folder[] =>
  folders.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));

/** A part of a list would look like all of it, so any page that is missing spoils the whole. */
async function allOf<T>(pages: AsyncIterable<Result<readonly T[]>>): Promise<Result<readonly T[]>> {
  const all: T[] = [];
  for await (const page of pages) {
    if (!page.ok) return page;
    all.push(...page.value);
  }
  return ok(all);
}
