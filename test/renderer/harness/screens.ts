import type { Page } from 'playwright-core';
import { level } from './markets.ts';

/** A screen of the app in one of its states: a scene, and what is done in it to get there. */
export interface ScreenState {
  readonly name: string;
  readonly scene: string;
  readonly act?: (page: Page) => Promise<void>;
}

/** What was asked for is drawn with the next frame. */
export const painted = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

async function openKey(page: Page): Promise<void> {
  await page.evaluate(() => window.harness.push('navigate', { screen: 'key' }));
  await page.getByRole('heading', { name: 'API key' }).waitFor();
}

async function importKey(page: Page): Promise<void> {
  await openKey(page);
  await page.getByLabel('Or paste the key').fill('-----BEGIN PRIVATE KEY-----');
  await page.getByRole('button', { name: 'Check and store' }).click();
  await page.waitForFunction(() => window.harness.calls.importKey.length > 0);
}

async function openAdd(page: Page): Promise<void> {
  await page.keyboard.press('Control+n');
}

const typing =
  (text: string, awaited: string) =>
  async (page: Page): Promise<void> => {
    await openAdd(page);
    await page.keyboard.type(text);
    await page.getByText(awaited).first().waitFor();
  };

const market =
  (ticker: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(
      (shown) => window.harness.push('navigate', { screen: 'market', ticker: shown }),
      ticker,
    );
    await page.getByText(ticker).first().waitFor();
  };

const fed = 'KXFEDDECISION-26DEC-H0';

async function marketWithBook(page: Page): Promise<void> {
  await market(fed)(page);
  const book = {
    ticker: fed,
    bids: [
      level('0.8120', 300),
      level('0.8110', 1250),
      level('0.8100', 90),
      level('0.8050', 4200),
      level('0.8000', 12_800),
    ],
    asks: [level('0.8150', 150), level('0.8160', 700), level('0.8200', 2600)],
  };
  await page.evaluate((pushed) => window.harness.push('orderBook', pushed), book);
}

const settings = async (page: Page): Promise<void> => page.keyboard.press('Control+,');

const ofTheList = [
  'watchlist',
  'groups',
  'series',
  'series-paused',
  'event',
  'event-collapsed',
  'one',
  'twenty',
  'five-hundred',
  'chance',
  'polling',
  'practice',
]
  .concat(['stale', 'offline', 'maintenance', 'refused', 'locked'])
  .concat(['first-start', 'offline-start', 'loading', 'broken'])
  .map((scene): ScreenState => ({ name: scene, scene }));

/** Every screen in every state it has. */
export const screenStates: readonly ScreenState[] = [
  ...ofTheList,
  {
    name: 'hover',
    scene: 'watchlist',
    act: (page) => page.getByRole('row', { name: 'Fed decision' }).hover(),
  },
  {
    name: 'filter',
    scene: 'twenty',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('highest');
    },
  },
  {
    name: 'filter-no-match',
    scene: 'watchlist',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('zebra');
    },
  },
  {
    name: 'group-name',
    scene: 'watchlist',
    act: async (page) => {
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('g');
    },
  },
  {
    name: 'asking',
    scene: 'offline-asking',
    act: (page) => page.getByRole('button', { name: 'Retry' }).click(),
  },
  {
    name: 'asked',
    scene: 'offline',
    act: (page) => page.getByRole('button', { name: 'Retry' }).click(),
  },
  { name: 'removed', scene: 'watchlist', act: (page) => page.keyboard.press('Delete') },
  { name: 'add', scene: 'watchlist', act: openAdd },
  { name: 'add-loading', scene: 'list-loading', act: openAdd },
  { name: 'add-no-list', scene: 'no-list', act: openAdd },
  { name: 'add-words', scene: 'watchlist', act: typing('boston 44', 'open markets') },
  { name: 'add-no-match', scene: 'watchlist', act: typing('zebra', 'No match') },
  { name: 'add-offline', scene: 'list-offline', act: typing('boston 44', 'offline') },
  { name: 'add-event', scene: 'watchlist', act: typing('KXHIGHAUS-27JAN01', '10 markets') },
  {
    name: 'add-ticker',
    scene: 'watchlist',
    act: typing('kxoscarpic-27-ody', 'You follow this market'),
  },
  { name: 'add-unknown', scene: 'watchlist', act: typing('KXNOPE-26', 'no market or event') },
  { name: 'market', scene: 'watchlist', act: marketWithBook },
  { name: 'market-polling', scene: 'polling', act: market('KXHURLANDFALL-26-T5') },
  { name: 'market-settled', scene: 'watchlist', act: market('KXHIGHCHI-26NOV22-B41.5') },
  { name: 'market-hostile', scene: 'watchlist', act: market('KXHTML-26-X') },
  { name: 'market-unknown', scene: 'watchlist', act: market('KXNOPE-26') },
  { name: 'key-import', scene: 'polling', act: openKey },
  { name: 'key-offer', scene: 'offer', act: openKey },
  { name: 'key-practice', scene: 'practice', act: openKey },
  { name: 'key-stored', scene: 'watchlist', act: openKey },
  {
    name: 'key-remove',
    scene: 'watchlist',
    act: async (page) => {
      await openKey(page);
      await page.getByRole('button', { name: 'Remove…' }).click();
    },
  },
  { name: 'key-imported', scene: 'polling', act: importKey },
  { name: 'key-checking', scene: 'key-checking', act: importKey },
  { name: 'key-invalid', scene: 'key-invalid', act: importKey },
  { name: 'key-passphrase', scene: 'key-passphrase', act: importKey },
  { name: 'key-refused', scene: 'key-refused', act: importKey },
  { name: 'shortcuts', scene: 'watchlist', act: (page) => page.keyboard.press('?') },
  { name: 'settings', scene: 'watchlist', act: settings },
  { name: 'settings-no-key', scene: 'polling', act: settings },
  { name: 'settings-locked', scene: 'locked', act: settings },
];
