import { app, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { DesktopParts } from './desktop.ts';
import type { DisplayArea, Rectangle } from './geometry.ts';
import { keepOnScreen, popoverBounds, type Displays } from './popover-position.ts';
import { openPopoverWindow } from './popover-window.ts';
import type { Origin } from './popover-parts.ts';
import { Popover } from './popover.ts';
import { windowBackground } from './theme.ts';
import { DEFAULT_SIZE, pagePreferences, popoverOptions } from './window-options.ts';

/** Joins the popover to Electron's windows and displays. */
export function createPopover(
  parts: DesktopParts,
  trayBounds: () => Rectangle,
  onVisibility: (isVisible: boolean) => void,
): Popover {
  return new Popover({
    create: (events) => openPopoverWindow(windowOptions(parts), events),
    place: (origin, kept) => place(parts, trayBounds(), origin, kept),
    isPinned: parts.isPinnedOpen,
    store: parts.bounds,
    clock: parts.clock,
    log: parts.log,
    onVisibility,
    onSessionEnd: () => parts.onPower('shutdown'),
  });
}

function windowOptions({
  platform,
  appName,
  preload,
}: DesktopParts): BrowserWindowConstructorOptions {
  const preferences = pagePreferences(preload, app.isPackaged);
  return popoverOptions(platform, appName, windowBackground(nativeTheme), preferences);
}

/** A popover pinned open stays where it was put; otherwise it opens at the tray in the size it was given. */
function place(
  { platform, isPinnedOpen }: DesktopParts,
  tray: Rectangle,
  origin: Origin,
  kept: Rectangle | null,
): Rectangle {
  if (kept && isPinnedOpen()) return keepOnScreen(kept, displays());
  const cursor = origin === 'tray' ? screen.getCursorScreenPoint() : null;
  return popoverBounds(kept ?? DEFAULT_SIZE, { tray, cursor, displays: displays(), platform });
}

function displays(): Displays {
  const primary: DisplayArea = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays()];
}
