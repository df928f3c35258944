import { z } from 'zod';
import { MAX_KEY_FILE_BYTES, type KeyImport } from './account.ts';
import {
  firingFilterSchema,
  ruleDraftSchema,
  ruleIdSchema,
  startChoiceSchema,
} from './alert-schemas.ts';
import type { BrowsePlace } from './browse.ts';
import { environmentIds } from './environment.ts';
import {
  chartInputSchema,
  exportInputSchema,
  keepInputSchema,
  noticeInputSchema,
  retentionSchema,
  sparklinesInputSchema,
  tickersInputSchema,
} from './history-schemas.ts';
import type { Input, OperationName } from './operations.ts';
import type { SeriesStanding, WatchlistEntry } from './snapshot.ts';
import { POLL_SECONDS, type Settings } from './settings.ts';
import { ticker } from './ticker-schema.ts';

/** More rules than anyone keeps, and few enough to be handled at once. */
const MAX_IDS = 10_000;
const MAX_RULES_FILE_LENGTH = 16 * 1024 * 1024;

const ruleIds = z.array(ruleIdSchema).max(MAX_IDS);

const nothing = z.undefined();

/** Any part of the settings. */
export const settingsPatchSchema: z.ZodType<Partial<Settings>> = z.object({
  environment: z.enum(environmentIds).exactOptional(),
  pollSeconds: z.int().min(POLL_SECONDS.min).max(POLL_SECONDS.max).exactOptional(),
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  priceStyle: z.enum(['cents', 'chance']).exactOptional(),
  watchlistSort: z.enum(['manual', 'price', 'change', 'close', 'volume']).exactOptional(),
  pinnedOpen: z.boolean().exactOptional(),
  soundVolume: z.int().min(0).max(100).exactOptional(),
  soundMuted: z.boolean().exactOptional(),
  retention: retentionSchema.exactOptional(),
});

const standing: z.ZodType<SeriesStanding> = z.object({
  market: ticker.nullable(),
  previous: ticker.nullable(),
  nextOpenTime: z.number().nullable(),
});

const entry: z.ZodType<WatchlistEntry> = z.object({
  ticker,
  title: z.string().max(1000),
  groupId: z.int().nullable(),
  isPinned: z.boolean(),
  series: standing.nullable(),
});

const browsePlace: z.ZodType<BrowsePlace> = z.discriminatedUnion('list', [
  z.object({ list: z.literal('categories') }),
  z.object({ list: z.literal('series'), category: z.string().max(200) }),
  z.object({ list: z.literal('events'), series: ticker }),
  z.object({ list: z.literal('markets'), event: ticker }),
]);

const groupName = z.string().trim().min(1).max(80);

const keyImport: z.ZodType<KeyImport> = z.object({
  environment: z.enum(environmentIds),
  keyId: z.string().max(200),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string().max(MAX_KEY_FILE_BYTES) }),
    z.object({ kind: z.literal('bytes'), bytes: z.instanceof(Uint8Array) }),
    z.object({ kind: z.literal('offer') }),
  ]),
  passphrase: z.string().max(1024),
});

/** The schema of every operation's input: nothing of a window's message is believed before it fits. */
export const inputSchemas: { readonly [Name in OperationName]: z.ZodType<Input<Name>> } = {
  getSnapshot: nothing,
  findMarkets: z.object({ reference: z.string().max(2000) }),
  searchMarkets: z.object({ text: z.string().max(200) }),
  browse: z.object({ place: browsePlace, fresh: z.boolean() }),
  followMarket: z.object({ ticker }),
  followSeries: z.object({ series: ticker }),
  unfollowMarket: z.object({ ticker }),
  restoreMarket: z.object({ entry, position: z.int().nonnegative() }),
  moveMarkets: z.object({
    tickers: z.array(ticker).max(MAX_IDS),
    before: ticker.nullable(),
    groupId: z.int().nullable(),
  }),
  pinMarket: z.object({ ticker, isPinned: z.boolean() }),
  createGroup: z.object({
    name: groupName,
    tickers: z.array(ticker).max(MAX_IDS),
    isEvent: z.boolean(),
    before: z.int().nullable(),
  }),
  changeGroup: z.object({
    id: z.int(),
    change: z.object({
      name: groupName.exactOptional(),
      isCollapsed: z.boolean().exactOptional(),
    }),
  }),
  moveGroup: z.object({ id: z.int(), before: z.int().nullable() }),
  deleteGroup: z.object({ id: z.int() }),
  watchOrderBook: z.object({ ticker: ticker.nullable() }),
  watchTrades: z.object({ ticker: ticker.nullable() }),
  getChart: chartInputSchema,
  listEventMarkets: z.object({ ticker }),
  getSparklines: sparklinesInputSchema,
  getMissingCandles: z.object({ ticker }),
  listArchive: nothing,
  searchArchive: z.object({ text: z.string().max(200) }),
  keepHistory: keepInputSchema,
  deleteHistory: tickersInputSchema,
  restoreHistory: tickersInputSchema,
  getHistoryUse: nothing,
  exportHistory: exportInputSchema,
  cancelExport: nothing,
  showExport: nothing,
  dismissNotice: noticeInputSchema,
  showNoticeFile: noticeInputSchema,
  importKey: keyImport,
  importPracticeKey: nothing,
  removeKey: nothing,
  retryKey: nothing,
  createRule: z.object({ draft: ruleDraftSchema, start: startChoiceSchema }),
  changeRule: z.object({ id: ruleIdSchema, draft: ruleDraftSchema, start: startChoiceSchema }),
  setRulesEnabled: z.object({ ids: ruleIds, enabled: z.boolean() }),
  snoozeRules: z.object({ ids: ruleIds, until: z.int().nonnegative().nullable() }),
  muteRules: z.object({ ids: ruleIds, muted: z.boolean() }),
  duplicateRule: z.object({ id: ruleIdSchema, tickers: z.array(ticker).max(MAX_IDS) }),
  deleteRules: z.object({ ids: ruleIds }),
  restoreRules: z.object({ ids: ruleIds }),
  exportRules: nothing,
  importRules: z.object({ text: z.string().max(MAX_RULES_FILE_LENGTH) }),
  listFirings: firingFilterSchema,
  markFiringsSeen: z.object({ ids: ruleIds.nullable() }),
  clearFirings: firingFilterSchema,
  undoClearFirings: z.object({ token: z.int().nonnegative() }),
  exportFirings: firingFilterSchema,
  updateSettings: settingsPatchSchema,
  refresh: nothing,
  openLink: z.object({ url: z.string().max(2000) }),
  hideWindow: nothing,
  holdWindow: z.object({ held: z.boolean() }),
};
