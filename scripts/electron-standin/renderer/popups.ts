import type Electron from 'electron';
import type { Protocol } from '../chromium/protocol.ts';
import type { Popup } from '../chromium/targets.ts';
import { toApp } from '../schemes.ts';

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What becomes of a popup. */
export interface PopupEnds {
  readonly allow: (
    popup: Popup,
    details: Electron.HandlerDetails,
    options: Electron.BrowserWindowConstructorOptions,
  ) => void;
  readonly deny: (popup: Popup) => void;
}

/**
 * The windows a page wants to open. Chromium tells in two ways, in no fixed order: a paused page, and the wish with its
 * address. Each pair is decided by the app's handler; without one, everything is allowed, as in Electron.
 */
export class Popups {
  handler: WindowOpenHandler | undefined;
  readonly #ends: PopupEnds;
  readonly #pages: Popup[] = [];
  readonly #wishes: Protocol.Page.windowOpenPayload[] = [];

  constructor(ends: PopupEnds) {
    this.#ends = ends;
  }

  opened(popup: Popup): void {
    this.#pages.push(popup);
    this.#decide();
  }

  wished(wish: Protocol.Page.windowOpenPayload): void {
    this.#wishes.push(wish);
    this.#decide();
  }

  #decide(): void {
    if (this.#pages.length === 0 || this.#wishes.length === 0) return;
    const [popup] = this.#pages.splice(0, 1);
    const [wish] = this.#wishes.splice(0, 1);
    if (!popup || !wish) return;
    const details = detailsOf(wish);
    const answer: unknown = this.handler ? this.handler(details) : { action: 'allow' };
    if (isAllowed(answer)) {
      this.#ends.allow(popup, details, answer.overrideBrowserWindowOptions ?? {});
    } else {
      this.#ends.deny(popup);
    }
  }
}

function detailsOf(wish: Protocol.Page.windowOpenPayload): Electron.HandlerDetails {
  return {
    url: toApp(wish.url),
    frameName: wish.windowName === '_blank' ? '' : wish.windowName,
    features: wish.windowFeatures.join(','),
    disposition: wish.windowFeatures.length > 0 ? 'new-window' : 'foreground-tab',
    referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
  };
}

/** Anything but a valid answer denies, and says so. */
function isAllowed(
  answer: unknown,
): answer is { readonly overrideBrowserWindowOptions?: Electron.BrowserWindowConstructorOptions } {
  const { action } = (answer ?? {}) as { readonly action?: unknown };
  if (action !== 'allow' && action !== 'deny') {
    console.error(
      "The window open handler response must be an object with an 'action' of 'allow' or 'deny'.",
    );
  }
  return action === 'allow';
}
