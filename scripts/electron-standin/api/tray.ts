import type Electron from 'electron';
import type { PictureOnDesktop, TrayClick, TrayModifiers, TrayOnDesktop } from '../desktop.ts';
import type { Host } from '../host.ts';
import { type PartOf, StrictEmitter } from '../strict.ts';
import { clickItem, snapshotOf, type MenuSnapshot } from './menu-snapshot.ts';
import { StandinMenu } from './menu.ts';
import { imageOf, type StandinImage } from './native-image.ts';
import { trayBounds, trayEvents } from './tray-manners.ts';

const events = [
  ...['click', 'right-click', 'double-click', 'middle-click'],
  ...['mouse-enter', 'mouse-leave', 'mouse-move', 'mouse-down', 'mouse-up'],
  ...['drop', 'drop-files', 'drop-text', 'drag-enter', 'drag-leave', 'drag-end'],
  ...['balloon-show', 'balloon-click', 'balloon-closed'],
];

/** An icon in the tray, with each platform's own manners. */
export class StandinTray extends StrictEmitter implements PartOf<Electron.Tray>, TrayOnDesktop {
  readonly id: number;
  readonly #host: Host;
  #image: StandinImage;
  #title = '';
  #tooltip = '';
  #menu: StandinMenu | null = null;
  /** What the panel shows: on Linux, what the menu was when it was set. */
  #shown: MenuSnapshot | null = null;
  #ignoresDoubleClicks = false;
  #isDestroyed = false;

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

  /** Windows shows 127 characters. */
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
    this.#ignoresDoubleClicks = ignore && this.#host.platform === 'darwin';
  }

  getIgnoreDoubleClickEvents(): boolean {
    this.#demandAlive();
    return this.#ignoresDoubleClicks;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.#demandAlive();
    const given: unknown = menu;
    if (given !== null && !(given instanceof StandinMenu)) {
      throw new TypeError('Must pass Menu or null');
    }
    this.#menu = given;
    this.#shown = given && snapshotOf(given.held);
  }

  /** Does nothing on Linux, where the panel alone opens menus. */
  popUpContextMenu(menu?: Electron.Menu): void {
    this.#demandAlive();
    const given: unknown = menu ?? this.#menu;
    if (this.#host.platform === 'linux' || !(given instanceof StandinMenu)) return;
    this.#menu = given;
    this.#shown = snapshotOf(given.held);
    given.popup();
  }

  closeContextMenu(): void {
    this.#demandAlive();
    this.#menu?.closePopup();
  }

  getBounds(): Electron.Rectangle {
    this.#demandAlive();
    return trayBounds(this.#host.platform);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#host.desktop.trays.delete(this);
  }

  title(): string {
    return this.#title;
  }

  tooltip(): string {
    return this.#tooltip;
  }

  icon(): PictureOnDesktop {
    return this.#image.describe();
  }

  menu(): MenuSnapshot | null {
    if (this.#host.platform === 'linux' || !this.#menu) return this.#shown;
    return snapshotOf(this.#menu.held);
  }

  /** The person's click, as far as the platform lets the app hear of it. */
  click(kind: TrayClick, modifiers: TrayModifiers): void {
    const { platform } = this.#host;
    const situation = {
      platform,
      hasMenu: this.#menu !== null,
      ignoresDoubleClicks: this.#ignoresDoubleClicks,
    };
    for (const { event, args } of trayEvents(kind, modifiers, situation)) this.emit(event, ...args);
  }

  /** Throws when the item is not there or cannot be clicked. */
  clickMenuItem(path: readonly string[]): void {
    if (!this.#menu) throw new Error('The tray has no menu.');
    clickItem(this.#menu.held, path);
  }

  #demandAlive(): void {
    if (this.#isDestroyed) throw new Error('Tray is destroyed');
  }
}
