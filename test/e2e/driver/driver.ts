import type { Page } from 'playwright-core';
import type { MovedClock } from './moved-clock.ts';

/** What runs the app under test. */
export type DriverKind = 'electron' | 'stand-in';

export interface LaunchOptions {
  /** The app's own arguments, for example `--practice`. */
  readonly args?: readonly string[];
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Kept between runs; the caller makes and removes it. */
  readonly userDataDir: string;
  /** The app's folder; by default this repository. */
  readonly appDir?: string;
  /** The clock the main process lives by instead of the machine's. */
  readonly clock?: MovedClock;
  /** Stand-in only: the platform it behaves as, when not this one. */
  readonly platform?: NodeJS.Platform;
}

/** An entry of a menu, as far as a person can see. */
export interface MenuItemFacts {
  /** `normal`, `checkbox`, `radio`, `separator` or `submenu`. */
  readonly type: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuItemFacts[];
}

export interface TrayFacts {
  /** Text next to the icon; always empty off macOS. */
  readonly title: string;
  readonly tooltip: string;
  /** `data:` address of the picture last set; empty when it cannot be known (real Electron, before the first change). */
  readonly icon: string;
  /** `null` when no menu was ever set or opened. */
  readonly menu: readonly MenuItemFacts[] | null;
}

export interface NotificationFacts {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly actions: readonly string[];
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type TrayClick = 'click' | 'right-click' | 'double-click' | 'middle-click';
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';

/**
 * A running app and the desktop around it, the same for real Electron and for the stand-in.
 *
 * Everything a person does outside the page goes through here; inside the page specs use Playwright's `Page`.
 */
export interface RunningApp {
  readonly kind: DriverKind;
  /** The first window's page; waits until it exists. A new one after `restart`. */
  page(): Promise<Page>;
  /** The only tray icon. Rejects when there is none. */
  tray(): Promise<TrayFacts>;
  clickTray(kind?: TrayClick): Promise<void>;
  /** Clicks the item of the tray's menu at that path of labels. Rejects when it is missing or disabled. */
  clickMenuItem(...labels: readonly string[]): Promise<void>;
  /** Those on the screen, oldest first. */
  notifications(): Promise<readonly NotificationFacts[]>;
  clickNotification(index: number): Promise<void>;
  clickNotificationAction(index: number, action: number): Promise<void>;
  closeNotification(index: number): Promise<void>;
  windowVisible(): Promise<boolean>;
  windowFocused(): Promise<boolean>;
  /** In device-independent pixels. */
  windowBounds(): Promise<Bounds>;
  /** Clicks the window's close button. */
  closeWindow(): Promise<void>;
  /** Clicks elsewhere, so that the window loses the focus. */
  blurWindow(): Promise<void>;
  /** Drags the window's edges to this size, in device-independent pixels. */
  resizeWindow(width: number, height: number): Promise<void>;
  power(event: PowerEvent): Promise<void>;
  /** Changes the theme of the desktop, not the app's setting. */
  desktopTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Prepares the answer of the next dialog that asks for files to open or a place to save; none cancel it. */
  answerOpenDialog(files: readonly string[]): Promise<void>;
  /** Addresses the app gave to the person's browser, in order; none is really opened. */
  openedLinks(): Promise<readonly string[]>;
  clipboard(): Promise<string>;
  /** Quits, and starts again with the same options. */
  restart(): Promise<void>;
  /** Ends the process with that signal and waits until it has gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Quits as the tray's menu does, and waits until the process has gone. Safe to call twice. */
  close(): Promise<void>;
  /** What the process wrote to its outputs since the first launch. */
  logs(): string;
}

/** One way of running the app. */
export interface AppDriver {
  readonly kind: DriverKind;
  launch(options: LaunchOptions): Promise<RunningApp>;
}
