import type Electron from 'electron';

/** An Electron event: listeners can prevent what would follow. */
export class PreventableEvent implements Electron.Event {
  #prevented = false;

  get defaultPrevented(): boolean {
    return this.#prevented;
  }

  readonly preventDefault = (): void => {
    this.#prevented = true;
  };
}

/** An event with fields of its own, which Electron puts next to `preventDefault`. */
export function preventable<T extends object>(fields: T): PreventableEvent & T {
  return Object.assign(new PreventableEvent(), fields);
}
