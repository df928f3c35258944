import type { BrowseFolder, BrowseListing, BrowsePlace } from '../../../preload/contract/browse.ts';
import { seriesOf, type Market } from '../../../preload/contract/market.ts';
import type { Scene } from './scene.ts';

/** Series of which nothing is open, as most of a real category are. */
const DEAD_SERIES = 400;

const categories: Readonly<Record<string, string>> = {
  KXFEDDECISION: 'Economics',
  KXGDP: 'Economics',
  KXBTCD: 'Crypto',
  KXOSCARPIC: 'Entertainment',
  KXNFLGAME: 'Sports',
  KXSPACEX: 'Science and Technology',
  KXHTML: 'Companies',
};

const tags: Readonly<Record<string, string>> = {
  'Climate and Weather': 'Hurricanes, Daily temperature, Snow and rain, Natural disasters',
  Sports:
    'Football, Basketball, Soccer, Baseball, Hockey, Tennis, Golf, Motorsport, Esports, Chess',
  Economics: 'Fed, GDP, Inflation, Jobs & Economy',
};

/** What the exchange of a scene lists at a place; markets come as they are, events by their tickers. */
export function listingOf({ markets, directory }: Scene, place: BrowsePlace): BrowseListing {
  const hour = 3_600_000;
  const state = { readTime: Date.now(), isReading: false, problem: null, folders: [], markets: [] };
  if (directory?.problem && !directory.kept)
    return { ...state, readTime: null, problem: directory.problem };
  const kept = directory?.problem
    ? { readTime: Date.now() - 2 * hour, problem: directory.problem }
    : {};
  if (place.list !== 'markets') return { ...state, ...kept, folders: foldersOf(markets, place) };
  const listed = markets.filter(({ eventTicker }) => eventTicker === place.event);
  return { ...state, ...kept, markets: listed };
}

function foldersOf(markets: readonly Market[], place: BrowsePlace): readonly BrowseFolder[] {
  switch (place.list) {
    case 'categories':
      return group(markets, categoryOf).map(([id, open]) => ({
        ...{ id, title: id, open },
        detail: tags[id] ?? '',
      }));
    case 'series': {
      const own = markets.filter((market) => categoryOf(market) === place.category);
      const alive = group(own, ({ ticker }) => seriesOf(ticker));
      return [
        ...alive.map(([id, open]) => ({ id, title: titleIn(own, id), detail: '', open })),
        ...dead(place.category === 'Climate and Weather' ? DEAD_SERIES : 3),
      ];
    }
    case 'events': {
      const own = markets.filter(({ ticker }) => seriesOf(ticker) === place.series);
      return group(own, ({ eventTicker }) => eventTicker).map(([id, open]) => ({
        ...{ id, title: titleIn(own, id), open },
        detail: id.split('-').slice(1).join('-'),
      }));
    }
    case 'markets':
      return [];
  }
}

const categoryOf = ({ ticker }: Market): string =>
  categories[seriesOf(ticker)] ?? 'Climate and Weather';

const titleIn = (markets: readonly Market[], id: string): string =>
  markets.find(({ ticker }) => ticker.startsWith(id))?.title ?? id;

const dead = (count: number): readonly BrowseFolder[] =>
  Array.from({ length: count }, (_, place) => ({
    ...{ id: `KXOLD${place}`, title: `A question of years ago, number ${place + 1}` },
    ...{ detail: 'One-off', open: 0 },
  }));

function group(
  markets: readonly Market[],
  nameOf: (market: Market) => string,
): readonly (readonly [string, number])[] {
  const names = [...new Set(markets.map(nameOf))].sort();
  return names.map((name) => [name, markets.filter((one) => nameOf(one) === name).length]);
}
