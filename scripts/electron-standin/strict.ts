import { EventEmitter } from 'node:events';

/** Names that promises, inspectors and test runners look for on any value; absent is the true answer. */
const probes = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch', 'domain']);

/** What a class of the stand-in implements of an Electron class: what it has must have Electron's types. */
export type PartOf<T> = Partial<Omit<T, keyof EventEmitter>>;

/** Hands such a class to the app; it extends `StrictEmitter`, so that the missing members throw by name. */
export function whole<T>(part: PartOf<T>): T {
  return part as T;
}

/**
 * A part of an Electron object that stands for the whole: what is not implemented throws by name, so that an app which
 * needs more than the stand-in has says so at once instead of going on with `undefined`.
 */
export function strictly<T extends object>(name: string, part: Partial<T>): T {
  // The proxy answers for every member of T: with the implementation, or with an error that names it.
  return guard(name, part) as T;
}

/** An Electron object with events: unknown members and unknown event names throw by name. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    const known = new Set(['newListener', 'removeListener', ...events]);
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !known.has(event))
        throw notImplemented(name, `on('${event}')`);
    });
    return guard(name, this);
  }
}

/** The error for a piece of Electron that the stand-in lacks. */
export function notImplemented(name: string, member: string): Error {
  return new Error(`electron.${name}.${member} is not implemented by the stand-in`);
}

function guard<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'symbol' || key in object || probes.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw notImplemented(name, key);
    },
  });
}
