import { shortcutKeys, type Shortcut } from '../ui/keyboard.ts';

/** What one or more keys do. */
export interface KeyLine {
  /** Each as `keysText` takes it; any of them will do. */
  readonly keys: readonly string[];
  readonly does: string;
}

/** Keys that work in one place. */
export interface KeySection {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** The words for every shortcut of the window; the compiler asks for those of a new one. */
const words: Readonly<Record<Shortcut, string>> = {
  add: 'Add a market, or an alert',
  browse: 'Browse the exchange',
  alerts: 'Alerts; there, set or fired',
  archive: 'The archive of stored markets',
  filter: 'Filter the list',
  settings: 'Settings',
  refresh: 'Ask for prices now',
  undo: 'Undo',
  shortcuts: 'This list',
  back: 'One step back; at last, hide the window',
};

const everywhere: KeySection = {
  title: 'Everywhere',
  lines: (Object.keys(words) as Shortcut[]).map((shortcut) => ({
    keys: shortcutKeys[shortcut],
    does: words[shortcut],
  })),
};

const line = (does: string, ...keys: readonly string[]): KeyLine => ({ keys, does });

/** Every key that does something, by where it does. */
export const keySections: readonly KeySection[] = [
  everywhere,
  {
    title: 'Lists',
    lines: [
      line('Up and down', '↑', '↓', 'j', 'k'),
      line('A screenful', 'PgUp', 'PgDn'),
      line('To the ends', 'Home', 'End'),
      line('Open', 'Enter'),
      line('Mark several', 'Shift+↑', 'Shift+↓'),
      line('Mark all', 'mod+a'),
    ],
  },
  {
    title: 'Watchlist',
    lines: [
      line('Move a market or group', 'Alt+↑', 'Alt+↓'),
      line('New alert', 'a'),
      line('Pin to the tray', 'p'),
      line('Group', 'g'),
      line('Rename a group', 'F2'),
      line('Collapse and expand a group', '←', '→'),
      line('Previous market of a series', '←'),
      line('Remove', 'Delete'),
    ],
  },
  {
    title: 'Adding',
    lines: [
      line('Follow a market, or no longer', 'Enter'),
      line('Follow its whole series', 'Shift+Enter'),
    ],
  },
  {
    title: 'Browsing',
    lines: [
      line('Go in', '→', 'Enter'),
      line('Go back', '←', 'Backspace', 'Escape'),
      line('Follow a market, or no longer', 'Enter'),
    ],
  },
  {
    title: 'Alerts',
    lines: [
      line('Pause or resume', 'p'),
      line('Snooze for an hour', 's'),
      line('Mute', 'm'),
      line('Copy to other markets', 'd'),
      line('Delete', 'Delete'),
    ],
  },
  {
    title: 'History',
    lines: [
      line('From an hour to everything', '1', '…', '6'),
      line('Crosshair to and fro', '←', '→'),
      line('Earlier and later', 'Shift+←', 'Shift+→'),
      line('Zoom in, out, all the way', '+', '-', '0'),
      line('To the ends', 'Home', 'End'),
      line('Line or candles', 'c'),
      line('Table or chart', 't'),
      line('Compare with other markets', 'm'),
    ],
  },
];
