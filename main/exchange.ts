import type { Environment, EnvironmentId } from '../preload/contract/environment.ts';
import { ok, type Result } from '../preload/contract/result.ts';
import type { Credentials, KeyChecker } from './account/ports.ts';
import type { Clock } from './adapters/clock.ts';
import type { Log } from './adapters/log.ts';
import type { Random } from './adapters/random.ts';
import { AccountApi } from './kalshi/account-api.ts';
import { BrowseApi } from './kalshi/browse-api.ts';
import { CandlesApi } from './kalshi/candles-api.ts';
import { KalshiApi } from './kalshi/market-data.ts';
import { DEFAULT_READS_PER_SECOND, RateLimiter } from './kalshi/rate-limiter.ts';
import { RestClient } from './kalshi/rest-client.ts';
import { ServerClock } from './kalshi/server-clock.ts';
import { Signer } from './kalshi/signer.ts';
import type { OpenSocket } from './kalshi/stream/socket.ts';
import { Stream } from './kalshi/stream/stream.ts';

/** What the app has from outside: time, chance, the network and its log. All of it is replaced in tests. */
export interface OutsideWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof fetch;
  readonly openSocket: OpenSocket;
  readonly log: Log;
}

/** One environment's exchange: everything that talks to it, sharing one pace, one clock and one key. */
export class Exchange {
  readonly market: KalshiApi;
  readonly account: AccountApi;
  readonly browse: BrowseApi;
  readonly candles: CandlesApi;
  readonly stream: Stream;
  readonly #serverClock: ServerClock;
  readonly #rest: RestClient;
  readonly #limiter: RateLimiter;

  constructor(environment: Environment, world: OutsideWorld) {
    const serverClock = new ServerClock(world.clock);
    this.#serverClock = serverClock;
    this.#limiter = new RateLimiter(world.clock);
    this.#rest = new RestClient({ ...world, environment, serverClock, limiter: this.#limiter });
    this.market = new KalshiApi({ ...world, rest: this.#rest });
    this.account = new AccountApi(this.#rest);
    this.browse = new BrowseApi(this.#rest);
    this.candles = new CandlesApi(this.#rest, world.clock);
    this.stream = new Stream({ ...world, environment, serverClock });
  }

  /** Signs with this key from now on; with `null`, only what is public is asked for. */
  async setCredentials(credentials: Credentials | null): Promise<void> {
    const signer = credentials && new Signer(credentials);
    this.account.setSigner(signer);
    this.stream.setSigner(signer);
    const pace = signer ? await this.account.readsPerSecond() : ok(DEFAULT_READS_PER_SECOND);
    if (pace.ok) this.#limiter.setRate(pace.value);
  }

  /** Whole Unix ms of the exchange's clock, as far as it is known. */
  get time(): number {
    return this.#serverClock.now();
  }

  /** How far the exchange's clock is ahead of this machine's, in whole ms, as far as it is known. */
  get aheadMs(): number {
    return this.#serverClock.offsetMs;
  }

  /** Calls back when it turns out that the exchange's clock is further ahead, or less far, by more than a second. */
  get listenToClock(): (listener: () => void) => () => void {
    return this.#serverClock.listen;
  }

  /** Ends every request under way and hangs up. */
  close(): void {
    this.#rest.close();
    this.stream.stop();
  }
}

/** Asks an environment's exchange about a key that may not be in use there, over a connection of its own. */
export function keyCheckerFor(
  environmentOf: (id: EnvironmentId) => Promise<Result<Environment>>,
  world: OutsideWorld,
): KeyChecker {
  return {
    async check(id, credentials) {
      const environment = await environmentOf(id);
      if (!environment.ok) return environment;
      const exchange = new Exchange(environment.value, world);
      try {
        const checked = await exchange.account.checkKey(credentials);
        return checked.ok ? ok({ scopes: await scopesOf(exchange, credentials) }) : checked;
      } finally {
        exchange.close();
      }
    },
  };
}

/** What the exchange lets this key do; `null` when it does not say, for instance because that takes another scope. */
async function scopesOf(
  { account }: Exchange,
  credentials: Credentials,
): Promise<readonly string[] | null> {
  account.setSigner(new Signer(credentials));
  const keys = await account.apiKeys();
  if (!keys.ok) return null;
  return keys.value.find(({ keyId }) => keyId === credentials.keyId)?.scopes ?? null;
}
