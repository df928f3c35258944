import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pieces } from '../electron-module.ts';
import type { Host } from '../host.ts';
import { createRoutes, type Route } from './routes.ts';

/** Opens the control endpoint on a free loopback port and returns its address. */
export async function startControl(host: Host, pieces: Pieces): Promise<string> {
  const routes = createRoutes(host, pieces);
  const server = createServer((request, response) => void serve(routes, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serve(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? null));
  };
  if (!isLocal(request)) return answer(403, { error: 'Only programs of this machine may ask.' });
  try {
    const body = await readBody(request);
    const [path = '/'] = (request.url ?? '/').split('?');
    for (const { method, pattern, act } of routes) {
      const match = method === request.method ? pattern.exec(path) : null;
      if (match) return answer(200, await act(match.slice(1), body));
    }
    answer(404, { error: `There is no ${request.method ?? ''} ${path} here.` });
  } catch (error) {
    answer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** A web page can reach loopback too, but always says where it comes from, or by which name it got here. */
function isLocal({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined && /^127\.0\.0\.1(:\d+)?$/.test(headers.host ?? '');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}
