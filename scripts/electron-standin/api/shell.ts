import type Electron from 'electron';
import type { Host } from '../host.ts';
import { strictly } from '../strict.ts';

/** `shell`: what would be opened is noted on the desktop; nothing is opened. */
export function shellOf({ desktop }: Host): Electron.Shell {
  const note = (what: string): void => void desktop.opened.push(what);
  return strictly<Electron.Shell>('shell', {
    openExternal: (url) => {
      note(url);
      return Promise.resolve();
    },
    openPath: (path) => {
      note(path);
      return Promise.resolve('');
    },
    showItemInFolder: note,
    beep: () => undefined,
  });
}
