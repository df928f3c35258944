import { EventEmitter } from 'node:events';
import type Electron from 'electron';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** `ipcMain`, and the `ipc` of a window's contents and of a frame: listeners, and one handler for each channel. */
export class IpcHub extends EventEmitter implements Electron.IpcMain {
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    super();
    // A channel called "error" must not end the process.
    this.on('error', () => undefined);
  }

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    this.#handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  handlerFor(channel: string): Handler | undefined {
    return this.#handlers.get(channel);
  }
}
