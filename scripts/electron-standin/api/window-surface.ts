import type Electron from 'electron';
import type { Chromium } from '../chromium/launch.ts';
import type { Page } from '../chromium/page.ts';
import type { Host } from '../host.ts';
import type { StandinWebContents } from '../renderer/web-contents.ts';

/**
 * The window of Chromium behind a window of the app.
 *
 * Without a display the page gets exactly the window's size; with one, Chromium's own window has that size, frame included.
 * A window made with `show: false` is still visible to its page at first, as in Electron; hiding minimises Chromium's window,
 * so that the page's visibility, timers and animation frames change for real.
 */
export class WindowSurface {
  readonly #host: Host;
  readonly #start: Electron.Rectangle;
  readonly #startsVisible: boolean;
  #target: Promise<{ chromium: Chromium; targetId: string; windowId: number }> | undefined;

  constructor(host: Host, start: Electron.Rectangle, startsVisible: boolean) {
    this.#host = host;
    this.#start = start;
    this.#startsVisible = startsVisible;
  }

  /** Opens the window and hands out its paused page. */
  async open(gone: () => void): Promise<Page['session']> {
    const chromium = await this.#host.chromium();
    const { x, y, width, height } = this.#start;
    const isHidden = !this.#startsVisible && !this.#host.headless;
    const { targetId, session } = await chromium.targets.open(
      {
        url: 'about:blank',
        newWindow: true,
        ...(isHidden ? { windowState: 'minimized' } : { left: x, top: y, width, height }),
      },
      gone,
    );
    const { windowId } = await chromium.connection.browser.send('Browser.getWindowForTarget', {
      targetId,
    });
    this.#target = Promise.resolve({ chromium, targetId, windowId });
    return session;
  }

  /** Gives the page its size, colour and colour scheme. */
  dress(contents: StandinWebContents, background: string): void {
    this.place(contents, this.#start);
    this.paint(contents, background);
    contents.applyTheme();
  }

  place(contents: StandinWebContents, { x, y, width, height }: Electron.Rectangle): void {
    if (!this.#host.headless) return this.#bound({ left: x, top: y, width, height });
    this.#on(contents, ({ session }) =>
      session.send('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 0,
        mobile: false,
      }),
    );
  }

  paint(contents: StandinWebContents, color: string): void {
    const [r = 255, g = 255, b = 255] =
      /^#(?:..)?(..)(..)(..)$/
        .exec(color)
        ?.slice(1)
        .map((part) => Number.parseInt(part, 16)) ?? [];
    this.#on(contents, ({ session }) =>
      session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r, g, b } }),
    );
  }

  show(contents: StandinWebContents, bounds: Electron.Rectangle): void {
    this.#on(contents, () => this.#setState('normal'));
    this.place(contents, bounds);
  }

  hide(contents: StandinWebContents): void {
    const mustGo = contents.backgroundThrottling || !this.#host.headless;
    if (mustGo) this.#on(contents, () => this.#setState('minimized'));
  }

  focus(contents: StandinWebContents, focused: boolean): void {
    this.#on(contents, ({ session }) =>
      session.send('Emulation.setFocusEmulationEnabled', { enabled: focused }),
    );
  }

  close(): void {
    void this.#target
      ?.then(({ chromium, targetId }) =>
        chromium.connection.browser.send('Target.closeTarget', { targetId }),
      )
      .catch(() => undefined);
  }

  async #setState(windowState: 'normal' | 'minimized'): Promise<void> {
    await this.#bounds({ windowState });
  }

  #bound(bounds: { left: number; top: number; width: number; height: number }): void {
    void this.#bounds(bounds).catch(() => undefined);
  }

  async #bounds(bounds: object): Promise<void> {
    const target = await this.#target;
    if (!target) return;
    const { chromium, windowId } = target;
    await chromium.connection.browser.send('Browser.setWindowBounds', { windowId, bounds });
  }

  /** What cannot be done on a page that has gone need not be done. */
  #on(contents: StandinWebContents, task: (page: Page) => Promise<unknown>): void {
    contents.onPage(task).catch(() => undefined);
  }
}
