/** A WebSocket, reduced to what the connection needs, so that tests drive it by hand. */
export interface Socket {
  send(text: string): void;
  ping(): void;
  /** Ends it at once, without waiting for the other side; `closed` may or may not follow. */
  terminate(): void;
}

/** What happens on a socket. */
export interface SocketListener {
  opened(): void;
  message(text: string): void;
  /** A ping or a pong came. */
  beat(): void;
  /** The server answered the handshake with an HTTP status instead of opening; whoever hears it terminates the socket. */
  rejected(answer: { readonly status: number; readonly date: string | null }): void;
  /** It is over: the network failed or one side closed. `reason` is for the log. */
  closed(reason: string): void;
}

/** Opens a socket with these request headers. Errors arrive as `closed`, never as exceptions. */
export type OpenSocket = (
  url: string,
  headers: Readonly<Record<string, string>>,
  listener: SocketListener,
) => Socket;
