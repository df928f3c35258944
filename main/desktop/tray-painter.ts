import type { Cancel, Clock } from '../adapters/clock.ts';
import type { TrayIcon, TrayItem, TrayView } from './tray-view.ts';

/** Linux closes an open menu when it is replaced; prices wait this long so that the menu stays usable. */
const PRICE_PAUSE_MS = 15_000;

/** A tray icon that exists; `system-tray.ts` makes it from Electron's. */
export interface TrayPort {
  setIcon(icon: TrayIcon): void;
  setTitle(title: string): void;
  setTooltip(tooltip: string): void;
  /** Absent where the menu is made when it is opened (macOS, Windows). */
  readonly setMenu?: (items: readonly TrayItem[]) => void;
}

/** Brings the tray to what a view says, touching only what differs: every call flickers somewhere. */
export class TrayPainter {
  readonly #port: TrayPort;
  readonly #clock: Clock;
  #icon: TrayIcon;
  #view: TrayView | null = null;
  #menu = { fixed: '', prices: '' };
  #cancel: Cancel | null = null;

  /** @param icon what the tray shows already */
  constructor(port: TrayPort, clock: Clock, icon: TrayIcon) {
    this.#port = port;
    this.#clock = clock;
    this.#icon = icon;
  }

  /** May be called at any time with any view, also the same one again. */
  render(view: TrayView): void {
    const before = this.#view;
    this.#view = view;
    if (view.icon.state !== this.#icon.state || view.icon.hasUnseen !== this.#icon.hasUnseen) {
      this.#icon = view.icon;
      this.redrawIcon();
    }
    if (view.title !== (before?.title ?? '')) this.#port.setTitle(view.title);
    if (view.tooltip !== before?.tooltip) this.#port.setTooltip(view.tooltip);
    this.#renderMenu(view.menu);
  }

  /** Draws the icon again: the theme or the scale of the display has changed. */
  redrawIcon(): void {
    this.#port.setIcon(this.#icon);
  }

  #renderMenu(items: readonly TrayItem[]): void {
    if (!this.#port.setMenu) return;
    const { fixed, prices } = fingerprint(items);
    if (fixed !== this.#menu.fixed) this.#setMenu();
    else if (prices !== this.#menu.prices) {
      this.#cancel ??= this.#clock.after(PRICE_PAUSE_MS, () => this.#setMenu());
    }
  }

  #setMenu(): void {
    this.#cancel?.();
    this.#cancel = null;
    const items = this.#view?.menu ?? [];
    this.#menu = fingerprint(items);
    this.#port.setMenu?.(items);
  }
}

/** Two menus with equal fingerprints look and act the same. */
function fingerprint(items: readonly TrayItem[]): { fixed: string; prices: string } {
  return {
    fixed: JSON.stringify(items.filter(({ kind }) => kind !== 'price')),
    prices: JSON.stringify(items.filter(({ kind }) => kind === 'price')),
  };
}
