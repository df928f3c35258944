import type Electron from 'electron';
import { strictly } from '../strict.ts';

/** `app.dock`, which only macOS has: whether the icon is shown is all there is to it here. */
export function createDock(): Electron.Dock {
  let isVisible = true;
  return strictly<Electron.Dock>('Dock', {
    hide: () => {
      isVisible = false;
    },
    show: () => {
      isVisible = true;
      return Promise.resolve();
    },
    isVisible: () => isVisible,
    setMenu: () => undefined,
    setIcon: () => undefined,
  });
}
