import { toChromium } from '../schemes.ts';
import { LoadError } from './load-error.ts';

interface Load {
  readonly url: string;
  readonly resolve: () => void;
  readonly reject: (error: LoadError) => void;
}

/** The loads the app itself asked for: when they end, and which requests belong to them. */
export class Loads {
  #current: Load | undefined;
  /** Chromium's address of the document the app asked for, until its request has come. */
  #expected: string | undefined;

  /** Starts a load; one that is under way is aborted. Throws for an address that is none. */
  begin(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new LoadError('ERR_INVALID_URL', url);
    this.#current?.reject(new LoadError('ERR_ABORTED', this.#current.url));
    this.expect(url);
    return new Promise((resolve, reject) => {
      this.#current = { url, resolve, reject };
    });
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

  finish(): void {
    this.#current?.resolve();
    this.#current = undefined;
  }

  /** `code` is Chromium's, for example `ERR_CONNECTION_REFUSED`. */
  fail(url: string, code: string): LoadError {
    const error = new LoadError(code, url);
    if (this.#current?.url === url) {
      this.#current.reject(error);
      this.#current = undefined;
    }
    return error;
  }
}

/** Requests carry none. */
function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
