import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import type { BoundsStore } from './bounds-keeper.ts';
import type { Rectangle } from './geometry.ts';

/** Who asked for the popover: a person at the tray (the mouse is there too), or anything else. */
export type Origin = 'tray' | 'elsewhere';

/** A window that exists; `popover-window.ts` makes it from Electron's. */
export interface PopoverWindow {
  isVisible(): boolean;
  show(): void;
  focus(): void;
  hide(): void;
  bounds(): Rectangle;
  setBounds(bounds: Rectangle): void;
  setBackground(color: string): void;
  send(channel: string, value: unknown): void;
  reload(): void;
  destroy(): void;
}

/** What a window reports. */
export interface PopoverEvents {
  /** The page has painted: showing it will not flash. */
  painted(): void;
  /** The page can receive messages. */
  loaded(): void;
  blurred(): void;
  shown(): void;
  hidden(): void;
  /** Moved or resized, by a person or by the app. */
  moved(): void;
  /** Asked to close; `true` lets it. */
  mayClose(): boolean;
  closed(): void;
  /** A menu of the page opened (`true`) or closed. */
  menuOpened(isOpen: boolean): void;
  /** Windows logs the person off or shuts down; nothing stops it, and the app is not asked to quit. */
  sessionEnded(): void;
  /** The page could not be loaded. */
  failedToLoad(reason: string): void;
  /** The page's process ended with this reason. */
  crashed(reason: string): void;
}

export interface PopoverParts {
  readonly create: (events: PopoverEvents) => PopoverWindow;
  /** Where to show it; `kept` is where it was last put by hand. */
  readonly place: (origin: Origin, kept: Rectangle | null) => Rectangle;
  /** Whether the person pinned it open. */
  readonly isPinned: () => boolean;
  readonly store: BoundsStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly onVisibility: (isVisible: boolean) => void;
  readonly onSessionEnd: () => void;
}
