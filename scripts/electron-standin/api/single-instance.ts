import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from '../page/decoder.ts';
import { encode } from '../page/encoder.ts';

/** What a second instance tells the first. */
interface Greeting {
  readonly argv: string[];
  readonly folder: string;
  readonly data: unknown;
}

/** One instance per user data folder: a file with the holder's process id, and a socket to reach it. */
export class SingleInstance {
  readonly #onSecond: (argv: string[], folder: string, data: unknown) => void;
  #file: string | undefined;
  #socket: string | undefined;
  #server: Server | undefined;
  /** Settles when the holder has heard of this second instance. */
  delivered: Promise<void> = Promise.resolve();

  constructor(onSecond: (argv: string[], folder: string, data: unknown) => void) {
    this.#onSecond = onSecond;
  }

  get isHolder(): boolean {
    return this.#file !== undefined;
  }

  /** `true` makes this process the holder; otherwise the holder is told. */
  request(userData: string, greeting: Greeting): boolean {
    if (this.isHolder) return true;
    const file = join(userData, 'standin-instance.lock');
    mkdirSync(userData, { recursive: true });
    if (this.#take(file)) {
      this.#listen(socketFor(userData));
      return true;
    }
    this.delivered = tell(socketFor(userData), encode(greeting));
    return false;
  }

  release(): void {
    for (const path of [this.#file, this.#socket]) if (path) rmSync(path, { force: true });
    this.#file = undefined;
    this.#socket = undefined;
    this.#server?.close();
    this.#server = undefined;
  }

  #take(file: string): boolean {
    try {
      writeFileSync(file, identity(process.pid), { flag: 'wx' });
    } catch {
      const holder = readFileSync(file, 'utf8');
      if (holder === identity(Number.parseInt(holder, 10))) return false;
      writeFileSync(file, identity(process.pid));
    }
    this.#file = file;
    return true;
  }

  #listen(path: string): void {
    if (process.platform !== 'win32') {
      rmSync(path, { force: true });
      this.#socket = path;
    }
    this.#server = createServer((socket) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => (text += chunk));
      socket.on('error', () => undefined);
      socket.on('end', () => {
        const { argv, folder, data } = decode(text) as Greeting;
        socket.end('heard');
        this.#onSecond(argv, folder, data);
      });
    });
    this.#server.listen(path).unref();
  }
}

/** The process id and when it started, so that a number used again is not taken for the holder; '' when it has ended. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch {
    return '';
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields[0] === 'Z' ? '' : `${pid} ${fields[19] ?? ''}`;
  } catch {
    return `${pid}`;
  }
}

/** Socket paths are short (108 bytes on Linux), user data folders need not be. */
function socketFor(userData: string): string {
  const near = join(userData, 'standin-instance.sock');
  const name = `electron-standin-${createHash('sha256').update(userData).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return Buffer.byteLength(near) < 100 ? near : join(tmpdir(), `${name}.sock`);
}

function tell(path: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ path, allowHalfOpen: true });
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.on('data', () => undefined);
    socket.setTimeout(5_000, () => socket.destroy());
    socket.end(text);
  });
}
