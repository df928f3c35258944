import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import type { Host } from '../host.ts';
import { strictly } from '../strict.ts';

/** `net`: custom schemes are asked of the app's handlers, files read, everything else fetched by Node. */
export function netOf({ desktop, readiness, sessions }: Host): Electron.Net {
  return strictly<Electron.Net>('net', {
    isOnline: () => desktop.isOnline,
    fetch: async (input, init) => {
      readiness.demand('net.fetch cannot be used before the app is ready');
      const request = new Request(input, init);
      const { protocol } = new URL(request.url);
      const handler = sessions.partition('').handlers.handlerFor(protocol.slice(0, -1));
      if (handler) return handler(request);
      if (protocol === 'file:') return new Response(readFileSync(fileURLToPath(request.url)));
      return fetch(request);
    },
  });
}
