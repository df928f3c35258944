import type { Session } from '../chromium/connection.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { customScheme, headerToChromium, toApp, toChromium, type Schemes } from '../schemes.ts';
import { detailsOf, headerOf, requestOf } from './request-facts.ts';
import type { ProtocolHandler } from './protocol-handlers.ts';
import type { SessionState } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type Header = Protocol.Fetch.HeaderEntry;

/** Answers a page's requests: custom schemes by the app's handlers, the rest by the network, both as `webRequest` allows. */
export class Requests {
  readonly #page: Session;
  readonly #session: SessionState;
  readonly #schemes: Schemes;
  readonly #log: (line: string) => void;
  readonly #failures = new Map<string, string>();

  constructor(page: Session, session: SessionState, schemes: Schemes, log: (line: string) => void) {
    this.#page = page;
    this.#session = session;
    this.#schemes = schemes;
    this.#log = log;
  }

  /** Never rejects: a page that has gone needs no answer. */
  async answer(paused: Paused, isMainFrame: boolean): Promise<void> {
    const isResponse = paused.responseStatusCode !== undefined || paused.responseErrorReason;
    const answered = isResponse
      ? this.#passResponse(paused, isMainFrame)
      : this.#ask(paused, isMainFrame);
    await answered.catch(() => undefined);
  }

  /** Refuses the request. */
  async refuse({ requestId }: Paused, errorReason: Protocol.Network.ErrorReason): Promise<void> {
    await this.#page.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
  }

  /** Electron's code for a failure of which Chromium only knows that it was one. */
  failureOf(chromiumUrl: string): string | undefined {
    return this.#failures.get(chromiumUrl);
  }

  async #ask(paused: Paused, isMainFrame: boolean): Promise<void> {
    const { requestId, request } = paused;
    if (isFavicon(paused)) return this.refuse(paused, 'Aborted');
    const details = detailsOf(paused, isMainFrame);
    const { cancel, redirectURL } = await this.#session.webRequests.before(details);
    if (cancel) return this.refuse(paused, 'BlockedByClient');
    if (redirectURL !== undefined) return this.#redirect(paused, redirectURL);
    const scheme = customScheme(request.url);
    if (scheme !== undefined) return this.#askHandler(paused, scheme, isMainFrame);
    const interceptResponse = this.#session.webRequests.wantsHeaders(details.url);
    await this.#page.send('Fetch.continueRequest', { requestId, interceptResponse });
  }

  async #redirect({ requestId }: Paused, url: string): Promise<void> {
    await this.#page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders: [{ name: 'location', value: toChromium(url) }],
    });
  }

  async #askHandler(paused: Paused, scheme: string, isMainFrame: boolean): Promise<void> {
    const handler = this.#session.handlers.handlerFor(scheme);
    const { url } = paused.request;
    this.#failures.delete(url);
    if (!handler) this.#failures.set(url, 'ERR_UNKNOWN_URL_SCHEME');
    if (!handler || !this.#isAllowed(paused, scheme)) return this.refuse(paused, 'Failed');
    const response = await this.#responseOf(handler, paused);
    if (response.type === 'error') await this.refuse(paused, 'Failed');
    else await this.#fulfill(paused, scheme, response, isMainFrame);
  }

  /** What the handler answers; an error response when it fails. */
  async #responseOf(handler: ProtocolHandler, paused: Paused): Promise<Response> {
    try {
      const response: unknown = await handler(requestOf(paused));
      if (response instanceof Response) return response;
      throw new TypeError('The handler returned no Response.');
    } catch (error) {
      this.#failures.set(paused.request.url, 'ERR_UNEXPECTED');
      this.#log(`The handler of ${toApp(paused.request.url)} failed: ${String(error)}`);
      return Response.error();
    }
  }

  /** Without its privilege a scheme cannot be fetched, nor hold ES modules. */
  #isAllowed({ resourceType, request }: Paused, scheme: string): boolean {
    const { supportFetchAPI, standard } = this.#schemes.privilegesOf(scheme);
    if (resourceType === 'Fetch' || resourceType === 'XHR') return supportFetchAPI === true;
    const isModule = resourceType === 'Script' && headerOf(request, 'Origin') !== undefined;
    return standard === true || !isModule;
  }

  async #fulfill(
    paused: Paused,
    scheme: string,
    response: Response,
    isMainFrame: boolean,
  ): Promise<void> {
    const headers = [...response.headers].map(([name, value]) => ({ name, value }));
    const typed = response.headers.has('content-type')
      ? headers
      : [...headers, { name: 'content-type', value: 'text/html' }];
    const shown = await this.#show(paused, isMainFrame, typed, response);
    await this.#page.send('Fetch.fulfillRequest', {
      requestId: paused.requestId,
      responseCode: response.status,
      responseHeaders: shown.map(({ name, value }) => ({
        name,
        value: headerToChromium(value, scheme),
      })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  /** A response of the network that the app asked to see. */
  async #passResponse(paused: Paused, isMainFrame: boolean): Promise<void> {
    const { requestId, responseStatusCode: status, responseStatusText: statusText = '' } = paused;
    if (status === undefined) {
      await this.#page.send('Fetch.continueRequest', { requestId });
      return;
    }
    const headers = paused.responseHeaders ?? [];
    const responseHeaders = await this.#show(paused, isMainFrame, headers, { status, statusText });
    const responseCode = status;
    await this.#page.send('Fetch.continueResponse', { requestId, responseCode, responseHeaders });
  }

  /** The headers after the app has seen, and perhaps changed them. */
  async #show(
    paused: Paused,
    isMainFrame: boolean,
    headers: readonly Header[],
    { status, statusText }: { readonly status: number; readonly statusText: string },
  ): Promise<Header[]> {
    const responseHeaders: Record<string, string[]> = {};
    for (const { name, value } of headers) (responseHeaders[name] ??= []).push(value);
    const answer = await this.#session.webRequests.received({
      ...detailsOf(paused, isMainFrame),
      responseHeaders,
      statusCode: status,
      statusLine: `HTTP/1.1 ${status} ${statusText}`.trim(),
    });
    return Object.entries(answer.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value })),
    );
  }
}

/** Chromium looks for an icon of every page, Electron of none. */
function isFavicon({ resourceType, request }: Paused): boolean {
  return resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico';
}
