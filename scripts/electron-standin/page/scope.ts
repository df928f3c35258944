/**
 * The few things of a page's global object that the injected scripts use. They are written out here, because the DOM's own
 * types would leak into the main process, which has no DOM.
 */
export interface PageScope {
  readonly document: EventTarget & { createElement(name: string): EventTarget };
  readonly MouseEvent: new (type: string, init: { relatedTarget: EventTarget }) => Event;
}

/** The event that carries the shared node from the preload script's world to the page's. */
export interface HandOver extends Event {
  readonly relatedTarget: EventTarget;
}
