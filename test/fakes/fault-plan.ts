import type { Duplex } from 'node:stream';
import type { Faults, RawAnswer } from '../../main/practice/faults.ts';

/** Requests to interfere with. */
export interface Interference {
  /** How many requests; all that follow when absent. */
  readonly times?: number;
  /** Only requests whose path contains this, e.g. `/markets` or `/trade-api/ws`; all when absent. */
  readonly path?: string;
}

interface Rule {
  left: number;
  readonly path: string;
  readonly answer: RawAnswer | 'silence';
}

/** Makes a practice exchange misbehave on command. */
export class FaultPlan implements Faults {
  #rules: Rule[] = [];
  readonly #streams = new Set<Duplex>();
  #offset = 0;
  #silent = false;

  /** Answers with an HTTP status and an error body as Kalshi writes it: 401, 403, 429, 500… */
  refuse(status: number, which: Interference = {}): void {
    const error = { code: `practice_${status}`, message: `practice ${status}` };
    this.#add({ status, text: JSON.stringify({ error }) }, which);
  }

  /** Answers 200 with something that is not JSON. */
  breakJson(which: Interference = {}): void {
    this.#add({ status: 200, text: '{"markets": [{"ticker": "KX' }, which);
  }

  /** Takes requests and never answers. */
  hang(which: Interference = {}): void {
    this.#add('silence', which);
  }

  /** Answers as usual again: requests, streams and clock. */
  heal(): void {
    this.#rules = [];
    this.#silent = false;
    this.#offset = 0;
  }

  /** Sets the server's clock ahead (or behind): the `Date` header and the time signatures are checked against. */
  skewClock(ms: number): void {
    this.#offset = ms;
  }

  /** Leaves open streams open, but neither speaks nor listens on them, until `heal`. */
  fallSilent(): void {
    this.#silent = true;
  }

  /** Cuts every stream without a goodbye, in the middle of a frame when `midFrame`. */
  cutStreams({ midFrame = false } = {}): void {
    for (const socket of this.#streams) {
      if (midFrame) socket.write(startOfTextFrame(), () => socket.destroy());
      else socket.destroy();
    }
  }

  /** How many streams are open. */
  get streams(): number {
    return this.#streams.size;
  }

  clockOffset(): number {
    return this.#offset;
  }

  interfere(path: string): RawAnswer | 'silence' | null {
    const rule = this.#rules.find(({ left, path: part }) => left > 0 && path.includes(part));
    if (!rule) return null;
    rule.left -= 1;
    return rule.answer;
  }

  isSilent(): boolean {
    return this.#silent;
  }

  streamOpening(socket: Duplex): void {
    this.#streams.add(socket);
    socket.once('close', () => this.#streams.delete(socket));
  }

  #add(answer: RawAnswer | 'silence', { times = Infinity, path = '' }: Interference): void {
    this.#rules.push({ left: times, path, answer });
  }
}

/** A text frame that promises 1,024 bytes (RFC 6455, section 5.2) and brings 14. */
function startOfTextFrame(): Buffer {
  return Buffer.concat([Buffer.from([0x81, 126, 0x04, 0x00]), Buffer.from('{"type":"ticke')]);
}
