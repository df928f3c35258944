import type Electron from 'electron';
import type { Host } from '../host.ts';
import { strictly, whole } from '../strict.ts';

/** `session`: the default one and those of partitions; after ready only, as in Electron. */
export function sessionOf({ readiness, sessions }: Host): typeof Electron.session {
  const partition = (name: string): Electron.Session => {
    readiness.demand('Session can only be received when app is ready');
    return whole<Electron.Session>(sessions.partition(name));
  };
  return strictly<typeof Electron.session>('session', {
    get defaultSession() {
      return partition('');
    },
    fromPartition: partition,
  });
}
