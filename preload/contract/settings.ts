import type { EnvironmentId } from './environment.ts';
import { defaultRetention, type HistoryRetention } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';
export type PriceStyle = 'cents' | 'chance';

/** The order of the watchlist: the person's own, or by what its markets say now. */
export type WatchlistSort = 'manual' | 'price' | 'change' | 'close' | 'volume';

/** What the person chose. Every field has a default, so that a missing one never breaks the app. */
export interface Settings {
  readonly environment: EnvironmentId;
  /** Seconds between polls: 15–300. REST answers are cached for 15 s, so faster is pointless. */
  readonly pollSeconds: number;
  readonly theme: Theme;
  readonly priceStyle: PriceStyle;
  readonly watchlistSort: WatchlistSort;
  /** Whether the window stays open when it loses the focus. */
  readonly pinnedOpen: boolean;
  /** How loud alerts sound, in percent. */
  readonly soundVolume: number;
  /** Whether alerts make no sound at all, whatever their rules say. */
  readonly soundMuted: boolean;
  readonly retention: HistoryRetention;
}

export const POLL_SECONDS = { min: 15, max: 300, default: 60 } as const;

export const defaultSettings: Settings = {
  environment: 'production',
  pollSeconds: POLL_SECONDS.default,
  theme: 'system',
  priceStyle: 'cents',
  watchlistSort: 'manual',
  pinnedOpen: false,
  soundVolume: 60,
  soundMuted: false,
  retention: defaultRetention,
};
