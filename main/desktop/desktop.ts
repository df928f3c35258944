import type { KeyState } from '../../preload/contract/account.ts';
import type { Connection } from '../../preload/contract/connection.ts';
import type { PushName, Pushes, Route } from '../../preload/contract/pushes.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { PriceStyle, Theme } from '../../preload/contract/settings.ts';
import type { Platform } from '../../preload/contract/snapshot.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import type { BoundsStore } from './bounds-keeper.ts';
import type { Launch } from './launch.ts';
import type { Notifier } from './notifier.ts';
import type { PowerEvent } from './power.ts';
import type { PinnedMarket } from './tray-view.ts';

/** What the desktop needs of the app. Functions are asked whenever something is drawn; `render` says that it is time. */
export interface DesktopParts {
  readonly platform: Platform;
  readonly appName: string;
  readonly version: string;
  /** Absolute paths of the preload script and of the folder with the built page. */
  readonly preload: string;
  readonly page: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly connection: () => Connection;
  readonly key: () => KeyState;
  readonly settings: () => { readonly theme: Theme; readonly priceStyle: PriceStyle };
  /** Markets whose prices the tray shows, in order. */
  readonly pinnedMarkets: () => readonly PinnedMarket[];
  readonly unseenAlerts: () => number;
  /** Whether alerts wait for something while nobody watches. */
  readonly alertsUnwatched: () => boolean;
  /** Whether the person pinned the popover open. */
  readonly isPinnedOpen: () => boolean;
  readonly bounds: BoundsStore;
  /** The menu's Refresh. */
  readonly refresh: () => void;
  /** The popover came up or went away. A hidden page needs no pushes; a shown one needs everything that changed. */
  readonly onVisibility: (isVisible: boolean) => void;
  readonly onPower: (event: PowerEvent) => void;
  /** The app was started once more. The popover is shown unless that start said `--hidden`. */
  readonly onLaunch: (launch: Launch) => void;
}

/** The app's presence on the desktop. */
export interface Desktop {
  readonly notifier: Notifier;
  /**
   * Loads the page without showing it, so that the first click finds it ready. The page asks for a snapshot at once: register
   * the handlers of its operations before.
   */
  prepare(): void;
  /** Shows the popover, on a screen of it when one is named. */
  show(route?: Route): void;
  /** Hides it unless it is pinned open: what Escape means. */
  dismiss(): void;
  /** Keeps it open without focus while a system dialog of the page is in front (`true`), or no longer (`false`). */
  hold(isHeld: boolean): void;
  /** Whether there is a page to tell something. */
  readonly hasPage: boolean;
  /** Tells the page something; lost while there is no page. */
  push<Name extends PushName>(name: Name, value: Pushes[Name]): void;
  /** Opens a page of kalshi.com in the browser. */
  openLink(url: string): Promise<Result<undefined>>;
  /** Writes a text to a file the person names, at first `name` among the downloads; its path, or `null` when they changed their mind. */
  saveFile(name: string, text: string): Promise<Result<string | null>>;
  /** Asks where a file should go, at first `name` among the downloads; `null` when the person changed their mind. */
  chooseFile(name: string): Promise<string | null>;
  /** Shows a file in the person's file manager. */
  showFile(path: string): void;
  /** Brings tray and theme in line with what the parts say now. Cheap: call it on every change. */
  render(): void;
}
