import { toChromium } from '../schemes.ts';
import { LoadError } from './load-error.ts';

/** One load the app asked for. */
export class Load {
  readonly url: string;
  /** Settles when the page has loaded; rejects with a `LoadError`. */
  readonly finished: Promise<void>;
  resolve: () => void = () => undefined;
  reject: (error: LoadError) => void = () => undefined;

  constructor(url: string) {
    this.url = url;
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** The loads the app itself asks for: when they end, and which requests belong to them. */
export class Loads {
  #current: Load | undefined;
  /** The document the current load became, by Chromium's id, once that is known. */
  #awaited: string | undefined;
  /** The document that finished loading last. */
  #loaded: string | undefined;
  /** Chromium's address of the document the app asked for, until its request has come. */
  #expected: string | undefined;

  /** Starts a load; one that is under way is aborted. Throws for an address that is none. */
  begin(url: string): Load {
    if (!URL.canParse(url)) throw new LoadError('ERR_INVALID_URL', url);
    this.#current?.reject(new LoadError('ERR_ABORTED', this.#current.url));
    this.expect(url);
    this.#current = new Load(url);
    this.#awaited = undefined;
    return this.#current;
  }

  /** The next request for this address is the app's own: nobody is asked about it. */
  expect(url: string): void {
    this.#expected = withoutFragment(toChromium(url));
  }

  /** Whether a request for a document is the one the app asked for; true once. */
  isOwn(chromiumUrl: string): boolean {
    const isOwn = this.#expected === withoutFragment(chromiumUrl);
    if (isOwn) this.#expected = undefined;
    return isOwn;
  }

  /** A load became that document, or stayed in the same one (`undefined`), as with another fragment. */
  became(load: Load, document: string | undefined): void {
    if (load !== this.#current) return;
    if (document === undefined) load.resolve();
    this.#awaited = document;
    this.#settle();
  }

  /** A document has loaded, which may be told before or after it is known whose it is. */
  loaded(document: string): void {
    this.#loaded = document;
    this.#settle();
  }

  #settle(): void {
    if (this.#awaited !== undefined && this.#awaited === this.#loaded) this.#current?.resolve();
  }
}

/** Requests carry none. */
function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
