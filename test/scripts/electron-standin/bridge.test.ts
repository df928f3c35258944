import { describe, expect, it } from 'vitest';
import { Bridge } from '../../../scripts/electron-standin/page/bridge.ts';
import { Line } from '../../../scripts/electron-standin/page/line.ts';

/** Two worlds in one: whatever goes over the line is cloned, as between the worlds of a page. */
function twoWorlds() {
  const node = new EventTarget();
  const page: Record<string, unknown> = {};
  const toPage = new Line(node, 'preload', 'page');
  const toPreload = new Line(node, 'page', 'preload');
  const preloadBridge = new Bridge({}, (request) => structuredClone(toPage.ask(request)));
  const pageBridge = new Bridge(page, (request) => structuredClone(toPreload.ask(request)));
  toPage.serve((request) => preloadBridge.handle(structuredClone(request)));
  toPreload.serve((request) => pageBridge.handle(structuredClone(request)));
  const expose = <T>(api: T): T => {
    preloadBridge.expose('api', api);
    return page['api'] as T;
  };
  return { page, preloadBridge, expose };
}

describe('the context bridge', () => {
  it('answers calls before they return', () => {
    const { expose } = twoWorlds();
    expect(expose({ add: (a: number, b: number) => a + b }).add(1, 2)).toBe(3);
  });

  it('passes functions both ways, nested and called within each other', () => {
    const { expose } = twoWorlds();
    const api = expose({
      listen: (listener: (value: number) => number) => {
        const doubled = listener(listener(1));
        return { stop: () => doubled };
      },
    });
    expect(api.listen((value) => value * 2).stop()).toBe(4);
  });

  it('passes promises both ways, with what they settle to', async () => {
    const { expose } = twoWorlds();
    const api = expose({
      wait: async (promise: Promise<Date>) => [(await promise).getTime()],
      fail: () => Promise.reject(new RangeError('too far')),
    });
    expect(await api.wait(Promise.resolve(new Date(5)))).toEqual([5]);
    await expect(api.fail()).rejects.toEqual(new Error('too far'));
  });

  it('keeps of errors only the message', () => {
    const { expose } = twoWorlds();
    const api = expose({
      fail: () => {
        throw Object.assign(new RangeError('too far'), { code: 'E' });
      },
      give: () => new TypeError('given'),
    });
    expect(() => api.fail()).toThrow(new Error('too far'));
    expect(api.give().constructor).toBe(Error);
    expect(api.give().message).toBe('given');
  });

  it('says what Electron says when something else than an error is thrown', () => {
    const { expose } = twoWorlds();
    const api = expose({
      fail: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the point of the test
        throw 'text';
      },
    });
    expect(() => api.fail()).toThrow('An unknown exception occurred in the isolated context');
  });

  it('freezes the API all through, and copies what is passed later', () => {
    const { expose } = twoWorlds();
    const api = expose({ nested: { list: [1] }, echo: (value: object) => value });
    expect(
      [api, api.nested, api.nested.list, api.echo].every((each) => Object.isFrozen(each)),
    ).toBe(true);
    const value = { inner: {} };
    const echoed = api.echo(value);
    expect(echoed).toEqual(value);
    expect(echoed).not.toBe(value);
    expect(Object.isFrozen(echoed)).toBe(false);
  });

  it('keeps cycles', () => {
    const { expose } = twoWorlds();
    const value: { self?: unknown } = {};
    value.self = value;
    const echoed = expose({ echo: (given: typeof value) => given }).echo(value);
    expect(echoed.self).toBe(echoed);
  });

  it('refuses a proxy, such as the reactive state of a page', () => {
    const { expose } = twoWorlds();
    const api = expose({ take: (_value: object) => undefined });
    expect(() => api.take(new Proxy({ ticker: 'A' }, {}))).toThrow(
      'An object could not be cloned.',
    );
    expect(() => api.take({ list: new Proxy([1], {}) })).toThrow('An object could not be cloned.');
  });

  it('refuses a key that is taken', () => {
    const { page, preloadBridge } = twoWorlds();
    page['name'] = 'taken';
    expect(() => preloadBridge.expose('name', {})).toThrow(
      'Cannot bind an API on top of an existing property on the window object',
    );
  });

  it('refuses objects nested deeper than Electron allows', () => {
    const { preloadBridge } = twoWorlds();
    const nested = (levels: number): object => (levels === 0 ? {} : { inner: nested(levels - 1) });
    expect(() => preloadBridge.expose('shallow', nested(490))).not.toThrow();
    expect(() => preloadBridge.expose('deep', nested(510))).toThrow(TypeError);
  });
});
