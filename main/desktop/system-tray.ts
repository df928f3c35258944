import { Menu, Tray, type NativeImage } from 'electron';
import type { Platform } from '../../preload/contract/snapshot.ts';
import type { Rectangle } from './geometry.ts';
import { trayMenuTemplate } from './tray-menu.ts';
import type { TrayPort } from './tray-painter.ts';
import type { TrayAction, TrayIcon, TrayItem } from './tray-view.ts';

/** Lets macOS put the icon back where the person dragged it. Windows ties one to the path of a signed executable. */
const MACOS_GUID = '5d0c1f0e-7a3b-4c58-9f6e-2b8a41d7c9e3';

export interface SystemTrayParts {
  readonly platform: Platform;
  readonly draw: (icon: TrayIcon) => NativeImage;
  /** What the icon shows at first. */
  readonly icon: TrayIcon;
  /** The menu as it should be now, for platforms where it is made when it is opened. */
  readonly menu: () => readonly TrayItem[];
  readonly onClick: () => void;
  readonly onAction: (action: TrayAction) => void;
}

export interface SystemTray extends TrayPort {
  /** All zeros on Linux, which does not tell. */
  bounds(): Rectangle;
}

/**
 * Puts the icon into the system's tray. Call after ready, and keep the answer: an icon without a reference disappears.
 *
 * macOS and Windows: a click opens the popover, a right click the menu; with a fixed menu Windows would not report right
 * clicks and macOS no ordinary ones. Linux: the desktop opens the menu itself, from a copy set in advance.
 */
export function openSystemTray(parts: SystemTrayParts): SystemTray {
  const image = parts.draw(parts.icon);
  const tray = parts.platform === 'darwin' ? new Tray(image, MACOS_GUID) : new Tray(image);
  const build = (items: readonly TrayItem[]) =>
    Menu.buildFromTemplate(trayMenuTemplate(items, parts.onAction));
  // Held while it is open: a collected menu closes.
  let openMenu: ReturnType<typeof build>;

  tray.on('click', () => parts.onClick());
  if (parts.platform === 'darwin') tray.setIgnoreDoubleClickEvents(true);
  if (parts.platform !== 'linux') {
    tray.on('right-click', () => {
      openMenu = build(parts.menu());
      tray.popUpContextMenu(openMenu);
    });
  }
  return {
    setIcon: (icon) => tray.setImage(parts.draw(icon)),
    setTitle: (title) => tray.setTitle(title, { fontType: 'monospacedDigit' }),
    setTooltip: (tooltip) => tray.setToolTip(tooltip),
    ...(parts.platform === 'linux' && {
      setMenu: (items: readonly TrayItem[]) => tray.setContextMenu(build(items)),
    }),
    bounds: () => tray.getBounds(),
  };
}
