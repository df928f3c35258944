import type Electron from 'electron';
import type { Chromium } from '../chromium/launch.ts';
import type { Page } from '../chromium/page.ts';
import type { NewPage, Popup } from '../chromium/targets.ts';
import type { Host } from '../host.ts';
import type { StandinWebContents } from '../renderer/web-contents.ts';

interface Opened extends NewPage {
  readonly chromium: Chromium;
  readonly windowId: number;
  readonly frame: { readonly width: number; readonly height: number };
}

const frameless = { width: 0, height: 0 };

/**
 * The window of Chromium behind a window of the app.
 *
 * Hiding minimises Chromium's window, so that the page's visibility, timers and animation frames change for real; with
 * `backgroundThrottling: false` they do not, as in Electron. A window made with `show: false` is visible to its page at first,
 * also as in Electron: focus emulation keeps a minimised page visible. Without a display the page gets exactly the window's
 * size; with one, Chromium's window is larger by its frame.
 */
export class WindowSurface {
  readonly #host: Host;
  readonly #start: {
    readonly id: number;
    readonly bounds: Electron.Rectangle;
    readonly isShown: boolean;
  };
  #opened: Promise<Opened> | undefined;
  #contents: StandinWebContents | undefined;
  readonly #followTheme = (): void => this.#applyTheme();

  constructor(
    host: Host,
    start: { readonly id: number; readonly bounds: Electron.Rectangle; readonly isShown: boolean },
  ) {
    this.#host = host;
    this.#start = start;
  }

  /** Opens the window, or takes a popup over, and hands out its page; `gone` is called when it has closed. */
  open(gone: () => void, popup?: Popup): Promise<Opened> {
    const closed = (): void => {
      this.#host.theme.off('changed', this.#followTheme);
      gone();
    };
    this.#host.theme.on('changed', this.#followTheme);
    this.#opened = popup ? this.#adopt(popup, closed) : this.#create(closed);
    return this.#opened;
  }

  /** Gives the page its size, colour and theme; call once, before anything else is asked of the page. */
  dress(contents: StandinWebContents, bounds: Electron.Rectangle, background: string): void {
    this.#contents = contents;
    this.place(bounds);
    this.paint(background);
    this.#applyTheme();
    if (this.#start.isShown) return;
    this.#onPage(({ session }) =>
      session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
    );
    if (!this.#host.headless) this.#onPage(() => this.#setBounds({ windowState: 'minimized' }));
  }

  place({ x, y, width, height }: Electron.Rectangle): void {
    if (this.#host.headless) {
      const size = { width, height, deviceScaleFactor: 0, mobile: false };
      this.#onPage(({ session }) => session.send('Emulation.setDeviceMetricsOverride', size));
    } else {
      this.#onPage(async ({ session }) => {
        const { frame } = await this.#window();
        const outer = { width: width + frame.width, height: height + frame.height };
        const screen = await screenOf(session);
        const left = Math.max(0, Math.min(x, screen.width - outer.width));
        const top = Math.max(0, Math.min(y, screen.height - outer.height));
        await this.#setBounds({ left, top, ...outer });
      });
    }
  }

  /** `#RRGGBB` or `#AARRGGBB`; other forms paint white. */
  paint(color: string): void {
    const parts = /^#(?:..)?(..)(..)(..)$/.exec(color)?.slice(1) ?? [];
    const [r = 255, g = 255, b = 255] = parts.map((part) => Number.parseInt(part, 16));
    this.#onPage(({ session }) =>
      session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r, g, b } }),
    );
  }

  show(bounds: Electron.Rectangle): void {
    this.#onPage(() => this.#setBounds({ windowState: 'normal' }));
    this.place(bounds);
  }

  hide(): void {
    const isThrottled = this.#contents?.backgroundThrottling ?? true;
    if (isThrottled || !this.#host.headless) {
      this.#onPage(() => this.#setBounds({ windowState: 'minimized' }));
    }
  }

  focus(enabled: boolean): void {
    this.#onPage(({ session }) => session.send('Emulation.setFocusEmulationEnabled', { enabled }));
  }

  close(): void {
    this.#window()
      .then(({ chromium, targetId }) => chromium.targets.close(targetId))
      .catch(() => undefined);
  }

  async #create(gone: () => void): Promise<Opened> {
    const chromium = await this.#host.chromium();
    const { id, bounds } = this.#start;
    const { x, y, width, height } = bounds;
    const place = { left: x, top: y, width, height };
    const page = this.#host.headless
      ? await chromium.targets.open({ url: 'about:blank', newWindow: true, ...place }, gone)
      : await chromium.openAppWindow(id, gone);
    return { frame: frameless, ...page, ...(await this.#withWindow(chromium, page.targetId)) };
  }

  async #adopt(popup: Popup, gone: () => void): Promise<Opened> {
    const chromium = await this.#host.chromium();
    chromium.targets.adopt(popup, gone);
    return { ...popup, frame: frameless, ...(await this.#withWindow(chromium, popup.targetId)) };
  }

  async #withWindow(chromium: Chromium, targetId: string) {
    const { browser } = chromium.connection;
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    return { chromium, windowId };
  }

  #applyTheme(): void {
    const value = this.#host.theme.isDark ? 'dark' : 'light';
    const features = [{ name: 'prefers-color-scheme', value }];
    this.#onPage(({ session }) => session.send('Emulation.setEmulatedMedia', { features }));
  }

  async #setBounds(bounds: object): Promise<void> {
    const { chromium, windowId } = await this.#window();
    await chromium.connection.browser.send('Browser.setWindowBounds', { windowId, bounds });
  }

  #window(): Promise<Opened> {
    return this.#opened ?? Promise.reject(new Error('The window was not opened.'));
  }

  /** What cannot be done on a page that has gone need not be done. */
  #onPage(task: (page: Page) => Promise<unknown>): void {
    this.#contents?.onPage(task).catch(() => undefined);
  }
}

/** The screen there really is, which may be smaller than the one the app is told of: its windows are moved into it. */
async function screenOf(session: Page['session']): Promise<{ width: number; height: number }> {
  const expression = '({ width: screen.availWidth, height: screen.availHeight })';
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value as { width: number; height: number };
}
