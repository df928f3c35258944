import { createPublicKey } from 'node:crypto';
import type { Environment, EnvironmentId } from '../preload/contract/environment.ts';
import { fail, ok, type Result } from '../preload/contract/result.ts';
import type { Credentials } from './account/ports.ts';
import type { Clock } from './adapters/clock.ts';
import { startPracticeExchange, type PracticeExchange } from './practice/index.ts';

/** Practice prices are a function of seed and time: with one seed for all runs, a restart finds the same past. */
const PRACTICE_SEED = 1;

/** Every exchange the app can turn to. The practice exchange is started when somebody first does. */
export class Environments {
  readonly #clock: Clock;
  readonly #known: readonly Environment[];
  #practice: Promise<PracticeExchange> | null = null;

  constructor(clock: Clock, known: readonly Environment[]) {
    this.#clock = clock;
    this.#known = known;
  }

  /** What there is to choose from; "Custom" only when the environment variables name one. */
  get ids(): readonly EnvironmentId[] {
    return [...this.#known.map(({ id }) => id), 'practice'];
  }

  /** Where a start of the app begins: in practice when asked to, else in the custom exchange, else where the person was. */
  async first(practice: boolean, chosen: EnvironmentId): Promise<Result<Environment>> {
    if (practice) return this.find('practice');
    if (this.ids.includes('custom')) return this.find('custom');
    return this.find(chosen === 'custom' ? 'production' : chosen);
  }

  async find(id: EnvironmentId): Promise<Result<Environment>> {
    if (id !== 'practice') {
      const known = this.#known.find((environment) => environment.id === id);
      return known ? ok(known) : notSet;
    }
    try {
      const { restUrl, streamUrl } = await this.#startPractice();
      return ok({ id, name: 'Practice', restUrl, streamUrl });
    } catch {
      return noPort;
    }
  }

  /** Makes a practice key pair on the spot; the exchange keeps the public half only. */
  async createPracticeKey(): ReturnType<PracticeExchange['createKey']> {
    return (await this.#startPractice()).createKey();
  }

  /** Each run starts a new practice exchange, which has to be told of the key that an earlier one made. */
  async recognisePracticeKey({ keyId, privateKey }: Credentials): Promise<void> {
    const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
    (await this.#startPractice()).addKey(keyId, publicKey.toString(), ['read']);
  }

  async stop(): Promise<void> {
    await (await this.#practice)?.stop();
  }

  #startPractice(): Promise<PracticeExchange> {
    this.#practice ??= startPracticeExchange({ clock: this.#clock, seed: PRACTICE_SEED });
    return this.#practice;
  }
}

const notSet = fail(
  'not-found',
  'No custom exchange is set. Start the app with KALSHI_API_BASE_URL and KALSHI_WS_URL.',
);

const noPort = fail(
  'internal',
  'The practice exchange cannot start: no port of this computer can be opened. Check its firewall.',
);
