import type Electron from 'electron';
import { PreventableEvent } from '../events.ts';
import { decode } from '../page/decoder.ts';
import { encode } from '../page/encoder.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { asWebFrameMain, type Frame } from './frame.ts';
import type { IpcHub } from './ipc-hub.ts';

/** Whose messages are relayed. */
export interface RelayOwner {
  readonly contents: Electron.WebContents;
  /** The contents' own `ipc`, then `ipcMain`; the frame's comes before both. */
  readonly hubs: readonly IpcHub[];
  /** Delivers to the document the message is for; drops it when that document has gone. */
  readonly deliver: (frame: Frame, text: string) => void;
  readonly preloadFailed: (error: Error) => void;
}

/** Takes one message of a preload script's world to the listeners and handlers of the main process. */
export function relayFromPage(owner: RelayOwner, frame: Frame, text: string): void {
  const message = decode(text) as FromPage;
  switch (message.kind) {
    case 'send':
      return relaySend(owner, frame, message.channel, message.args);
    case 'invoke':
      return void relayInvoke(owner, frame, message);
    case 'preload-error':
      return owner.preloadFailed(message.error);
  }
}

/** Encodes a message to a page's listeners. Throws when an argument cannot be cloned. */
export function encodeMessage(channel: string, args: readonly unknown[]): string {
  return encodeToPage({ kind: 'message', channel, args });
}

function encodeToPage(message: ToPage): string {
  return encode(message);
}

function relaySend(
  owner: RelayOwner,
  frame: Frame,
  channel: string,
  args: readonly unknown[],
): void {
  const event = new IpcEvent(owner.contents, frame, (name, values) =>
    owner.deliver(frame, encodeMessage(name, values)),
  );
  owner.contents.emit('ipc-message', event, channel, ...args);
  for (const hub of [frame.hub, ...owner.hubs]) hub.emit(channel, event, ...args);
}

async function relayInvoke(
  owner: RelayOwner,
  frame: Frame,
  message: FromPage & { kind: 'invoke' },
): Promise<void> {
  const { id, channel, args } = message;
  const hub = [frame.hub, ...owner.hubs].find((each) => each.handlerFor(channel));
  const refuse = (error: string): void =>
    owner.deliver(frame, encodeToPage({ kind: 'answer', id, ok: false, error }));
  const handler = hub?.handlerFor(channel);
  if (!handler) return refuse(`Error: No handler registered for '${channel}'`);
  const event = new IpcEvent(owner.contents, frame, () => undefined);
  try {
    const value: unknown = await handler(event, ...args);
    owner.deliver(frame, encodeToPage({ kind: 'answer', id, ok: true, value }));
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    refuse(String(error));
  }
}

/** The event of both kinds of message; the frame is looked up when asked for, and gone once its document has. */
class IpcEvent extends PreventableEvent implements Electron.IpcMainEvent {
  readonly type = 'frame';
  readonly frameId: number;
  readonly processId: number;
  readonly sender: Electron.WebContents;
  readonly ports: Electron.MessagePortMain[] = [];
  readonly returnValue: unknown = undefined;
  readonly reply: (channel: string, ...args: unknown[]) => void;
  readonly #frame: Frame;

  constructor(
    sender: Electron.WebContents,
    frame: Frame,
    reply: (channel: string, args: readonly unknown[]) => void,
  ) {
    super();
    this.sender = sender;
    this.frameId = frame.routingId;
    this.processId = frame.processId;
    this.#frame = frame;
    this.reply = (channel, ...args) => reply(channel, args);
  }

  get senderFrame(): Electron.WebFrameMain | null {
    return this.#frame.isDestroyed() ? null : asWebFrameMain(this.#frame);
  }
}
