import { systemClock } from '../../main/adapters/clock.ts';
import {
  startPracticeExchange,
  type PracticeExchange,
  type PracticeOptions,
} from '../../main/practice/index.ts';
import { FaultPlan } from './fault-plan.ts';
import { PracticeOperator } from './practice-operator.ts';

/** A practice exchange with everything a test needs to make it behave and misbehave. */
export interface PracticeServer {
  readonly exchange: PracticeExchange;
  readonly faults: FaultPlan;
  readonly operator: PracticeOperator;
  /** The environment variables that point the app at it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts the product's own practice exchange for a test. By default it runs on the system's clock with frozen prices, so
 * that they move only when the operator moves them; pass `pace` to bring the markets to life.
 */
export async function startPracticeServer(
  options: Partial<PracticeOptions> = {},
): Promise<PracticeServer> {
  const faults = new FaultPlan();
  const clock = options.clock ?? systemClock;
  const exchange = await startPracticeExchange({ seed: 1, pace: 0, ...options, clock, faults });
  return {
    exchange,
    faults,
    operator: new PracticeOperator(exchange, clock),
    environment: {
      KALSHI_API_BASE_URL: exchange.restUrl,
      KALSHI_WS_URL: exchange.streamUrl,
    },
    stop: () => exchange.stop(),
  };
}
