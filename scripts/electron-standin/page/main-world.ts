import { Bridge } from './bridge.ts';
import { Line } from './line.ts';
import type { HandOver, PageScope } from './scope.ts';

/**
 * The page's end of the context bridge, run in the page's own world before any script of the page.
 *
 * The two worlds of a page share the document but no objects. What crosses is a node that is in no document, handed over
 * once in an event with a secret name while no script of the page exists yet; afterwards each world hears the other's
 * events on that node, which nothing else can reach.
 */
export function openMainWorld(scope: PageScope, secret: string): void {
  const take = (event: Event): void => {
    const line = new Line((event as HandOver).relatedTarget, 'page', 'preload');
    const bridge = new Bridge(scope, line.ask);
    line.serve((request) => bridge.handle(request));
  };
  scope.document.addEventListener(secret, take, { once: true });
}
