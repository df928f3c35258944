import { describe, expect, it } from 'vitest';
import { APP_PAGE, isAppUrl } from '../../../main/desktop/app-origin.ts';

describe('the app’s own address', () => {
  it('is recognised as a page, as a bare origin and with a path of its own', () => {
    for (const url of [
      APP_PAGE,
      'app://kalshi-tray',
      'app://kalshi-tray/',
      'app://kalshi-tray/a#b',
    ]) {
      expect(isAppUrl(url), url).toBe(true);
    }
  });

  it.each([
    'https://kalshi-tray/index.html',
    'app://kalshi-tray.example/index.html',
    'app://evil-kalshi-tray/index.html',
    'app://example/kalshi-tray',
    'app://kalshi-tray:80/index.html',
    'app://somebody@kalshi-tray/index.html',
    'app:kalshi-tray/index.html',
    'file:///app/kalshi-tray/index.html',
    'null',
    '',
  ])('is not mistaken for %j', (url) => {
    expect(isAppUrl(url)).toBe(false);
  });
});
