import type { Ask, BridgeAnswer, BridgeRequest } from './packed.ts';

interface Detail {
  readonly id: number;
  readonly body: unknown;
}

/**
 * The line between the two worlds: events on a node that both know. Dispatching is synchronous, and Chromium clones `detail`
 * from one world to the other. Everything it uses is taken when it is made, before a script of the page can replace it, so
 * that no page comes by the node.
 */
export class Line {
  readonly #node: EventTarget;
  readonly #here: string;
  readonly #there: string;
  readonly #CustomEvent = CustomEvent;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to the event
  readonly #detail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  readonly #apply = Reflect.apply;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to the node
  readonly #listen = EventTarget.prototype.addEventListener;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to the node
  readonly #forget = EventTarget.prototype.removeEventListener;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to the node
  readonly #dispatch = EventTarget.prototype.dispatchEvent;
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
      const detail = this.#detailOf(event);
      if (detail.id === id) answer = detail.body as BridgeAnswer;
    };
    this.#apply(this.#listen, this.#node, [`answer-to-${this.#here}`, take]);
    this.#post(`ask-${this.#there}`, id, request);
    this.#apply(this.#forget, this.#node, [`answer-to-${this.#here}`, take]);
    return answer;
  };

  /** Answers the other world's requests from now on. */
  serve(handle: (request: BridgeRequest) => BridgeAnswer): void {
    const hear = (event: Event): void => {
      const { id, body } = this.#detailOf(event);
      this.#post(`answer-to-${this.#there}`, id, handle(body as BridgeRequest));
    };
    this.#apply(this.#listen, this.#node, [`ask-${this.#here}`, hear]);
  }

  #post(type: string, id: number, body: unknown): void {
    const event = new this.#CustomEvent(type, { detail: { id, body } });
    this.#apply(this.#dispatch, this.#node, [event]);
  }

  #detailOf(event: Event): Detail {
    if (!this.#detail) throw new Error('Custom events have no detail here.');
    return this.#apply(this.#detail, event, []) as Detail;
  }
}
