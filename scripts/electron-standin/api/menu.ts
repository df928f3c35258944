import type Electron from 'electron';
import { type PartOf, StrictEmitter, whole } from '../strict.ts';
import type { StandinMenuItem } from './menu-item.ts';

/** A menu of the app or of the tray. */
export class StandinMenu extends StrictEmitter implements PartOf<Electron.Menu> {
  /** The entries, in order. */
  readonly held: StandinMenuItem[];

  constructor(items: readonly StandinMenuItem[] = []) {
    super('Menu', ['menu-will-show', 'menu-will-close']);
    this.held = [...items];
  }

  get items(): Electron.MenuItem[] {
    return this.held.map((item) => whole<Electron.MenuItem>(item));
  }

  append(item: Electron.MenuItem): void {
    this.insert(this.held.length, item);
  }

  insert(position: number, item: Electron.MenuItem): void {
    this.held.splice(position, 0, item as unknown as StandinMenuItem);
  }

  /** Looks in submenus too; `null` when there is none. */
  getMenuItemById(id: string): Electron.MenuItem | null {
    const all = (items: readonly StandinMenuItem[]): readonly StandinMenuItem[] =>
      items.flatMap((item) => [item, ...all(item.nested)]);
    const found = all(this.held).find((item) => item.id === id);
    return found ? whole<Electron.MenuItem>(found) : null;
  }

  popup(): void {
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }
}
