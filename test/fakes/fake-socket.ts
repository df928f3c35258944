import type { OpenSocket, Socket, SocketListener } from '../../main/kalshi/stream/socket.ts';

/** A command as the app sends it. */
export interface SentCommand {
  readonly id: number;
  readonly cmd: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Stands for one WebSocket: the test plays the other side. */
export class FakeSocket implements Socket {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly commands: SentCommand[] = [];
  readonly #listener: SocketListener;
  #onCommand: (command: SentCommand) => void = () => undefined;
  pings = 0;
  terminated = false;

  constructor(url: string, headers: Readonly<Record<string, string>>, listener: SocketListener) {
    this.url = url;
    this.headers = headers;
    this.#listener = listener;
  }

  get lastCommand(): SentCommand | undefined {
    return this.commands.at(-1);
  }

  /** Lets something answer commands by itself. */
  answerWith(onCommand: (command: SentCommand) => void): void {
    this.#onCommand = onCommand;
  }

  send(text: string): void {
    const command = JSON.parse(text) as SentCommand;
    this.commands.push(command);
    this.#onCommand(command);
  }

  ping(): void {
    this.pings += 1;
  }

  terminate(): void {
    this.terminated = true;
  }

  opens(): void {
    this.#listener.opened();
  }

  receives(frame: object | string): void {
    this.#listener.message(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  beats(): void {
    this.#listener.beat();
  }

  rejects(status: number, date: string | null = null): void {
    this.#listener.rejected({ status, date });
  }

  closes(reason = 'the test closed it'): void {
    this.#listener.closed(reason);
  }
}

/** Stands for the network: remembers every socket that was opened. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];

  readonly open: OpenSocket = (url, headers, listener) => {
    const socket = new FakeSocket(url, headers, listener);
    this.all.push(socket);
    return socket;
  };

  /** The socket opened last. */
  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (!socket) throw new Error('No socket was opened.');
    return socket;
  }
}
