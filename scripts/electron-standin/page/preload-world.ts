import type { createBridge } from './bridge.ts';
import type { createCodec } from './codec.ts';
import type { createEmitterClass } from './emitter.ts';
import type { createAsk } from './main-world.ts';
import type { PageScope } from './scope.ts';

/** What the preload script's world tells this process. */
export type FromPage =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: unknown[];
    }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'preload-error'; readonly message: string; readonly stack: string };

/** What this process tells the preload script's world. */
export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly error: string };

export interface PreloadSetup {
  /** Name of the hand-over event, of the binding and of the delivery function: random for every window. */
  readonly secret: string;
  /** The preload script's path, for messages. */
  readonly path: string;
  /** The reduced `process` of a sandboxed preload script; functions are added in the page. */
  readonly process: Readonly<Record<string, unknown>>;
}

/** The parameters of a sandboxed preload script, in Electron's order. */
type Preload = (
  require: (name: string) => unknown,
  process: unknown,
  exports: unknown,
  module: unknown,
  Buffer: unknown,
  global: unknown,
  setImmediate: unknown,
  clearImmediate: unknown,
) => void;

/**
 * Everything a sandboxed preload script sees, and the script itself; run in a world of its own before any script of the
 * page. The function's own text runs inside the page, so it uses nothing from outside itself.
 */
export function openPreloadWorld(
  scope: PageScope & Record<string, unknown>,
  setup: PreloadSetup,
  tools: {
    readonly createBridge: typeof createBridge;
    readonly createAsk: typeof createAsk;
    readonly createCodec: typeof createCodec;
    readonly createEmitterClass: typeof createEmitterClass;
  },
  preload: Preload,
): void {
  const codec = tools.createCodec();
  const EventEmitter = tools.createEmitterClass();
  const binding = scope[setup.secret] as (text: string) => void;
  const tell = (message: FromPage): void => binding(codec.encode(message));

  const strictly = (name: string, part: object): object =>
    new Proxy(part, {
      get(object, key, receiver): unknown {
        if (typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON') {
          return Reflect.get(object, key, receiver);
        }
        throw new Error(`${name}.${key} is not implemented by the stand-in`);
      },
    });

  const waiting = new Map<number, (answer: ToPage & { kind: 'answer' }) => void>();
  let lastId = 0;
  class IpcRenderer extends EventEmitter {
    send(channel: string, ...args: unknown[]): void {
      tell({ kind: 'send', channel, args });
    }

    postMessage(channel: string, message: unknown, transfer?: readonly unknown[]): void {
      if (transfer?.length) {
        throw new Error(
          'electron.ipcRenderer.postMessage with ports is not implemented by the stand-in',
        );
      }
      tell({ kind: 'send', channel, args: [message] });
    }

    sendSync(): never {
      throw new Error('electron.ipcRenderer.sendSync is not implemented by the stand-in');
    }

    sendToHost(): never {
      throw new Error('electron.ipcRenderer.sendToHost is not implemented by the stand-in');
    }

    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++lastId;
      const answered = new Promise<ToPage & { kind: 'answer' }>((resolve) =>
        waiting.set(id, resolve),
      );
      tell({ kind: 'invoke', id, channel, args });
      const answer = await answered;
      if (answer.ok) return answer.value;
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    }
  }
  const ipcRenderer = new IpcRenderer();
  const deliver = (text: string): void => {
    const message = codec.decode(text) as ToPage;
    if (message.kind === 'answer') {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      return;
    }
    const event = { sender: ipcRenderer, senderId: 0, ports: [] };
    ipcRenderer.emit(message.channel, event, ...message.args);
  };
  Object.defineProperty(scope, `${setup.secret}Deliver`, { value: deliver });

  const node = scope.document.createElement('i');
  const { ask, serve } = tools.createAsk(scope, node, 'preload', 'page');
  const bridge = tools.createBridge(scope, ask);
  serve(bridge.handle);
  scope.document.dispatchEvent(new scope.MouseEvent(setup.secret, { relatedTarget: node }));

  const setImmediate = (task: () => void): unknown => setTimeout(task, 0);
  const clearImmediate = (timer: number): void => clearTimeout(timer);
  const electron = strictly('electron', {
    contextBridge: strictly('electron.contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    ipcRenderer: ipcRenderer,
    crashReporter: strictly('electron.crashReporter', {}),
    nativeImage: strictly('electron.nativeImage', {}),
    webFrame: strictly('electron.webFrame', {}),
    webUtils: strictly('electron.webUtils', {}),
    sharedTexture: strictly('electron.sharedTexture', {}),
  });
  const events = Object.assign(EventEmitter, { EventEmitter, default: EventEmitter });
  const timers = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    clearImmediate,
  };
  const url = strictly('url', { URL, URLSearchParams });
  const modules: Readonly<Record<string, unknown>> = {
    electron,
    'electron/common': electron,
    'electron/renderer': electron,
    events,
    'node:events': events,
    timers,
    'node:timers': timers,
    url,
    'node:url': url,
  };
  const require = (name: string): unknown => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(`module not found: ${name}`);
  };
  const exports = {};
  const process = strictly('process', {
    ...setup.process,
    uptime: () => performance.now() / 1_000,
  });
  const buffer = strictly('Buffer', {});
  try {
    preload(require, process, exports, { exports }, buffer, scope, setImmediate, clearImmediate);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    console.error(`Unable to load preload script: ${setup.path}`);
    console.error(stack ?? message);
    tell({ kind: 'preload-error', message, stack: stack ?? '' });
  }
}
