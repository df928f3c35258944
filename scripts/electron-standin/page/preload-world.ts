import { Bridge } from './bridge.ts';
import { decode } from './decoder.ts';
import { encode } from './encoder.ts';
import { IpcRenderer } from './ipc-renderer.ts';
import { Line } from './line.ts';
import type { FromPage, ToPage } from './messages.ts';
import { partOf, preloadRequire, setImmediateInPage } from './preload-modules.ts';
import type { PageScope } from './scope.ts';

export interface PreloadSetup {
  /** The name of the hand-over event and of the binding: random for every window. */
  readonly secret: string;
  /** The preload script's path, for messages. */
  readonly path: string;
  /** The values of the reduced `process` of a sandboxed preload script. */
  readonly process: Readonly<Record<string, unknown>>;
}

/** A preload script as a function; its parameters are Electron's. */
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

/** Everything a sandboxed preload script sees, and the script itself, in a world of its own before any script of the page. */
export function openPreloadWorld(
  scope: PageScope & Readonly<Record<string, unknown>>,
  setup: PreloadSetup,
  preload: Preload,
): void {
  const binding = scope[setup.secret] as (text: string) => void;
  const tell = (message: FromPage): void => binding(encode(message));
  const ipcRenderer = new IpcRenderer(tell);
  const receive = IpcRenderer.receiver(ipcRenderer);
  Object.defineProperty(scope, `${setup.secret}Deliver`, {
    value: (text: string) => receive(decode(text) as ToPage),
  });

  const node = scope.document.createElement('i');
  const line = new Line(node, 'preload', 'page');
  const bridge = new Bridge(scope, line.ask);
  // Only this world exposes things to the other.
  line.serve((request) => (request.act === 'expose' ? { error: '' } : bridge.handle(request)));
  scope.document.dispatchEvent(new scope.MouseEvent(setup.secret, { relatedTarget: node }));

  const require = preloadRequire(bridge, ipcRenderer);
  const uptime = (): number => performance.now() / 1_000;
  const process = partOf('process', { ...setup.process, uptime });
  const module = { exports: {} };
  const buffer = partOf('Buffer', {});
  try {
    preload(
      require,
      process,
      module.exports,
      module,
      buffer,
      scope,
      setImmediateInPage,
      clearTimeout,
    );
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.error(`Unable to load preload script: ${setup.path}`);
    console.error(error);
    tell({ kind: 'preload-error', error });
  }
}
