type Listener = (...args: unknown[]) => void;

/** The part of Node's EventEmitter that a preload script meets: as `events`, and under `ipcRenderer`. */
export class PageEmitter {
  readonly #listeners = new Map<string, readonly { listener: Listener; call: Listener }[]>();

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
    this.#listeners.set(event, held.toSpliced(last, last < 0 ? 0 : 1));
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

  #add(event: string, listener: Listener, call: Listener): this {
    const held = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...held, { listener, call }]);
    return this;
  }
}
