import type { Session } from '../chromium/connection.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { customScheme, headerToChromium, toApp, toChromium, type Schemes } from '../schemes.ts';
import type { SessionState } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type Header = Protocol.Fetch.HeaderEntry;

/** Called when the app's handler of a custom scheme failed; Chromium itself only learns that the request did. */
type Failed = (url: string, error: unknown) => void;

/** Answers a page's requests: custom schemes by the app's handlers, the rest by the network, both as `webRequest` allows. */
export class Requests {
  readonly #page: Session;
  readonly #session: SessionState;
  readonly #schemes: Schemes;
  readonly #failed: Failed;

  constructor(page: Session, session: SessionState, schemes: Schemes, failed: Failed) {
    this.#page = page;
    this.#session = session;
    this.#schemes = schemes;
    this.#failed = failed;
  }

  /** Never rejects: a page that has gone needs no answer. */
  async answer(paused: Paused): Promise<void> {
    await this.#answer(paused).catch(() => undefined);
  }

  /** Refuses the request as if it had been cancelled. */
  async refuse({ requestId }: Paused, errorReason: Protocol.Network.ErrorReason): Promise<void> {
    await this.#page.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
  }

  async #answer(paused: Paused): Promise<void> {
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined) {
      return this.#passResponse(paused);
    }
    const { cancel, redirectURL } = await this.#session.webRequests.before(detailsOf(paused));
    if (cancel) return this.refuse(paused, 'BlockedByClient');
    if (redirectURL !== undefined) return this.#redirect(paused, redirectURL);
    const scheme = customScheme(paused.request.url);
    if (scheme !== undefined) return this.#askHandler(paused, scheme);
    const interceptResponse = this.#session.webRequests.wantsHeaders(paused.request.url);
    const { requestId } = paused;
    await this.#page.send('Fetch.continueRequest', { requestId, interceptResponse });
  }

  async #redirect({ requestId }: Paused, url: string): Promise<void> {
    const responseHeaders = [{ name: 'location', value: toChromium(url) }];
    await this.#page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders,
    });
  }

  async #askHandler(paused: Paused, scheme: string): Promise<void> {
    const handler = this.#session.handlers.handlerFor(scheme);
    if (!handler || !this.#isAllowed(paused, scheme)) return this.refuse(paused, 'Failed');
    try {
      const response: unknown = await handler(requestOf(paused));
      if (!(response instanceof Response)) throw new TypeError('The handler returned no Response.');
      if (response.type === 'error') return await this.refuse(paused, 'Failed');
      await this.#fulfill(paused, scheme, response);
    } catch (error) {
      this.#failed(paused.request.url, error);
      await this.refuse(paused, 'Failed');
    }
  }

  /** Without its privilege a scheme cannot be fetched, nor hold ES modules. */
  #isAllowed({ resourceType, request }: Paused, scheme: string): boolean {
    const { supportFetchAPI, standard } = this.#schemes.privilegesOf(scheme);
    if (resourceType === 'Fetch' || resourceType === 'XHR') return supportFetchAPI === true;
    const isModule = resourceType === 'Script' && header(request, 'Sec-Fetch-Mode') === 'cors';
    return standard === true || !isModule;
  }

  async #fulfill(paused: Paused, scheme: string, response: Response): Promise<void> {
    const headers = [...response.headers].map(([name, value]) => ({ name, value }));
    if (!response.headers.has('content-type'))
      headers.push({ name: 'content-type', value: 'text/html' });
    const shown = await this.#showHeaders(paused, headers, response.status, response.statusText);
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    await this.#page.send('Fetch.fulfillRequest', {
      requestId: paused.requestId,
      responseCode: response.status,
      responseHeaders: shown.map(({ name, value }) => ({
        name,
        value: headerToChromium(value, scheme),
      })),
      body,
    });
  }

  /** A response of the network that the app asked to see. */
  async #passResponse(paused: Paused): Promise<void> {
    const { requestId } = paused;
    if (paused.responseStatusCode === undefined) {
      return void (await this.#page.send('Fetch.continueRequest', { requestId }));
    }
    const responseHeaders = await this.#showHeaders(
      paused,
      paused.responseHeaders ?? [],
      paused.responseStatusCode,
      paused.responseStatusText ?? '',
    );
    await this.#page.send('Fetch.continueResponse', {
      requestId,
      responseCode: paused.responseStatusCode,
      responseHeaders,
    });
  }

  async #showHeaders(
    paused: Paused,
    headers: readonly Header[],
    statusCode: number,
    statusText: string,
  ): Promise<Header[]> {
    const responseHeaders: Record<string, string[]> = {};
    for (const { name, value } of headers) (responseHeaders[name] ??= []).push(value);
    const answer = await this.#session.webRequests.received({
      ...detailsOf(paused),
      responseHeaders,
      statusCode,
      statusLine: `HTTP/1.1 ${statusCode} ${statusText}`.trim(),
    });
    return Object.entries(answer.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value })),
    );
  }
}

function header(request: Protocol.Network.Request, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

function requestOf({ request }: Paused): Request {
  const body = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  return new Request(toApp(request.url), {
    method: request.method,
    headers: Object.entries(request.headers).map(([name, value]) => [name, toApp(value)]),
    ...(body && body.length > 0 ? { body: Buffer.concat(body) } : {}),
  });
}

function detailsOf(paused: Paused) {
  return {
    id: Number.parseInt(paused.requestId.replaceAll(/\D/g, '') || '0', 10),
    url: toApp(paused.request.url),
    method: paused.request.method,
    resourceType: resourceTypes[paused.resourceType] ?? 'other',
    referrer: toApp(header(paused.request, 'Referer') ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  };
}

const resourceTypes: Partial<
  Record<Protocol.Network.ResourceType, Electron.OnBeforeRequestListenerDetails['resourceType']>
> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
};
