import fc from 'fast-check';
import { relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveAsset } from '../../../main/desktop/assets.ts';

const ROOT = '/srv/page';
const at = (path: string) => resolveAsset(ROOT, `app://kalshi-tray${path}`);

describe('finding the file behind an address', () => {
  it('serves the start page for the bare address', () => {
    const page = { path: '/srv/page/index.html', contentType: 'text/html; charset=utf-8' };
    expect(at('/')).toEqual(page);
    expect(at('')).toEqual(page);
    expect(at('/index.html')).toEqual(page);
  });

  it('ignores query and fragment', () => {
    expect(at('/index.html?theme=dark#settings')?.path).toBe('/srv/page/index.html');
  });

  it.each([
    ['/assets/index-B1_x.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-a.b.css', 'text/css; charset=utf-8'],
    ['/assets/icon.svg', 'image/svg+xml'],
    ['/assets/icon.png', 'image/png'],
    ['/assets/text.woff2', 'font/woff2'],
  ])('tells Chromium what %s is', (path, contentType) => {
    expect(at(path)).toEqual({ path: `/srv/page${path}`, contentType });
  });

  it.each(['/../secret.js', '/%2e%2e/secret.js', '/a/%2E%2e/../secret.js'])(
    'stays in the root when %s climbs out of it',
    (path) => expect(at(path)?.path).toBe('/srv/page/secret.js'),
  );

  it.each([
    '/%2e%2e%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '/assets%5c..%5c..%5csecret.js',
    '/%252e%252e/secret.js',
    '/....//secret.js',
    '//etc/secret.js',
    '/%2fetc/secret.js',
    '/C:/secret.js',
    '/C:%5csecret.js',
    '/index.html%00.js',
    '/index.js::$DATA.js',
    '/.env.js',
    '/assets/.hidden.js',
    '/assets//index.js',
    '/assets/',
    '/%E0%A4%A.js',
    '/con%20fig.js',
  ])('finds nothing under %s', (path) => {
    expect(at(path)).toBeNull();
  });

  it.each(['/app.exe', '/data.db', '/index', '/main.ts', '/index.html.map'])(
    'finds nothing under %s, which no page needs',
    (path) => expect(at(path)).toBeNull(),
  );

  it.each([
    'https://kalshi-tray/index.html',
    'app://other/index.html',
    'file:///srv/page/index.html',
  ])('finds nothing for %s, which is not the app’s address', (url) =>
    expect(resolveAsset(ROOT, url)).toBeNull(),
  );

  it('never leaves the root, whatever is asked for', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2F',
      '%5C',
      '\\',
      '/',
      'a',
      'a.js',
      '%00',
      ':',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const asset = at(`/${pieces.join('')}`);
        if (!asset) return;
        const way = relative(ROOT, asset.path);
        expect(way.split(sep)).not.toContain('..');
        expect(asset.path.startsWith(`${ROOT}/`)).toBe(true);
      }),
    );
  });
});
