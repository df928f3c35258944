type Listener = (...args: unknown[]) => void;

/** The part of Node's EventEmitter that a preload script meets, as `events` and under `ipcRenderer`. */
export interface PageEmitter {
  on(event: string, listener: Listener): this;
  once(event: string, listener: Listener): this;
  off(event: string, listener: Listener): this;
  addListener(event: string, listener: Listener): this;
  removeListener(event: string, listener: Listener): this;
  removeAllListeners(event?: string): this;
  listenerCount(event: string): number;
  emit(event: string, ...args: unknown[]): boolean;
}

/** Makes the class inside a page; the function's own text runs there, so it uses nothing from outside itself. */
export function createEmitterClass(): new () => PageEmitter {
  return class EventEmitter implements PageEmitter {
    readonly #listeners = new Map<string, { listener: Listener; call: Listener }[]>();

    #add(event: string, listener: Listener, call: Listener): this {
      this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), { listener, call }]);
      return this;
    }

    on(event: string, listener: Listener): this {
      return this.#add(event, listener, listener);
    }

    addListener(event: string, listener: Listener): this {
      return this.on(event, listener);
    }

    once(event: string, listener: Listener): this {
      return this.#add(event, listener, (...args) => {
        this.off(event, listener);
        listener(...args);
      });
    }

    off(event: string, listener: Listener): this {
      const held = this.#listeners.get(event) ?? [];
      const last = held.findLastIndex((each) => each.listener === listener);
      this.#listeners.set(
        event,
        held.filter((_each, index) => index !== last),
      );
      return this;
    }

    removeListener(event: string, listener: Listener): this {
      return this.off(event, listener);
    }

    removeAllListeners(event?: string): this {
      if (event === undefined) this.#listeners.clear();
      else this.#listeners.delete(event);
      return this;
    }

    listenerCount(event: string): number {
      return this.#listeners.get(event)?.length ?? 0;
    }

    emit(event: string, ...args: unknown[]): boolean {
      const held = this.#listeners.get(event) ?? [];
      for (const { call } of held) call(...args);
      return held.length > 0;
    }
  };
}
