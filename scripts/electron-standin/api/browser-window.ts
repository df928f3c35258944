import type Electron from 'electron';
import type { Page } from '../chromium/page.ts';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { asWebContents, StandinWebContents } from '../renderer/web-contents.ts';
import { type PartOf, StrictEmitter, whole } from '../strict.ts';
import { fit, startBounds, type Limits } from './window-bounds.ts';
import { WindowSurface } from './window-surface.ts';

const events = [
  'always-on-top-changed',
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'moved',
  'page-title-updated',
  'query-session-end',
  'ready-to-show',
  'resize',
  'resized',
  'responsive',
  'restore',
  'session-end',
  'show',
  'unmaximize',
  'unresponsive',
  'will-move',
  'will-resize',
];

/** A window: the model the app sees, and the page of Chromium behind it. */
export class StandinBrowserWindow extends StrictEmitter implements PartOf<Electron.BrowserWindow> {
  readonly id: number;
  readonly contents: StandinWebContents;
  readonly #host: Host;
  readonly #surface: WindowSurface;
  readonly #limits: Limits;
  readonly #options: Electron.BrowserWindowConstructorOptions;
  #bounds: Electron.Rectangle;
  #title: string;
  #visible: boolean;
  #alwaysOnTop: boolean;
  #onAllWorkspaces = false;
  #background: string;
  #destroyed = false;
  #closing = false;

  constructor(host: Host, options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events);
    host.readiness.demand('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    this.#host = host;
    this.#options = options;
    this.id = host.windows.nextId();
    this.#limits = { ...options };
    this.#bounds = startBounds(options);
    this.#title = options.title ?? '';
    this.#visible = options.show ?? true;
    this.#alwaysOnTop = options.alwaysOnTop ?? false;
    this.#background = options.backgroundColor ?? '#FFFFFF';
    this.#surface = new WindowSurface(host, this.#bounds, this.#visible);
    const state = host.sessions.partition(preferences.partition ?? '');
    const target = this.#surface.open(() => this.#gone());
    this.contents = new StandinWebContents(host, this.id, preferences, state, target);
    this.#watchContents();
    host.windows.add(this);
    host.created(asWebContents(this.contents), asBrowserWindow(this));
    this.#surface.dress(this.contents, this.#background);
    if (this.#visible) host.windows.focus(this);
  }

  get webContents(): Electron.WebContents {
    this.#demandAlive();
    return asWebContents(this.contents);
  }

  get title(): string {
    return this.getTitle();
  }

  loadURL(url: string): Promise<void> {
    this.#demandAlive();
    return this.contents.loadURL(url);
  }

  reload(): void {
    this.#demandAlive();
    this.contents.reload();
  }

  show(): void {
    this.#demandAlive();
    this.#appear();
    this.focus();
  }

  showInactive(): void {
    this.#demandAlive();
    this.#appear();
  }

  hide(): void {
    this.#demandAlive();
    if (!this.#visible) return;
    this.#visible = false;
    this.#surface.hide(this.contents);
    this.emit('hide');
    if (this.isFocused()) this.#host.windows.focus(undefined);
  }

  focus(): void {
    this.#demandAlive();
    if (this.#visible) this.#host.windows.focus(this);
  }

  blur(): void {
    this.#demandAlive();
    if (this.isFocused()) this.#host.windows.focus(undefined);
  }

  isVisible(): boolean {
    this.#demandAlive();
    return this.#visible;
  }

  isFocused(): boolean {
    this.#demandAlive();
    return this.#host.windows.focused === this;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    this.#demandAlive();
    return false;
  }

  isResizable(): boolean {
    this.#demandAlive();
    return this.#options.resizable ?? true;
  }

  getBounds(): Electron.Rectangle {
    this.#demandAlive();
    return { ...this.#bounds };
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#demandAlive();
    const before = this.#bounds;
    const after = { ...before, ...fit({ ...before, ...bounds }, this.#limits) };
    const moved = after.x !== before.x || after.y !== before.y;
    const resized = after.width !== before.width || after.height !== before.height;
    this.#bounds = after;
    if (moved || resized) this.#surface.place(this.contents, after);
    if (moved) for (const name of ['move', 'moved']) this.emit(name);
    if (resized) for (const name of ['resize', 'resized']) this.emit(name);
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  setMinimumSize(width: number, height: number): void {
    this.#demandAlive();
    Object.assign(this.#limits, { minWidth: width, minHeight: height });
  }

  isAlwaysOnTop(): boolean {
    return this.#alwaysOnTop;
  }

  setAlwaysOnTop(flag: boolean): void {
    this.#demandAlive();
    if (flag === this.#alwaysOnTop) return;
    this.#alwaysOnTop = flag;
    this.emit('always-on-top-changed', preventable({}), flag);
  }

  isVisibleOnAllWorkspaces(): boolean {
    return this.#onAllWorkspaces;
  }

  setVisibleOnAllWorkspaces(visible: boolean): void {
    this.#demandAlive();
    if (this.#host.platform !== 'win32') this.#onAllWorkspaces = visible;
  }

  getBackgroundColor(): string {
    return this.#background;
  }

  setBackgroundColor(backgroundColor: string): void {
    this.#demandAlive();
    this.#background = backgroundColor;
    this.#surface.paint(this.contents, backgroundColor);
  }

  setMenu(): void {
    this.#demandAlive();
  }

  removeMenu(): void {
    this.#demandAlive();
  }

  setSkipTaskbar(): void {
    this.#demandAlive();
  }

  getTitle(): string {
    this.#demandAlive();
    return this.#title;
  }

  setTitle(title: string): void {
    this.#demandAlive();
    this.#title = title;
  }

  /** Asks the app, then the page; either may keep the window open. */
  close(): void {
    if (this.#destroyed || this.#closing) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return this.#host.closePrevented();
    if (this.#destroyed) return;
    this.#closing = true;
    this.contents
      .onPage((page: Page) => page.session.send('Page.close'))
      .catch(() => this.destroy());
  }

  /** Neither the app nor the page is asked. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#surface.close();
    this.#gone();
  }

  /** Called by the list of windows. */
  focusChanged(focused: boolean): void {
    if (this.#destroyed) return;
    this.#surface.focus(this.contents, focused);
    this.emit(focused ? 'focus' : 'blur');
  }

  #appear(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.#surface.show(this.contents, this.#bounds);
    this.emit('show');
  }

  #watchContents(): void {
    if (this.#options.paintWhenInitiallyHidden !== false || this.#visible) {
      this.contents.once('did-finish-load', () => setImmediate(() => this.#painted()));
    }
    this.contents.on('will-prevent-unload', (event: Electron.Event) => {
      this.#closing = event.defaultPrevented;
      if (!event.defaultPrevented) this.#host.closePrevented();
    });
  }

  #painted(): void {
    if (!this.#destroyed) this.emit('ready-to-show');
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.contents.leave();
    this.emit('closed');
    this.#host.windows.remove(this);
  }

  #demandAlive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

/** The rest of the interface throws by name. */
export function asBrowserWindow(window: StandinBrowserWindow): Electron.BrowserWindow {
  return whole<Electron.BrowserWindow>(window);
}
