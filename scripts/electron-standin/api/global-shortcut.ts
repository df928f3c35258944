import type Electron from 'electron';
import type { Host } from '../host.ts';
import { strictly } from '../strict.ts';

/** `globalShortcut`: kept by accelerator and pressed over control; one that is taken is refused. */
export function globalShortcutOf({ desktop, readiness }: Host): Electron.GlobalShortcut {
  const shortcuts = (): Map<string, () => void> => {
    readiness.demand('globalShortcut cannot be used before the app is ready');
    return desktop.shortcuts;
  };
  return strictly<Electron.GlobalShortcut>('globalShortcut', {
    register: (accelerator, callback) => {
      if (shortcuts().has(accelerator)) return false;
      desktop.shortcuts.set(accelerator, callback);
      return true;
    },
    isRegistered: (accelerator) => shortcuts().has(accelerator),
    unregister: (accelerator) => void shortcuts().delete(accelerator),
    unregisterAll: () => shortcuts().clear(),
  });
}
