import type Electron from 'electron';
import type { Protocol } from '../chromium/protocol.ts';
import { toApp } from '../schemes.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];

/** One header of a request, whatever the case of its name. */
export function headerOf(request: Protocol.Network.Request, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** The request as a handler of a custom scheme gets it. */
export function requestOf({ request }: Paused): Request {
  const parts = (request.postDataEntries ?? []).map(({ bytes = '' }) =>
    Buffer.from(bytes, 'base64'),
  );
  const headers = Object.entries(request.headers);
  return new Request(toApp(request.url), {
    method: request.method,
    headers: headers.map(([name, value]) => [name, toApp(value)]),
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
}

/** The request as `webRequest` tells it. */
export function detailsOf(paused: Paused, isMainFrame: boolean) {
  return {
    id: Number(paused.requestId.replaceAll(/\D/g, '')),
    url: toApp(paused.request.url),
    method: paused.request.method,
    resourceType: resourceTypeOf(paused.resourceType, isMainFrame),
    referrer: toApp(headerOf(paused.request, 'Referer') ?? ''),
    timestamp: performance.timeOrigin + performance.now(),
    uploadData: [],
  };
}

const types: Partial<Record<Protocol.Network.ResourceType, ResourceType>> = {
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

function resourceTypeOf(type: Protocol.Network.ResourceType, isMainFrame: boolean): ResourceType {
  if (type === 'Document') return isMainFrame ? 'mainFrame' : 'subFrame';
  return types[type] ?? 'other';
}
