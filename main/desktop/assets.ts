import { extname, isAbsolute, join, relative } from 'node:path';
import { isAppUrl } from './app-origin.ts';

/** Files have the names our build gives them; anything cleverer (`..`, `C:`, `\`, `%00`, `:stream`) is not ours. */
const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface Asset {
  /** Absolute path of a file inside the root; it may not exist. */
  readonly path: string;
  readonly contentType: string;
}

/**
 * Finds the file an `app:` address stands for. `null` when the address is not the app's, leaves `root`, or names a kind of
 * file the page has no use for.
 *
 * @param root absolute path of the built page
 */
export function resolveAsset(root: string, url: string): Asset | null {
  if (!isAppUrl(url)) return null;
  const names = fileNames(new URL(url).pathname);
  if (!names) return null;
  const path = join(root, ...names);
  const contentType = contentTypes[extname(path)];
  return contentType && isInside(root, path) ? { path, contentType } : null;
}

/** The decoded parts of a path; `null` when one of them is not a plain file name. */
function fileNames(pathname: string): readonly string[] | null {
  try {
    const decoded = decodeURIComponent(pathname);
    const names = (decoded === '/' || decoded === '' ? '/index.html' : decoded).split('/').slice(1);
    return names.every((name) => FILE_NAME.test(name)) ? names : null;
  } catch {
    return null;
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
