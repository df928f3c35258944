import type Electron from 'electron';
import { originOf } from '../schemes.ts';
import { type PartOf, StrictEmitter, whole } from '../strict.ts';
import { IpcHub } from './ipc-hub.ts';

/** The document of a main frame, from its commit until the next one; Electron's `WebFrameMain`. */
export class Frame extends StrictEmitter implements PartOf<Electron.WebFrameMain> {
  readonly ipc: Electron.IpcMain;
  readonly hub = new IpcHub();
  readonly name = '';
  readonly frameTreeNodeId = 1;
  readonly routingId = 1;
  readonly processId: number;
  readonly parent = null;
  readonly #send: (channel: string, args: readonly unknown[]) => void;
  #url: string;
  #detached = false;

  constructor(
    url: string,
    processId: number,
    send: (channel: string, args: readonly unknown[]) => void,
  ) {
    super('WebFrameMain', ['dom-ready']);
    this.#url = url;
    this.#send = send;
    this.processId = processId;
    this.ipc = this.hub;
  }

  get url(): string {
    return this.#url;
  }

  get origin(): string {
    return originOf(this.#url);
  }

  get detached(): boolean {
    return this.#detached;
  }

  get top(): Electron.WebFrameMain {
    return asWebFrameMain(this);
  }

  isDestroyed(): boolean {
    return this.#detached;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#send(channel, args);
  }

  /** The same document under a new address: `pushState`, a fragment. */
  moveTo(url: string): void {
    this.#url = url;
  }

  /** Another document has taken its place, or its page has gone. */
  leave(): void {
    this.#detached = true;
  }
}

/** The rest of the interface throws by name. */
export function asWebFrameMain(frame: Frame): Electron.WebFrameMain {
  return whole<Electron.WebFrameMain>(frame);
}
