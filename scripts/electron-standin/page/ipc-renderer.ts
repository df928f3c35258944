import type { FromPage, InvokeAnswer, ToPage } from './messages.ts';
import { PageEmitter } from './page-emitter.ts';

/** Electron's `ipcRenderer`. Its state is private, so that exposing it to the page gives `{}`, as in Electron. */
export class IpcRenderer extends PageEmitter {
  readonly #tell: (message: FromPage) => void;
  readonly #waiting = new Map<number, (answer: InvokeAnswer) => void>();
  #lastId = 0;

  constructor(tell: (message: FromPage) => void) {
    super();
    this.#tell = tell;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#tell({ kind: 'send', channel, args });
  }

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const id = ++this.#lastId;
    this.#tell({ kind: 'invoke', id, channel, args });
    const answer = await new Promise<InvokeAnswer>((resolve) => this.#waiting.set(id, resolve));
    if (answer.ok) return answer.value;
    throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) this.#refuse('postMessage with ports');
    this.send(channel, message);
  }

  sendSync(): never {
    return this.#refuse('sendSync');
  }

  sendToHost(): never {
    return this.#refuse('sendToHost');
  }

  #refuse(member: string): never {
    throw new Error(`electron.ipcRenderer.${member} is not implemented by the stand-in`);
  }

  /** Makes the function that takes the main process's messages; not a method, so that a preload script cannot call it. */
  static receiver(ipc: IpcRenderer): (message: ToPage) => void {
    return (message) => {
      if (message.kind === 'message') {
        ipc.emit(message.channel, { sender: ipc, ports: [] }, ...message.args);
        return;
      }
      ipc.#waiting.get(message.id)?.(message);
      ipc.#waiting.delete(message.id);
    };
  }
}
