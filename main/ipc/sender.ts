import type { IpcMainInvokeEvent } from 'electron';

/** The only origin whose messages are answered. Compared by protocol and host: Node's `URL.origin` is `null` for `app:`. */
const RENDERER_ORIGIN = { protocol: 'app:', host: 'kalshi-tray' } as const;

/**
 * Whether a message comes from our own page, in its main frame. Call it before any `await`: `senderFrame` is looked up
 * lazily and is `null` once the frame has navigated or died.
 */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return protocol === RENDERER_ORIGIN.protocol && host === RENDERER_ORIGIN.host;
}
