import type Electron from 'electron';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { StandinWebContents } from '../renderer/web-contents.ts';
import { type PartOf, whole } from '../strict.ts';
import type { Popup } from '../chromium/targets.ts';
import { fit, startBounds, type Limits } from './window-bounds.ts';
import { WindowSurface } from './window-surface.ts';
import { WindowTraits } from './window-traits.ts';

/** A window: the model the app sees, and the page of Chromium behind it. */
export class StandinBrowserWindow extends WindowTraits implements PartOf<Electron.BrowserWindow> {
  readonly id: number;
  readonly contents: StandinWebContents;
  readonly #host: Host;
  readonly #surface: WindowSurface;
  #limits: Limits;
  #bounds: Electron.Rectangle;
  #background: string;
  #isVisible: boolean;
  #isClosing = false;

  /** With a `popup`, the window is for a page that another page opened. */
  constructor(host: Host, options: Electron.BrowserWindowConstructorOptions, popup?: Popup) {
    super(host.platform, options);
    host.readiness.demand('Cannot create BrowserWindow before app is ready');
    const { webPreferences: preferences = {}, show = true } = options;
    this.#host = host;
    this.id = host.windows.nextId();
    this.#limits = options;
    this.#bounds = startBounds(options);
    this.#background = options.backgroundColor ?? '#FFFFFF';
    this.#isVisible = show;
    this.#surface = new WindowSurface(host, { id: this.id, bounds: this.#bounds, isShown: show });
    this.contents = new StandinWebContents(this.id, {
      host,
      preferences,
      state: host.sessions.partition(preferences.partition ?? ''),
      target: this.#surface.open(() => this.#gone(), popup),
      allowPopup: (opened, details, overrides) => this.#adopt(opened, details, overrides),
    });
    this.#surface.dress(this.contents, this.#bounds, this.#background);
    this.#watchContents(options.paintWhenInitiallyHidden ?? true);
    host.windows.add(this);
    if (show) host.windows.focus(this);
  }

  get webContents(): Electron.WebContents {
    this.demandAlive();
    return whole<Electron.WebContents>(this.contents);
  }

  loadURL(url: string): Promise<void> {
    this.demandAlive();
    return this.contents.loadURL(url);
  }

  reload(): void {
    this.demandAlive();
    this.contents.reload();
  }

  show(): void {
    this.#appear();
    this.focus();
  }

  showInactive(): void {
    this.#appear();
    this.#surface.focus(this.isFocused());
  }

  hide(): void {
    this.demandAlive();
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#surface.hide();
    this.emit('hide');
    this.blur();
  }

  focus(): void {
    this.demandAlive();
    if (this.#isVisible) this.#host.windows.focus(this);
  }

  blur(): void {
    if (this.isFocused()) this.#host.windows.focus(undefined);
  }

  isVisible(): boolean {
    this.demandAlive();
    return this.#isVisible;
  }

  isFocused(): boolean {
    this.demandAlive();
    return this.#host.windows.focused === this;
  }

  getBounds(): Electron.Rectangle {
    this.demandAlive();
    return { ...this.#bounds };
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.demandAlive();
    const before = this.#bounds;
    const after = fit({ ...before, ...bounds }, this.#limits);
    const isMoved = after.x !== before.x || after.y !== before.y;
    const isResized = after.width !== before.width || after.height !== before.height;
    if (!isMoved && !isResized) return;
    this.#bounds = after;
    this.#surface.place(after);
    const told = [
      ...(isMoved ? ['move', 'moved'] : []),
      ...(isResized ? ['resize', 'resized'] : []),
    ];
    for (const event of told) this.emit(event);
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  setMinimumSize(minWidth: number, minHeight: number): void {
    this.demandAlive();
    this.#limits = { ...this.#limits, minWidth, minHeight };
  }

  getBackgroundColor(): string {
    this.demandAlive();
    return this.#background;
  }

  setBackgroundColor(backgroundColor: string): void {
    this.demandAlive();
    this.#background = backgroundColor;
    this.#surface.paint(backgroundColor);
  }

  /** Asks the app, then the page; either may keep the window open. */
  close(): void {
    if (this.isDestroyed() || this.#isClosing) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) this.#staysOpen();
    else if (!this.isDestroyed()) this.#leavePage();
  }

  /** Neither the app nor the page is asked. */
  destroy(): void {
    if (this.isDestroyed()) return;
    this.#isClosing = true;
    this.#surface.close();
    this.#gone();
  }

  /** Settles when Chromium has the window's page; rejects when it never will. */
  async hasOpened(): Promise<void> {
    await this.contents.onPage(() => Promise.resolve());
  }

  /** Called by the list of windows. */
  focusChanged(isFocused: boolean): void {
    if (this.isDestroyed()) return;
    this.#surface.focus(isFocused);
    this.emit(isFocused ? 'focus' : 'blur');
  }

  #appear(): void {
    this.demandAlive();
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.#surface.show(this.#bounds);
    this.emit('show');
  }

  #watchContents(paintsWhileHidden: boolean): void {
    const { contents } = this;
    if (paintsWhileHidden || this.#isVisible) {
      const painted = (): unknown => !this.isDestroyed() && this.emit('ready-to-show');
      contents.once('did-finish-load', () => setImmediate(painted));
    }
    contents.on('will-prevent-unload', (event: Electron.Event) => {
      if (!event.defaultPrevented) this.#staysOpen();
    });
    contents.on('render-process-gone', (_event, details: Electron.RenderProcessGoneDetails) => {
      this.#host.windows.emit('crashed', whole<Electron.WebContents>(contents), details);
    });
  }

  #leavePage(): void {
    this.#isClosing = true;
    this.contents.onPage((page) => page.session.send('Page.close')).catch(() => this.destroy());
  }

  #staysOpen(): void {
    this.#isClosing = false;
    this.#host.windows.emit('close-prevented');
  }

  #adopt(
    popup: Popup,
    details: Electron.HandlerDetails,
    options: Electron.BrowserWindowConstructorOptions,
  ): void {
    const window = new StandinBrowserWindow(this.#host, options, popup);
    this.contents.emit('did-create-window', whole<Electron.BrowserWindow>(window), details);
  }

  /** A person can close Chromium's window; then it is too late for the app to prevent it. */
  #gone(): void {
    if (this.isDestroyed()) return;
    if (!this.#isClosing) this.emit('close', preventable({}));
    this.die();
    this.contents.leave();
    this.emit('closed');
    this.#host.windows.remove(this);
  }
}
