import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng, pngSize } from '../../../scripts/electron-standin/api/png.ts';
import { fit, startBounds } from '../../../scripts/electron-standin/api/window-bounds.ts';
import { WebRequests } from '../../../scripts/electron-standin/renderer/web-requests.ts';
import { strictly, StrictEmitter } from '../../../scripts/electron-standin/strict.ts';
import { readCommandLine } from '../../../scripts/electron-standin/switches.ts';

describe('the command line', () => {
  it('is read as Electron reads its own', () => {
    const args = ['--remote-debugging-port=0', '--User-Data-Dir=data', 'app', '--practice', 'x'];
    const { appFolder, debuggingPort, userDataDir, switches } = readCommandLine(args, '/home/me');
    expect([appFolder, debuggingPort, userDataDir]).toEqual(['/home/me/app', 0, '/home/me/data']);
    expect(switches.get('practice')).toBe('');
  });

  it.each([
    [[], 'Usage'],
    [['app', '--remote-debugging-port=x'], '--remote-debugging-port'],
    [['app', '--standin-platform=beos'], '--standin-platform'],
  ])('%j is refused with a sentence', (args, sentence) => {
    expect(() => readCommandLine(args, '/')).toThrow(sentence);
  });
});

describe('a piece of Electron that is only partly there', () => {
  it('names what is missing instead of being undefined', async () => {
    const shell = strictly<{ beep(): void; openPath(): void }>('shell', { beep: () => undefined });
    expect(() => shell.beep()).not.toThrow();
    expect(() => shell.openPath()).toThrow(
      'electron.shell.openPath is not implemented by the stand-in',
    );
    expect(await Promise.resolve(shell)).toBe(shell);
  });

  it('names an event that never comes', () => {
    const emitter = new StrictEmitter('app', ['ready']);
    expect(() => emitter.once('ready', () => undefined)).not.toThrow();
    expect(() => emitter.on('login', () => undefined)).toThrow("electron.app.on('login')");
  });
});

describe('web requests', () => {
  const details = { url: 'https://a.example.com/x', id: 1 } as never;

  it('are shown to the one listener whose filter matches', async () => {
    const requests = new WebRequests();
    requests.facade.onBeforeRequest((_details, answer) => answer({ cancel: true }));
    expect(await requests.before(details)).toEqual({ cancel: true });
    requests.facade.onBeforeRequest({ urls: ['https://*.other.com/*'] }, (_details, answer) => {
      answer({ cancel: true });
    });
    expect(await requests.before(details)).toEqual({});
    requests.facade.onBeforeRequest(null);
    expect(await requests.before(details)).toEqual({});
  });

  it('are shown with their headers only when somebody asked', () => {
    const requests = new WebRequests();
    expect(requests.wantsHeaders('app://host/')).toBe(false);
    requests.facade.onHeadersReceived({ urls: ['app://*/*'] }, (_details, answer) => answer({}));
    expect(requests.wantsHeaders('app://host/')).toBe(true);
    expect(requests.wantsHeaders('https://example.com/')).toBe(false);
  });
});

describe('a window', () => {
  it('starts in the middle of the work area, within its limits', () => {
    expect(startBounds({ width: 400, height: 600 })).toEqual({
      x: 760,
      y: 220,
      width: 400,
      height: 600,
    });
    expect(startBounds({ width: 100, minWidth: 320, x: 5, y: 6 })).toMatchObject({
      x: 5,
      width: 320,
    });
  });

  it('has whole pixels, and no limit where none is set', () => {
    const asked = { x: 0.4, y: 1.6, width: 10.5, height: 9_999 };
    expect(fit(asked, { maxWidth: 0 })).toEqual({ x: 0, y: 2, width: 11, height: 9_999 });
    expect(fit(asked, { maxHeight: 500 }).height).toBe(500);
  });
});

describe('a bitmap', () => {
  it('becomes a PNG with its colours in order', () => {
    const png = encodePng(Buffer.from([1, 2, 3, 4]), { width: 1, height: 1 });
    expect(pngSize(png)).toEqual({ width: 1, height: 1 });
    const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
    expect([...inflateSync(data)]).toEqual([0, 3, 2, 1, 4]);
  });

  it('must have the size it says', () => {
    expect(() => encodePng(Buffer.alloc(3), { width: 1, height: 1 })).toThrow(
      'Invalid buffer size',
    );
    expect(pngSize(Buffer.from('not a picture'))).toEqual({ width: 0, height: 0 });
  });
});
