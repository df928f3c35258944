import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import type Electron from 'electron';
import type { PreloadScript } from '../chromium/page.ts';
import type { Host } from '../host.ts';
import { wrapPreload } from '../page/source.ts';
import { sandboxedProcess } from './sandboxed-process.ts';

/** The window's preload script, if it has one; what cannot be read or compiled is reported, and the page still loads. */
export function findPreload(
  host: Host,
  { preload: path, additionalArguments = [] }: Electron.WebPreferences,
  failed: (error: Error) => void,
): PreloadScript | undefined {
  if (path === undefined) return undefined;
  try {
    return { path, text: readPreload(path), process: sandboxedProcess(host, additionalArguments) };
  } catch (error) {
    // Not before the app has had the chance to listen.
    setImmediate(() => failed(error instanceof Error ? error : new Error(String(error))));
    return undefined;
  }
}

function readPreload(path: string): string {
  const text = readFileSync(path, 'utf8');
  // Only compiled here, to report its syntax errors; it runs in the page.
  new Script(`(${wrapPreload(text)})`, { filename: path, lineOffset: -1 });
  return text;
}
