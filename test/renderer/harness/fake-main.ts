import type { KalshiTrayApi } from '../../../preload/contract/api.ts';
import type { Freshness } from '../../../preload/contract/connection.ts';
import {
  operationNames,
  type Input,
  type OperationName,
  type Output,
} from '../../../preload/contract/operations.ts';
import { pushNames, type PushName, type Pushes } from '../../../preload/contract/pushes.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import type { Snapshot } from '../../../preload/contract/snapshot.ts';
import { alertHandlers } from './fake-alerts.ts';
import { archiveHandlers } from './fake-archive.ts';
import { handlers, type Handlers } from './fake-handlers.ts';
import type { Scene } from './scene.ts';

type Calls = { readonly [Name in OperationName]: Input<Name>[] };
type Listeners = { readonly [Name in PushName]: Set<(value: Pushes[Name]) => void> };

/** Stands for the main process and the preload script: answers in a microtask, pushes what changed. */
export class FakeMain {
  /** What the window is given; built from the names, as the preload script does it. */
  readonly api: KalshiTrayApi;
  /** The inputs of every call so far; key material included, so that tests can see that it arrived. */
  readonly calls = byName(operationNames, () => []) as Calls;
  readonly #listeners = byName(pushNames, () => new Set()) as Listeners;
  readonly #scene: Scene;
  readonly #handlers: Handlers;
  snapshot: Result<Snapshot>;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.snapshot = scene.snapshot;
    this.#handlers = {
      ...handlers(this, scene),
      ...archiveHandlers(this, scene),
      ...alertHandlers(this, scene),
    };
    const operations = Object.fromEntries(
      operationNames.map((name) => [
        name,
        (input: Input<typeof name>) => this.#answer(name, input),
      ]),
    );
    this.api = { ...operations, listen: this.#listen } as KalshiTrayApi;
  }

  push<Name extends PushName>(name: Name, value: Pushes[Name]): void {
    for (const listener of this.#listeners[name]) listener(structuredClone(value));
  }

  /** Changes part of what is known, without telling the window. */
  know(changed: Partial<Snapshot>): void {
    if (this.snapshot.ok) this.snapshot = ok({ ...this.snapshot.value, ...changed });
  }

  /** The connection gets better or worse. */
  setFreshness(freshness: Freshness): void {
    if (!this.snapshot.ok) return;
    this.know({ connection: { ...this.snapshot.value.connection, freshness } });
    this.push('connection', this.snapshot.value.connection);
  }

  /** The app talks to another exchange from now on, as after a change of the settings. */
  switchTo(snapshot: Snapshot): void {
    this.know(snapshot);
    this.push('connection', snapshot.connection);
  }

  readonly #listen: KalshiTrayApi['listen'] = (name, listener) => {
    this.#listeners[name].add(listener);
    return () => void this.#listeners[name].delete(listener);
  };

  #answer<Name extends OperationName>(
    name: Name,
    input: Input<Name>,
  ): Promise<Result<Output<Name>>> {
    this.calls[name].push(input);
    if (this.#scene.silent?.includes(name)) return new Promise(() => undefined);
    return Promise.resolve(this.#scene.failing?.[name] ?? this.#handlers[name](input));
  }
}

/** An object with one value for every name; the caller knows which names those are. */
function byName(names: readonly string[], make: () => unknown): unknown {
  return Object.fromEntries(names.map((name) => [name, make()]));
}
