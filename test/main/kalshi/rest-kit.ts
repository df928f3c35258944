import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { Environment } from '../../../preload/contract/environment.ts';
import { RateLimiter } from '../../../main/kalshi/rate-limiter.ts';
import { RestClient } from '../../../main/kalshi/rest-client.ts';
import { ServerClock } from '../../../main/kalshi/server-clock.ts';
import { Signer } from '../../../main/kalshi/signer.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeFetch, type FakeReply } from '../../fakes/fake-fetch.ts';

/** An exchange that exists only in tests. */
export const environment: Environment = {
  id: 'custom',
  name: 'Testland',
  restUrl: 'https://exchange.example/trade-api/v2',
  streamUrl: 'wss://exchange.example/trade-api/ws/v2',
};

/** Made anew for each run; nothing accepts it. */
export const credentials = {
  keyId: 'a952bcbe-ec3b-4b5b-b8f9-11dae589608c',
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
};
export const signer = new Signer(credentials);

/** Whether a base64 signature is RSA-PSS, SHA-256 with a salt of `saltLength` bytes, made with this key. */
export function isSignedBy(
  privateKey: KeyObject,
  message: string,
  signature: string,
  saltLength = 32,
): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const key = { key: createPublicKey(privateKey), padding, saltLength };
  return verify('sha256', Buffer.from(message), key, Buffer.from(signature, 'base64'));
}

/** A REST client whose network and time the test plays. Waits between attempts take half of their bound. */
export function makeRest(...replies: readonly FakeReply[]) {
  const clock = new FakeClock();
  const network = new FakeFetch(...replies);
  const serverClock = new ServerClock(clock);
  const limiter = new RateLimiter(clock);
  const logged: string[] = [];
  const note = (message: string): void => void logged.push(message);
  const rest = new RestClient({
    environment,
    log: { info: note, warn: note },
    fetch: network.fetch,
    clock,
    random: () => 0.5,
    serverClock,
    limiter,
  });
  return { clock, network, serverClock, limiter, rest, logged };
}

/** What the exchange's `Date` header says when its clock is `offset` ms ahead of this machine's. */
export function dateHeader(clock: FakeClock, offset = 0): Record<string, string> {
  return { date: new Date(clock.now() + offset).toUTCString() };
}
