import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pieces } from '../electron-module.ts';
import type { Host } from '../host.ts';
import { createRoutes, type Route } from './routes.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Opens the control endpoint on a free loopback port and returns its address. */
export async function startControl(host: Host, pieces: Pieces): Promise<string> {
  const routes = createRoutes(host, pieces);
  const answering = new Set<Promise<void>>();
  // What asked the app to quit gets its answer first.
  host.lastWords.push(() => Promise.all(answering));
  const server = createServer((request, response) => {
    const answered = serve(routes, request, response);
    answering.add(answered);
    void answered.finally(() => answering.delete(answered));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serve(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await answer(routes, request).catch((error: unknown) => ({
    status: 400,
    body: { error: error instanceof Error ? error.message : String(error) },
  }));
  response.writeHead(status, { 'content-type': 'application/json' });
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.end(JSON.stringify(body ?? null));
  });
}

async function answer(routes: readonly Route[], request: IncomingMessage): Promise<Answer> {
  if (!isProgram(request)) return { status: 403, body: { error: 'Web pages may not ask.' } };
  const body = await readBody(request);
  const { method = '', url = '' } = request;
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(url) : null;
    if (match) return { status: 200, body: await route.act(match[1] ?? '', body) };
  }
  return { status: 404, body: { error: `There is no ${method} ${url} here.` } };
}

/** A web page can reach loopback too, but it says where it comes from, or by which name it got here. */
function isProgram({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined && /^127\.0\.0\.1(:\d+)?$/.test(headers.host ?? '');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}
