import type Electron from 'electron';
import { decode } from '../page/decoder.ts';
import { encode } from '../page/encoder.ts';
import type { FromPage, InvokeAnswer, ToPage } from '../page/messages.ts';
import type { Frame } from './frame.ts';
import { IpcEvent } from './ipc-event.ts';
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
      relaySend(owner, frame, message);
      return;
    case 'invoke':
      void relayInvoke(owner, frame, message);
      return;
    case 'preload-error':
      owner.preloadFailed(message.error);
  }
}

/** Encodes a message to a page's listeners. Throws when an argument cannot be cloned. */
export function encodeMessage(channel: string, args: readonly unknown[]): string {
  return encode({ kind: 'message', channel, args } satisfies ToPage);
}

function relaySend(
  { contents, hubs }: RelayOwner,
  frame: Frame,
  { channel, args }: FromPage & { readonly kind: 'send' },
): void {
  const event = new IpcEvent(contents, frame);
  contents.emit('ipc-message', event, channel, ...args);
  for (const hub of [frame.hub, ...hubs]) hub.emit(channel, event, ...args);
}

/** The first of the three places with a handler answers. */
async function relayInvoke(
  owner: RelayOwner,
  frame: Frame,
  { id, channel, args }: FromPage & { readonly kind: 'invoke' },
): Promise<void> {
  const answer = (outcome: InvokeAnswer): void => owner.deliver(frame, encode(outcome));
  const refuse = (error: string): void => answer({ kind: 'answer', id, ok: false, error });
  const handlers = [frame.hub, ...owner.hubs].map((hub) => hub.handlerFor(channel));
  const handler = handlers.find((each) => each !== undefined);
  if (!handler) {
    refuse(`Error: No handler registered for '${channel}'`);
    return;
  }
  try {
    const value: unknown = await handler(new IpcEvent(owner.contents, frame), ...args);
    answer({ kind: 'answer', id, ok: true, value });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    refuse(String(error));
  }
}
