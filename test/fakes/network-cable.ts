import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a local server that a test can cut: while it is unplugged, connections are refused at once. */
export class NetworkCable {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  /** `target` is the port it leads to. */
  constructor(target: number) {
    this.#target = target;
  }

  /** Where to connect instead; known once it was plugged in. */
  get port(): number {
    return this.#port;
  }

  /** The same addresses by way of this cable; plug it in first. */
  instead(addresses: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(addresses).map(([name, address]) => [
        name,
        address.replace(`:${this.#target}/`, `:${this.#port}/`),
      ]),
    );
  }

  /** Takes connections, on the same port as before. */
  async plug(): Promise<void> {
    const server = createServer((near) => this.#join(near, connect(this.#target, '127.0.0.1')));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
    this.#server = server;
  }

  /** Breaks what is under way and refuses what comes. */
  async unplug(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #join(near: Socket, far: Socket): void {
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
