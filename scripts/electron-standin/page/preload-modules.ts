import type { Bridge } from './bridge.ts';
import type { IpcRenderer } from './ipc-renderer.ts';
import { PageEmitter } from './page-emitter.ts';

/** An object of Electron or Node of which the preload script gets a part; the rest throws by name. */
export function partOf(name: string, part: object): object {
  return new Proxy(part, {
    get(object, key, receiver): unknown {
      if (typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON') {
        return Reflect.get(object, key, receiver);
      }
      throw new Error(`${name}.${key} is not implemented by the stand-in`);
    },
  });
}

export function setImmediateInPage(task: () => void): unknown {
  return setTimeout(task, 0);
}

/**
 * What `require` gives a sandboxed preload script (Electron's tutorial "Process Sandboxing", "Preload scripts"); anything
 * else throws as in Electron.
 */
export function preloadRequire(
  bridge: Bridge,
  ipcRenderer: IpcRenderer,
): (name: string) => unknown {
  const lacking = ['crashReporter', 'nativeImage', 'sharedTexture', 'webFrame', 'webUtils'];
  const electron = partOf('electron', {
    ...Object.fromEntries(lacking.map((name) => [name, partOf(`electron.${name}`, {})])),
    ipcRenderer,
    contextBridge: partOf('electron.contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
  });
  const timers = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate: setImmediateInPage,
    clearImmediate: clearTimeout,
  };
  const modules = new Map<string, unknown>([
    ['electron', electron],
    ['electron/common', electron],
    ['electron/renderer', electron],
    ['events', Object.assign(PageEmitter, { EventEmitter: PageEmitter, default: PageEmitter })],
    ['timers', timers],
    ['url', partOf('url', { URL, URLSearchParams })],
  ]);
  return (name) => {
    const module = modules.get(name.replace(/^node:/, ''));
    if (module === undefined) throw new Error(`module not found: ${name}`);
    return module;
  };
}
