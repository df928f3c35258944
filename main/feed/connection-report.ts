import type { Connection } from '../../preload/contract/connection.ts';
import type { Environment } from '../../preload/contract/environment.ts';
import type { Failure } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import { freshnessOf } from './freshness.ts';
import type { MaintenanceWatch } from './maintenance.ts';
import type { Poller } from './poller.ts';
import type { StreamSource } from './sources.ts';

/** What a report is made of. */
export interface ConnectionReportParts {
  readonly clock: Clock;
  /** How far the exchange's clock is ahead of this machine's, in ms. */
  readonly aheadMs: () => number;
  readonly environment: Environment;
  readonly stream: Pick<StreamSource, 'state'>;
  readonly poller: Pick<Poller, 'intervalMs' | 'failure'>;
  readonly maintenance: Pick<MaintenanceWatch, 'problem'>;
}

/** Says where prices come from, how far they can be trusted, and why not further. */
export class ConnectionReport {
  readonly #parts: ConnectionReportParts;
  readonly #changes = new Emitter<Connection>();
  #lastConfirmedTime: number | null = null;
  #announced = '';
  #isStopped = false;

  constructor(parts: ConnectionReportParts) {
    this.#parts = parts;
  }

  /** Calls back whenever the connection reads differently. */
  readonly listen = this.#changes.listen;

  get connection(): Connection {
    const { aheadMs, clock, environment, maintenance, poller, stream } = this.#parts;
    return {
      environment,
      freshness: freshnessOf({
        now: clock.now(),
        stream: stream.state.name,
        maintenance: maintenance.problem !== null,
        lastConfirmedTime: this.#lastConfirmedTime,
        pollMs: poller.intervalMs,
        pollFailure: poller.failure,
      }),
      stream: stream.state,
      pollSeconds: poller.intervalMs / 1000,
      lastConfirmedTime: this.#lastConfirmedTime,
      aheadMs: aheadMs(),
      problem: this.#problem,
    };
  }

  /** The prices of the book were right at `time` (Unix ms); `null` when there are none. */
  confirm(time: number | null): void {
    this.#lastConfirmedTime = time;
  }

  /** Announces the connection when it reads differently; while live, the passing of time alone is no news. */
  announce(): void {
    if (this.#isStopped) return;
    const { clock, stream } = this.#parts;
    if (stream.state.name === 'open') this.confirm(clock.now());
    const { connection } = this;
    const reads = JSON.stringify(
      connection.freshness === 'live' ? { ...connection, lastConfirmedTime: null } : connection,
    );
    if (reads === this.#announced) return;
    this.#announced = reads;
    this.#changes.emit(connection);
  }

  /** Announces nothing more. */
  stop(): void {
    this.#isStopped = true;
  }

  get #problem(): Failure | null {
    const { maintenance, poller, stream } = this.#parts;
    const { state } = stream;
    if (maintenance.problem) return maintenance.problem;
    if (state.name === 'open') return null;
    if (state.name === 'refused') return state.reason;
    return poller.failure ?? (state.name === 'waiting' ? state.reason : null);
  }
}
