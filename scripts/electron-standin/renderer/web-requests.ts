import type Electron from 'electron';
import { strictly } from '../strict.ts';

type Before = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type Received = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;

interface Registered<Listener> {
  readonly matches: (url: string) => boolean;
  readonly listener: Listener;
}

/** The one listener each event of `webRequest` can have, and what it answers. */
export class WebRequests {
  readonly facade: Electron.WebRequest;
  #before: Registered<Before> | undefined;
  #received: Registered<Received> | undefined;

  constructor() {
    this.facade = strictly<Electron.WebRequest>('webRequest', {
      onBeforeRequest: (first: unknown, second?: unknown) => {
        this.#before = register<Before>(first, second);
      },
      onHeadersReceived: (first: unknown, second?: unknown) => {
        this.#received = register<Received>(first, second);
      },
    });
  }

  /** Whether responses of that address must be shown to the app. */
  wantsHeaders(url: string): boolean {
    return this.#received?.matches(url) ?? false;
  }

  async before(
    details: Electron.OnBeforeRequestListenerDetails,
  ): Promise<Electron.CallbackResponse> {
    const registered = this.#before;
    if (!registered?.matches(details.url)) return {};
    return new Promise((resolve) => registered.listener(details, resolve));
  }

  async received(
    details: Electron.OnHeadersReceivedListenerDetails,
  ): Promise<Electron.HeadersReceivedResponse> {
    const registered = this.#received;
    if (!registered?.matches(details.url)) return {};
    return new Promise((resolve) => registered.listener(details, resolve));
  }
}

/** Both forms of registering: `(listener)` and `(filter, listener)`; `null` takes the listener away. */
function register<Listener>(first: unknown, second: unknown): Registered<Listener> | undefined {
  const listener = second === undefined ? first : second;
  if (listener === null) return undefined;
  const filter = second === undefined ? undefined : (first as Electron.WebRequestFilter);
  const patterns = (filter?.urls ?? ['<all_urls>']).map(patternOf);
  const excluded = (filter?.excludeUrls ?? []).map(patternOf);
  return {
    listener: listener as Listener,
    matches: (url) =>
      patterns.some((each) => each.test(url)) && !excluded.some((each) => each.test(url)),
  };
}

/** Match patterns such as `https://*.example.com/*`. */
function patternOf(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped.replace('://.*\\.', '://(?:.*\\.)?')}$`);
}
