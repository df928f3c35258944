import type { Clock } from '../../adapters/clock.ts';
import { noFaults } from '../faults.ts';
import { usualLimits } from '../index.ts';
import { Keyring, type NewKey } from '../keyring.ts';
import { PracticeServer } from '../server.ts';
import type { ReplaySpeed } from './player.ts';
import type { RecordedFrame } from './recording.ts';
import { ReplaySource } from './replay-source.ts';

/** What a replay is started with. */
export interface ReplayOptions {
  readonly frames: readonly RecordedFrame[];
  readonly clock: Clock;
  readonly speed: ReplaySpeed;
  /** 0: any free port. */
  readonly port: number;
}

/** A recording behind the protocol of the exchange it was made on. */
export interface Replay {
  readonly restUrl: string;
  readonly streamUrl: string;
  /** Makes a key that this replay accepts, and nobody else. */
  createKey(): Promise<NewKey>;
  stop(): Promise<void>;
}

/** Serves a recording over REST and WebSocket on this machine; rejects when the port is taken. */
export async function startReplay({ frames, clock, speed, port }: ReplayOptions): Promise<Replay> {
  const keyring = new Keyring();
  const source = new ReplaySource(frames, speed, clock);
  const server = new PracticeServer({
    source,
    keyring,
    clock,
    faults: noFaults,
    limits: usualLimits,
    tokensPerSecond: 200,
  });
  await server.start(port);
  return {
    restUrl: server.restUrl,
    streamUrl: server.streamUrl,
    createKey: () => keyring.create(2048),
    stop() {
      source.stop();
      return server.stop();
    },
  };
}
