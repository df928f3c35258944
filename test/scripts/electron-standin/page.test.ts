import { describe, expect, it } from 'vitest';
import { canRun, runScenario } from './scenario.ts';

const refused = 'An object could not be cloned.';

describe.skipIf(!canRun)('messages between page and main process', () => {
  it('cross, fail and are answered as in Electron', async () => {
    const { facts, output } = await runScenario('ipc');
    expect(facts).toEqual({
      'no function': "TypeError: Expected handler to be a function, but found type 'string'",
      twice: "Error: Attempted to register a second handler for 'twice'",
      'first address': 'app://host/a.html',
      results: {
        failed: "true Error invoking remote method 'fail': RangeError: too far undefined",
        missing:
          "true Error invoking remote method 'nobody': Error: No handler registered for 'nobody' undefined",
        odd: `true Error invoking remote method 'odd': Error: ${refused} undefined`,
        uncloneable: `true ${refused} undefined`,
        instance: [true, 27, null],
        who: 'contents',
        replied: 'hello',
      },
      order: ['message told', 'contents', 'ipcMain', 'message hold', 'message results'],
      'held before': 'app://host/a.html',
      'held after': null,
      sender: true,
    });
    expect(output).toContain(`webContents.send('uncloneable') failed: Error: ${refused}`);
    expect(output).toContain("Error occurred in handler for 'fail': RangeError: too far");
  });
});

describe.skipIf(!canRun)('a preload script', () => {
  it('sees what a sandboxed one sees in Electron, and gives the page what the bridge lets through', async () => {
    const { facts } = await runScenario('preload');
    expect(facts['surface']).toEqual({
      parameters: ['function', 'object', 'object', 'object', 'object', 'object'],
      immediate: ['function', 'function'],
      dirname: 'undefined',
      fs: 'module not found: fs',
      modules: ['function', 'object', 'object', 'function', 'object'],
      clipboard: 'electron.clipboard is not implemented by the stand-in',
      sandboxed: [true, 'renderer', true],
      nextTick: 'process.nextTick is not implemented by the stand-in',
      taken: 'Cannot bind an API on top of an existing property on the window object',
      depth:
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
    });
    expect(facts['page']).toMatchObject({
      ipc: [],
      frozen: true,
      sum: 3,
      prototype: [27, null],
      noNode: ['undefined', 'undefined', 'undefined'],
      thrown: 'too far undefined',
      later: 5,
      proxy: `${refused} undefined`,
      callback: 21,
    });
    expect(facts['rejected']).toBe('no undefined');
    expect(facts['preload-throws.cjs']).toEqual([true, 'not today']);
    expect(facts['preload-esm.cjs']).toEqual([true, 'SyntaxError']);
    expect(facts['nowhere.cjs']).toMatchObject([true, expect.stringContaining('ENOENT') as string]);
  });
});

describe.skipIf(!canRun)('loading', () => {
  it('ends, fails and is guarded as in Electron', async () => {
    const { facts, names } = await runScenario('loading');
    const failure = (code: string, errno: number, url: string) => [
      `${code} (${errno}) loading '${url}'`,
      code,
      errno,
    ];
    expect(facts).toEqual({
      'ready-to-show': ['shown', 'loaded'],
      'no will-navigate': [],
      invalid: failure('ERR_INVALID_URL', -300, 'nothing'),
      refused: ['ERR_CONNECTION_REFUSED', -102],
      'handler throws': failure('ERR_UNEXPECTED', -9, 'app://host/throws'),
      'missing scheme': failure('ERR_UNKNOWN_URL_SCHEME', -302, 'other://host/'),
      superseded: failure('ERR_ABORTED', -3, 'app://host/'),
      'header-less': 'text/html',
      string: 'text/plain',
      'own address': 'app://host/again',
      blocked: ['WEB/left', '', []],
      'module as text': 'undefined',
      fetch: 'fetched',
      'bare fetch': 'refused',
      csp: '',
      denied: ['WEB/popup', 1, []],
      allowed: [true, 'app://host/'],
      cancelled: failure('ERR_BLOCKED_BY_CLIENT', -20, 'WEB/cancelled'),
      headers: '',
      'web asked': [],
    });
    expect(names).not.toContain('painted');
  });

  it('settles permissions by the handlers, and shares one clipboard', async () => {
    const { facts } = await runScenario('permissions');
    expect(facts).toEqual({
      unset: 'granted',
      set: ['denied', 'denied', ['app://host/']],
      copy: 'copied',
      read: '27 cents',
      main: 'from main',
    });
  });
});

describe.skipIf(!canRun)('a window', () => {
  it('is visible to its page at first, hidden when hidden, and tells what happens to it', async () => {
    const { facts } = await runScenario('visibility');
    expect(facts).toEqual({
      'at first': ['visible,400,600,false', false],
      shown: ['visible,400,600,false', true, true],
      hidden: ['hidden,400,600,false', false, false],
      inactive: ['visible,320,600,true', false, { x: 30, y: 20, width: 320, height: 600 }],
      told: ['show', 'focus', 'hide', 'blur', 'show', 'move', 'resize'],
      unthrottled: 'visible',
    });
  });

  it('tells when its page crashes, and loads it again', async () => {
    const { facts } = await runScenario('crash');
    expect(facts).toEqual({ app: true, reason: 'crashed', again: 'app://host/' });
  });
});
