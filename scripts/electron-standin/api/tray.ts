import type Electron from 'electron';
import type { TrayClick, TrayModifiers, TrayOnDesktop } from '../desktop.ts';
import type { Host } from '../host.ts';
import { type PartOf, StrictEmitter } from '../strict.ts';
import { clickItem, snapshotOf, StandinMenu, type MenuSnapshot } from './menu.ts';
import { imageOf, type StandinImage } from './native-image.ts';

const events = [
  'click',
  'right-click',
  'double-click',
  'middle-click',
  'mouse-enter',
  'mouse-leave',
  'mouse-move',
  'mouse-down',
  'mouse-up',
  'drop',
  'drop-files',
  'drop-text',
  'drag-enter',
  'drag-leave',
  'drag-end',
  'balloon-show',
  'balloon-click',
  'balloon-closed',
];

const noModifiers: TrayModifiers = {
  altKey: false,
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
};
const nowhere = { x: 0, y: 0, width: 0, height: 0 };

/** An icon in the tray, with each platform's own manners (Electron's documentation of `Tray`). */
export class StandinTray extends StrictEmitter implements PartOf<Electron.Tray>, TrayOnDesktop {
  readonly id: number;
  readonly #host: Host;
  #image: StandinImage;
  #title = '';
  #tooltip = '';
  #menu: StandinMenu | null = null;
  /** On Linux the panel shows what the menu was when it was set. */
  #shown: MenuSnapshot | null = null;
  #ignoresDoubleClicks = false;
  #destroyed = false;

  constructor(host: Host, image: Electron.NativeImage | string) {
    super('Tray', events);
    host.readiness.demand('Cannot create Tray before app is ready');
    this.#host = host;
    this.#image = imageOf(image);
    this.id = host.desktop.nextId();
    host.desktop.trays.add(this);
  }

  setImage(image: Electron.NativeImage | string): void {
    this.#demandAlive();
    this.#image = imageOf(image);
  }

  setPressedImage(image: Electron.NativeImage | string): void {
    this.#demandAlive();
    imageOf(image);
  }

  setToolTip(toolTip: string): void {
    this.#demandAlive();
    this.#tooltip = this.#host.platform === 'win32' ? toolTip.slice(0, 127) : toolTip;
  }

  setTitle(title: string): void {
    this.#demandAlive();
    if (this.#host.platform === 'darwin') this.#title = title;
  }

  getTitle(): string {
    this.#demandAlive();
    return this.#title;
  }

  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#demandAlive();
    if (this.#host.platform === 'darwin') this.#ignoresDoubleClicks = ignore;
  }

  getIgnoreDoubleClickEvents(): boolean {
    return this.#ignoresDoubleClicks;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.#demandAlive();
    const held: unknown = menu;
    if (held !== null && !(held instanceof StandinMenu))
      throw new TypeError('Must pass Menu or null');
    this.#menu = held;
    this.#shown = held === null ? null : snapshotOf(held.held);
  }

  popUpContextMenu(menu?: Electron.Menu): void {
    this.#demandAlive();
    if (this.#host.platform === 'linux') return;
    const shown: unknown = menu ?? this.#menu;
    if (!(shown instanceof StandinMenu)) return;
    this.#menu = shown;
    this.#shown = snapshotOf(shown.held);
    shown.popup();
  }

  closeContextMenu(): void {
    this.#demandAlive();
  }

  getBounds(): Electron.Rectangle {
    this.#demandAlive();
    if (this.#host.platform === 'linux') return nowhere;
    return this.#host.platform === 'darwin'
      ? { x: 1_600, y: 0, width: 30, height: 24 }
      : { x: 1_700, y: 1_040, width: 24, height: 40 };
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#host.desktop.trays.delete(this);
  }

  title(): string {
    return this.#title;
  }

  tooltip(): string {
    return this.#tooltip;
  }

  icon(): ReturnType<TrayOnDesktop['icon']> {
    return this.#image.describe();
  }

  menu(): MenuSnapshot | null {
    if (this.#host.platform === 'linux' || !this.#menu) return this.#shown;
    return snapshotOf(this.#menu.held);
  }

  /** The person's click; some kinds never reach the app on some platforms. */
  click(kind: TrayClick, modifiers: TrayModifiers): void {
    const { platform } = this.#host;
    const bounds = this.getBounds();
    const keys = platform === 'linux' ? noModifiers : modifiers;
    if (kind === 'right-click' && (platform === 'linux' || (platform === 'win32' && this.#menu)))
      return;
    if (kind === 'middle-click' && platform !== 'win32') return;
    if (kind !== 'double-click') {
      this.emit(kind, keys, bounds, { x: bounds.x, y: bounds.y });
    } else if (platform === 'linux') {
      this.emit('click', keys, bounds, { x: 0, y: 0 });
    } else {
      this.#doubleClick(keys, bounds);
    }
  }

  clickMenuItem(path: readonly string[]): void {
    if (!this.#menu) throw new Error('The tray has no menu.');
    clickItem(this.#menu.held, path);
  }

  #doubleClick(keys: TrayModifiers, bounds: Electron.Rectangle): void {
    const position = { x: bounds.x, y: bounds.y };
    this.emit('click', keys, bounds, position);
    if (this.#ignoresDoubleClicks) this.emit('click', keys, bounds, position);
    else this.emit('double-click', keys, bounds);
  }

  #demandAlive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed');
  }
}
