import type Electron from 'electron';
import { originOf } from '../schemes.ts';
import { type PartOf, StrictEmitter, whole } from '../strict.ts';
import { IpcHub } from './ipc-hub.ts';
import { encodeMessage } from './ipc-relay.ts';
import { rendererPid } from './sandboxed-process.ts';

/** The document of a main frame, from its commit until the next one; Electron's `WebFrameMain`. */
export class Frame extends StrictEmitter implements PartOf<Electron.WebFrameMain> {
  readonly ipc: Electron.IpcMain;
  readonly hub = new IpcHub();
  readonly name = '';
  readonly frameTreeNodeId = 1;
  readonly routingId = 1;
  readonly processId = rendererPid;
  readonly parent = null;
  readonly frames = [];
  readonly #deliver: (text: string) => void;
  #url: string;
  #isDetached = false;

  constructor(url: string, deliver: (text: string) => void) {
    super('WebFrameMain', ['dom-ready']);
    this.#url = url;
    this.#deliver = deliver;
    this.ipc = this.hub;
  }

  get url(): string {
    return this.#url;
  }

  get origin(): string {
    return originOf(this.#url);
  }

  get detached(): boolean {
    return this.#isDetached;
  }

  get top(): Electron.WebFrameMain {
    return whole<Electron.WebFrameMain>(this);
  }

  isDestroyed(): boolean {
    return this.#isDetached;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#deliver(encodeMessage(channel, args));
  }

  /** The same document under a new address: `pushState`, a fragment. */
  moveTo(url: string): void {
    this.#url = url;
  }

  /** Another document has taken its place, or its page has gone. */
  leave(): void {
    this.#isDetached = true;
  }
}
