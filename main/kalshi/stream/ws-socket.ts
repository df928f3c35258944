import { WebSocket, type RawData } from 'ws';
import type { OpenSocket, Socket } from './socket.ts';

/** A single frame of Kalshi takes a few hundred bytes, a long snapshot some hundred kilobytes. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/**
 * Opens a real WebSocket.
 *
 * No `Origin` is sent: production has answered 403 to handshakes that carried one. Nothing is compressed: frames are too
 * short to gain by it, and a hostile one could not be made to swell.
 */
export const openWebSocket: OpenSocket = (url, headers, listener) => {
  const socket = new WebSocket(url, {
    headers,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: false,
  });
  let reason = '';
  socket.on('open', () => listener.opened());
  socket.on('message', (data) => listener.message(toText(data)));
  socket.on('ping', () => listener.beat());
  socket.on('pong', () => listener.beat());
  socket.on('error', (error) => (reason = error.message));
  socket.on('close', (code, text) => listener.closed(reason || text.toString() || `code ${code}`));
  socket.on('unexpected-response', (_request, { statusCode, headers: { date } }) => {
    listener.rejected({ status: statusCode ?? 0, date: date ?? null });
  });
  return sender(socket);
};

/** Writing to a socket that just broke is no error of ours: `closed` tells. */
function sender(socket: WebSocket): Socket {
  const whenOpen = (act: () => void): void => {
    if (socket.readyState === WebSocket.OPEN) act();
  };
  return {
    send: (text) => whenOpen(() => socket.send(text)),
    ping: () => whenOpen(() => socket.ping()),
    terminate: () => socket.terminate(),
  };
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
