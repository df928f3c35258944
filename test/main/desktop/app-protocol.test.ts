import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, appScheme, serveApp } from '../../../main/desktop/app-protocol.ts';
import { CONTENT_SECURITY_POLICY } from '../../../main/desktop/content-security.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kalshi-tray-page-'));
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'index.js'), 'export {};');
});

afterAll(() => rm(root, { recursive: true }));

const get = (path: string, method = 'GET') =>
  answer(root, { method, url: `app://kalshi-tray${path}` });

describe('serving the page', () => {
  it('answers with the file, its type and the security headers', async () => {
    const response = await get('/index.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('export {};');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers 404, with the same policy, for files that are not there or not ours', async () => {
    for (const path of ['/missing.js', '/../package.json', '/%2e%2e/secret.js']) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await get('/index.html', method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
  });

  it('takes requests of its own scheme, and of no other', () => {
    const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
    serveApp({ handle: (scheme, handler) => void handlers.set(scheme, handler) }, root);
    expect([...handlers.keys()]).toEqual([appScheme.scheme]);
  });
});
