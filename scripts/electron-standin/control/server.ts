import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Pieces } from '../electron-module.ts';
import type { Host } from '../host.ts';
import { createRoutes, type Route } from './routes.ts';

interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'text/html';
  readonly body: string;
}

const page = join(import.meta.dirname, 'desktop.html');

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
  const { status, type, body } = await answer(routes, request).catch((error: unknown) =>
    json(400, { error: error instanceof Error ? error.message : String(error) }),
  );
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.end(body);
  });
}

async function answer(routes: readonly Route[], request: IncomingMessage): Promise<Answer> {
  if (!isOurs(request)) return json(403, { error: 'Other web pages may not ask.' });
  const body = await readBody(request);
  const { method = '', url = '' } = request;
  if (method === 'GET' && url === '/') {
    return { status: 200, type: 'text/html', body: readFileSync(page, 'utf8') };
  }
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(url) : null;
    if (match) return json(200, await route.act(match[1] ?? '', body));
  }
  return json(404, { error: `There is no ${method} ${url} here.` });
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value ?? null) };
}

/** Any web page can reach loopback, but it says where it comes from, or by which name it got here. */
function isOurs({ headers: { host = '', origin } }: IncomingMessage): boolean {
  return /^127\.0\.0\.1(:\d+)?$/.test(host) && (origin ?? `http://${host}`) === `http://${host}`;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}
