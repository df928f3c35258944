import { Packer, type Keeper } from './packer.ts';
import type { Ask, BridgeAnswer, BridgeRequest, Packed } from './packed.ts';
import { Unpacker, type Proxies } from './unpacker.ts';

type Callable = (...args: unknown[]) => unknown;

/**
 * One end of the context bridge (Electron's documentation of `contextBridge`, "Parameter / Error / Return Type support").
 * There is one in the preload script's world and one in the page's, and each answers the other.
 */
export class Bridge implements Keeper, Proxies {
  readonly #scope: object;
  readonly #ask: Ask;
  readonly #functions = new Map<number, Callable>();
  readonly #ids = new WeakMap<object, number>();
  readonly #settlers = new Map<number, (ok: boolean, value: Packed) => void>();
  #lastId = 0;

  constructor(scope: object, ask: Ask) {
    this.#scope = scope;
    this.#ask = ask;
  }

  /** What `contextBridge.exposeInMainWorld` does. Throws Electron's sentences. */
  expose(key: string, api: unknown): void {
    const answer = this.#ask({ act: 'expose', key, api: this.#pack(api) });
    if ('error' in answer) throw new Error(answer.error);
  }

  /** Answers a request of the other world; of what is thrown only the message crosses. */
  handle(request: BridgeRequest): BridgeAnswer {
    try {
      return { value: this.#pack(this.#perform(request)) };
    } catch (error) {
      if (error instanceof Error) return { error: error.message };
      return {
        error:
          'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
      };
    }
  }

  keepFunction(value: object): number {
    const id = this.#ids.get(value) ?? ++this.#lastId;
    this.#ids.set(value, id);
    this.#functions.set(id, value as Callable);
    return id;
  }

  keepPromise(promise: Promise<unknown>): number {
    const id = ++this.#lastId;
    promise.then(
      (value) => this.#settle(id, true, value),
      (reason: unknown) => this.#settle(id, false, reason),
    );
    return id;
  }

  functionFor(id: number): Callable {
    return (...args) => {
      const answer = this.#ask({ act: 'call', id, args: args.map((value) => this.#pack(value)) });
      if ('error' in answer) throw new Error(answer.error);
      return this.#unpack(answer.value);
    };
  }

  promiseFor(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#settlers.set(id, (ok, value) => {
        const end = ok ? resolve : reject;
        end(this.#unpack(value));
      });
    });
  }

  #perform(request: BridgeRequest): unknown {
    switch (request.act) {
      case 'expose':
        this.#define(request.key, request.api);
        return undefined;
      case 'call':
        return this.#functions.get(request.id)?.(
          ...request.args.map((value) => this.#unpack(value)),
        );
      case 'settle':
        this.#settlers.get(request.id)?.(request.ok, request.value);
        this.#settlers.delete(request.id);
        return undefined;
    }
  }

  #define(key: string, api: Packed): void {
    if (key in this.#scope) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    const value = new Unpacker(api, this, true).unpack();
    Object.defineProperty(this.#scope, key, { value, enumerable: true });
  }

  #settle(id: number, ok: boolean, value: unknown): void {
    try {
      this.#ask({ act: 'settle', id, ok, value: this.#pack(value) });
    } catch (error) {
      this.#ask({ act: 'settle', id, ok: false, value: this.#pack(error) });
    }
  }

  #pack(value: unknown): Packed {
    return new Packer(this).pack(value);
  }

  #unpack(value: Packed): unknown {
    return new Unpacker(value, this, false).unpack();
  }
}
