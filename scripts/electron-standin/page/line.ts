import type { Ask, BridgeAnswer, BridgeRequest } from './packed.ts';

interface Carrier extends Event {
  readonly detail: { readonly id: number; readonly body: unknown };
}

/**
 * The line between the two worlds: events on a node that both know. Dispatching is synchronous, and Chromium clones `detail`
 * from one world to the other. The methods are taken before any script of the page could replace them.
 */
export class Line {
  readonly #node: EventTarget;
  readonly #here: string;
  readonly #there: string;
  readonly #CustomEvent = CustomEvent;
  readonly #methods = {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- they are applied to the node
    listen: EventTarget.prototype.addEventListener,
    // eslint-disable-next-line @typescript-eslint/unbound-method -- as above
    forget: EventTarget.prototype.removeEventListener,
    // eslint-disable-next-line @typescript-eslint/unbound-method -- as above
    dispatch: EventTarget.prototype.dispatchEvent,
  };
  #lastId = 0;

  /** `here` and `there` name the two worlds. */
  constructor(node: EventTarget, here: string, there: string) {
    this.#node = node;
    this.#here = here;
    this.#there = there;
  }

  readonly ask: Ask = (request) => {
    const id = ++this.#lastId;
    let answer: BridgeAnswer = { error: 'The other side of the context bridge has gone.' };
    const take = (event: Event): void => {
      const { detail } = event as Carrier;
      if (detail.id === id) answer = detail.body as BridgeAnswer;
    };
    Reflect.apply(this.#methods.listen, this.#node, [`answer-to-${this.#here}`, take]);
    this.#post(`ask-${this.#there}`, id, request);
    Reflect.apply(this.#methods.forget, this.#node, [`answer-to-${this.#here}`, take]);
    return answer;
  };

  /** Answers the other world's requests from now on. */
  serve(handle: (request: BridgeRequest) => BridgeAnswer): void {
    const hear = (event: Event): void => {
      const { id, body } = (event as Carrier).detail;
      this.#post(`answer-to-${this.#there}`, id, handle(body as BridgeRequest));
    };
    Reflect.apply(this.#methods.listen, this.#node, [`ask-${this.#here}`, hear]);
  }

  #post(type: string, id: number, body: unknown): void {
    const event = new this.#CustomEvent(type, { detail: { id, body } });
    Reflect.apply(this.#methods.dispatch, this.#node, [event]);
  }
}
