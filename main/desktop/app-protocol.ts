import type { CustomScheme, Protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { APP_SCHEME } from './app-origin.ts';
import { resolveAsset } from './assets.ts';
import { SECURITY_HEADERS } from './content-security.ts';

/**
 * What Chromium must know of the scheme before the app is ready: an origin of its own, trusted like https, able to load
 * ES modules, with compiled scripts cached between starts. It does not get around the content security policy.
 */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Serves the built page read-only under the app's address, from now on. Call once, after ready. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, root: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(root, request));
}

/** Answers one request of the page: 200 with the file, 404, or 405 for anything but GET. */
export async function answer(
  root: string,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, 'Method not allowed', { allow: 'GET' });
  const asset = resolveAsset(root, request.url);
  if (!asset) return refuse(404, 'Not found');
  try {
    const body = await readFile(asset.path);
    return new Response(new Uint8Array(body), {
      headers: { ...SECURITY_HEADERS, 'content-type': asset.contentType },
    });
  } catch {
    return refuse(404, 'Not found');
  }
}

function refuse(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: { ...SECURITY_HEADERS, ...headers, 'content-type': 'text/plain; charset=utf-8' },
  });
}
