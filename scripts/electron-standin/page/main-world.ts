import type { createBridge } from './bridge.ts';
import type { HandOver, PageScope } from './scope.ts';

/**
 * The page's end of the context bridge, run in the page's own world before any script of the page.
 *
 * The two worlds of a page share the document but no objects. What crosses is a node that is in no document, handed over
 * once in an event with a secret name while no script of the page exists yet; afterwards each world hears the other's
 * events on that node, which nothing else can reach. Events are synchronous, so are calls across the bridge, as in Electron;
 * and Chromium clones `detail` from one world to the other.
 */
export function openMainWorld(
  scope: PageScope,
  secret: string,
  makeBridge: typeof createBridge,
  makeAsk: typeof createAsk,
): void {
  scope.document.addEventListener(
    secret,
    (event) => {
      const node = (event as HandOver).relatedTarget;
      const { ask, serve } = makeAsk(scope, node, 'page', 'preload');
      serve(makeBridge(scope, ask).handle);
    },
    { once: true },
  );
}

type Request = Parameters<ReturnType<typeof createBridge>['handle']>[0];
type Answer = ReturnType<ReturnType<typeof createBridge>['handle']>;

/** Requests and answers over the shared node; `here` and `there` name the two worlds. */
export function createAsk(
  scope: PageScope,
  node: EventTarget,
  here: string,
  there: string,
): { ask: (request: Request) => Answer; serve: (handle: (request: Request) => Answer) => void } {
  interface Carrier extends Event {
    readonly detail: { readonly id: number; readonly body: unknown };
  }
  const listen = EventTarget.prototype.addEventListener;
  const forget = EventTarget.prototype.removeEventListener;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const { CustomEvent } = scope;
  const post = (type: string, id: number, body: unknown): void => {
    Reflect.apply(dispatch, node, [new CustomEvent(type, { detail: { id, body } })]);
  };
  let lastId = 0;

  const ask = (request: Request): Answer => {
    const id = ++lastId;
    let answer: Answer = { error: 'The other side of the context bridge has gone.' };
    const take = (event: Event): void => {
      const { detail } = event as Carrier;
      if (detail.id === id) answer = detail.body as Answer;
    };
    Reflect.apply(listen, node, [`answer-to-${here}`, take]);
    post(`ask-${there}`, id, request);
    Reflect.apply(forget, node, [`answer-to-${here}`, take]);
    return answer;
  };
  const serve = (handle: (request: Request) => Answer): void => {
    Reflect.apply(listen, node, [
      `ask-${here}`,
      (event: Event) => {
        const { id, body } = (event as Carrier).detail;
        post(`answer-to-${there}`, id, handle(body as Request));
      },
    ]);
  };
  return { ask, serve };
}
