import type Electron from 'electron';
import { PreventableEvent } from '../events.ts';
import { whole } from '../strict.ts';
import type { Frame } from './frame.ts';

/** What listeners and handlers are given with a message. */
export class IpcEvent extends PreventableEvent implements Electron.IpcMainEvent {
  readonly type = 'frame';
  readonly frameId: number;
  readonly processId: number;
  readonly sender: Electron.WebContents;
  readonly ports: Electron.MessagePortMain[] = [];
  readonly returnValue: unknown = undefined;
  readonly reply: (channel: string, ...args: unknown[]) => void;
  readonly #frame: Frame;

  constructor(sender: Electron.WebContents, frame: Frame) {
    super();
    this.sender = sender;
    this.frameId = frame.routingId;
    this.processId = frame.processId;
    this.reply = (channel, ...args) => frame.send(channel, ...args);
    this.#frame = frame;
  }

  /** Looked up when asked for: `null` once the document has gone. */
  get senderFrame(): Electron.WebFrameMain | null {
    return this.#frame.isDestroyed() ? null : whole<Electron.WebFrameMain>(this.#frame);
  }
}
