import type Electron from 'electron';

/** Schemes Chromium serves by itself. */
const native = new Set([
  'http:',
  'https:',
  'file:',
  'data:',
  'about:',
  'blob:',
  'javascript:',
  'ws:',
  'wss:',
  'mailto:',
  'chrome:',
  'devtools:',
]);
const suffix = '.standin.invalid';
const mapped = /https:\/\/([^/]*?)\.?([a-z][a-z0-9+-]*)\.standin\.invalid/g;

/**
 * The custom schemes of the app, and the secure addresses they have inside the stand-in's Chromium, which knows no custom
 * schemes: `app://host/path` is `https://host.app.standin.invalid/path` there, answered without any network.
 */
export class Schemes {
  #privileges = new Map<string, Electron.Privileges>();

  /** As in Electron, a second call replaces the first. */
  register(schemes: readonly Electron.CustomScheme[]): void {
    this.#privileges = new Map(schemes.map((each) => [each.scheme, each.privileges ?? {}]));
  }

  /** What `registerSchemesAsPrivileged` granted; nothing by default. */
  privilegesOf(scheme: string): Electron.Privileges {
    return this.#privileges.get(scheme) ?? {};
  }
}

/** The address Chromium is sent to for an address of the app. Throws a TypeError for what is no URL. */
export function toChromium(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (native.has(protocol)) return url;
  const path = pathname.startsWith('/') ? pathname : `/${pathname}`;
  const name = [...(host === '' ? [] : [host]), protocol.slice(0, -1)].join('.');
  return `https://${name}${suffix}${path}${search}${hash}`;
}

/** The address, or the text with addresses, as the app knows it. */
export function toApp(text: string): string {
  return text.replaceAll(mapped, (_all, host: string, scheme: string) => `${scheme}://${host}`);
}

/** The custom scheme behind an address inside Chromium, or `undefined` for ordinary ones. */
export function customScheme(chromiumUrl: string): string | undefined {
  const { hostname } = new URL(chromiumUrl);
  return hostname.endsWith(suffix)
    ? hostname.slice(0, -suffix.length).split('.').at(-1)
    : undefined;
}

/** The origin as Electron words it: `app://host` for custom schemes. */
export function originOf(appUrl: string): string {
  if (!URL.canParse(appUrl)) return 'null';
  const { origin, protocol, host } = new URL(appUrl);
  return native.has(protocol) ? origin : `${protocol}//${host}`;
}

/** A response header of the app in the words of Chromium: addresses and scheme sources of custom schemes translated. */
export function headerToChromium(value: string, scheme: string): string {
  const source = new RegExp(`(^|[\\s;,])${scheme}:(?://([^\\s/;,]+))?`, 'g');
  return value.replaceAll(source, (_all, before: string, host: string | undefined) => {
    return `${before}https://${host ?? '*'}.${scheme}${suffix}`;
  });
}
