import { describe, expect, it } from 'vitest';
import {
  customScheme,
  headerToChromium,
  originOf,
  toApp,
  toChromium,
} from '../../../scripts/electron-standin/schemes.ts';

describe('addresses of custom schemes', () => {
  it.each([
    [
      'app://kalshi-tray/index.html?a=1#b',
      'https://kalshi-tray.app.standin.invalid/index.html?a=1#b',
    ],
    ['app://host', 'https://host.app.standin.invalid/'],
    ['bare:page', 'https://bare.standin.invalid/page'],
  ])('%s is %s inside Chromium', (app, chromium) => {
    expect(toChromium(app)).toBe(chromium);
  });

  it.each(['https://kalshi.com/markets', 'about:blank', 'http://127.0.0.1:1/', 'data:text/html,x'])(
    '%s stays as it is',
    (url) => {
      expect(toChromium(url)).toBe(url);
      expect(toApp(url)).toBe(url);
      expect(URL.canParse(url) && customScheme(url)).toBeUndefined();
    },
  );

  it('come back in messages and headers', () => {
    expect(toApp('at https://host.app.standin.invalid/a.js:1')).toBe('at app://host/a.js:1');
    expect(customScheme('https://host.app.standin.invalid/a.js')).toBe('app');
  });

  it('have the origin Electron gives them', () => {
    expect(originOf('app://kalshi-tray/index.html')).toBe('app://kalshi-tray');
    expect(originOf('https://kalshi.com/x')).toBe('https://kalshi.com');
    expect(originOf('')).toBe('null');
  });

  it('are translated in the headers of a response', () => {
    const policy =
      "default-src 'self'; img-src app: data:; connect-src app://host https://api.example";
    expect(headerToChromium(policy, 'app')).toBe(
      "default-src 'self'; img-src https://*.app.standin.invalid data:; connect-src https://host.app.standin.invalid https://api.example",
    );
  });
});
