import type { Session } from './connection.ts';

/** Answers a page's requests with nothing until what `start` loads has been loaded. */
export async function serveBlank(session: Session, start: () => Promise<unknown>): Promise<void> {
  const answer = session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, body: '' });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await session.send('Page.enable');
  const loaded = new Promise<void>((resolve) => {
    const stop = session.on('Page.loadEventFired', () => {
      stop();
      resolve();
    });
  });
  await start();
  await loaded;
  answer();
}
