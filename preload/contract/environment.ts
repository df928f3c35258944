/** Where prices and keys belong: a key made in one environment is refused in every other. */
export type EnvironmentId = 'production' | 'demo' | 'practice' | 'custom';

export const environmentIds = [
  'production',
  'demo',
  'practice',
  'custom',
] as const satisfies readonly EnvironmentId[];

/** An exchange the app can talk to. */
export interface Environment {
  readonly id: EnvironmentId;
  /** The name people read: "Kalshi", "Demo", "Practice", "Custom". */
  readonly name: string;
  /** REST base without a trailing slash, e.g. `https://external-api.kalshi.com/trade-api/v2`. */
  readonly restUrl: string;
  /** WebSocket address, e.g. `wss://external-api-ws.kalshi.com/trade-api/ws/v2`. */
  readonly streamUrl: string;
}
