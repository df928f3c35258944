import type Electron from 'electron';
import type { TrayClick, TrayModifiers } from '../desktop.ts';

/** What decides how a click reaches the app. */
export interface TraySituation {
  readonly platform: NodeJS.Platform;
  /** A menu was set for the icon. */
  readonly hasMenu: boolean;
  readonly ignoresDoubleClicks: boolean;
}

interface TrayEvent {
  readonly event: TrayClick;
  readonly args: readonly unknown[];
}

const noModifiers: TrayModifiers = {
  altKey: false,
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
};

/** Where the icon is: at the top on macOS, at the bottom on Windows; Linux does not tell. */
export function trayBounds(platform: NodeJS.Platform): Electron.Rectangle {
  if (platform === 'darwin') return { x: 1_600, y: 0, width: 30, height: 24 };
  if (platform === 'win32') return { x: 1_700, y: 1_040, width: 24, height: 40 };
  return { x: 0, y: 0, width: 0, height: 0 };
}

/** The events one click causes, in order (Electron's documentation of `Tray`, "Instance Events" and "Platform Considerations"). */
export function trayEvents(
  kind: TrayClick,
  modifiers: TrayModifiers,
  situation: TraySituation,
): readonly TrayEvent[] {
  const bounds = trayBounds(situation.platform);
  const keys = situation.platform === 'linux' ? noModifiers : modifiers;
  return heard(kind, situation).map((event) => ({
    event,
    args: event === 'click' ? [keys, bounds, { x: bounds.x, y: bounds.y }] : [keys, bounds],
  }));
}

function heard(kind: TrayClick, { platform, hasMenu, ignoresDoubleClicks }: TraySituation) {
  const never: readonly TrayClick[] = [];
  switch (kind) {
    case 'click':
      return [kind];
    case 'middle-click':
      return platform === 'win32' ? [kind] : never;
    case 'right-click':
      return platform === 'linux' || (platform === 'win32' && hasMenu) ? never : [kind];
    case 'double-click': {
      if (platform === 'linux') return ['click'] as const;
      const second = ignoresDoubleClicks ? 'click' : kind;
      return ['click', second] as const;
    }
  }
}
