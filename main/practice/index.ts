import type { ApiKeyScope } from 'kalshi-typescript';
import type { Clock } from '../adapters/clock.ts';
import { noFaults, type Faults } from './faults.ts';
import { Keyring, type NewKey } from './keyring.ts';
import { PracticeServer } from './server.ts';
import { Simulation } from './simulation.ts';
import type { StreamLimits } from './stream/session.ts';
import { PracticeWorld } from './world/world.ts';

/** How often the simulated world moves on, in ms. */
const STEP_MS = 200;
const KEY_BITS = 2048;

/** Generous enough never to be met in ordinary use, so that meeting one is a choice of the caller. */
export const usualLimits: StreamLimits = {
  marketsPerSubscription: 500,
  commandsPerSecond: 100,
  backlogBytes: 16 * 1024 * 1024,
};

/** What a practice exchange is started with. */
export interface PracticeOptions {
  readonly clock: Clock;
  /** The same seed gives the same markets and prices. */
  readonly seed: number;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Visits of makers per second over all markets, each of which usually changes a price; 0 freezes all. */
  readonly pace?: number;
  readonly limits?: Partial<StreamLimits>;
  /** Read tokens per second and client; a read costs 10. */
  readonly tokensPerSecond?: number;
  readonly faults?: Faults;
}

/** A running practice exchange. */
export interface PracticeExchange {
  /** `http://127.0.0.1:N/trade-api/v2` */
  readonly restUrl: string;
  /** `ws://127.0.0.1:N/trade-api/ws/v2` */
  readonly streamUrl: string;
  /** What is simulated; nothing in it is secret. */
  readonly world: PracticeWorld;
  readonly server: PracticeServer;
  /** Accepts signatures of a key that was made earlier. Throws when the PEM holds no public key. */
  addKey(keyId: string, publicKeyPem: string, scopes: readonly ApiKeyScope[]): void;
  /** Makes a key pair on the spot; the private half is handed out here and kept nowhere. */
  createKey(bits?: number): Promise<NewKey>;
  /** Disconnects everybody and frees the port. */
  stop(): Promise<void>;
}

/** Starts an exchange with simulated markets on this machine, for trying the app without network or account. */
export async function startPracticeExchange(options: PracticeOptions): Promise<PracticeExchange> {
  const { clock, seed, port = 0, pace = 4, faults = noFaults } = options;
  const world = new PracticeWorld({ seed, now: clock.now(), pace });
  const keyring = new Keyring();
  const server = new PracticeServer({
    source: new Simulation(world, clock),
    keyring,
    clock,
    faults,
    limits: { ...usualLimits, ...options.limits },
    tokensPerSecond: options.tokensPerSecond ?? 200,
  });
  await server.start(port);
  const stopTime = keepMoving(world, clock);
  return {
    restUrl: server.restUrl,
    streamUrl: server.streamUrl,
    world,
    server,
    addKey: (keyId, publicKeyPem, scopes) => keyring.add(keyId, publicKeyPem, scopes),
    createKey: (bits = KEY_BITS) => keyring.create(bits),
    stop() {
      stopTime();
      return server.stop();
    },
  };
}

function keepMoving(world: PracticeWorld, clock: Clock): () => void {
  let cancel = (): void => undefined;
  const move = (): void => {
    cancel = clock.after(STEP_MS, () => {
      world.step(clock.now());
      move();
    });
  };
  move();
  return () => cancel();
}
