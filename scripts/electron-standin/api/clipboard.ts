import type Electron from 'electron';
import type { Host } from '../host.ts';
import { strictly } from '../strict.ts';

/** `clipboard`: Chromium's, so that it is the same one as in pages; plain text only. */
export function clipboardOf(host: Host): Electron.Clipboard {
  const page = async () => (await host.chromium()).clipboard;
  return strictly<Electron.Clipboard>('clipboard', {
    readText: async () => (await page()).read(),
    writeText: async (text) => (await page()).write(text),
    clear: () => void page().then((clipboard) => clipboard.write('')),
  });
}
