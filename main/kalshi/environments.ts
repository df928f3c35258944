import type { Environment } from '../../preload/contract/environment.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** Kalshi's own exchanges. Source: Kalshi API docs, "API Environments". */
const kalshiEnvironments: readonly Environment[] = [
  {
    id: 'production',
    name: 'Kalshi',
    restUrl: 'https://external-api.kalshi.com/trade-api/v2',
    streamUrl: 'wss://external-api-ws.kalshi.com/trade-api/ws/v2',
  },
  {
    id: 'demo',
    name: 'Demo',
    restUrl: 'https://external-api.demo.kalshi.co/trade-api/v2',
    streamUrl: 'wss://external-api-ws.demo.kalshi.co/trade-api/ws/v2',
  },
];

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The exchanges the app can talk to: Kalshi's two, and "Custom" when `KALSHI_API_BASE_URL` and `KALSHI_WS_URL` name one.
 *
 * Both variables are needed, because Kalshi serves REST and WebSocket from different hosts and neither can be guessed from
 * the other. Fails with `invalid-input` when one is missing, unreadable, or neither encrypted nor on this machine: a key
 * signs requests to that address.
 */
export function resolveEnvironments(variables: Variables): Result<readonly Environment[]> {
  const { KALSHI_API_BASE_URL: rest, KALSHI_WS_URL: stream } = variables;
  if (!rest && !stream) return ok(kalshiEnvironments);
  if (!rest || !stream) {
    const [given, missing] = rest
      ? ['KALSHI_API_BASE_URL', 'KALSHI_WS_URL']
      : ['KALSHI_WS_URL', 'KALSHI_API_BASE_URL'];
    return fail('invalid-input', `${given} is set but ${missing} is not. Set both, or neither.`);
  }
  const restUrl = readAddress('KALSHI_API_BASE_URL', rest, 'http');
  if (!restUrl.ok) return restUrl;
  const streamUrl = readAddress('KALSHI_WS_URL', stream, 'ws');
  if (!streamUrl.ok) return streamUrl;
  const custom = { restUrl: restUrl.value, streamUrl: streamUrl.value };
  return ok([...kalshiEnvironments, { id: 'custom', name: 'Custom', ...custom }]);
}

/** An address without its trailing slashes; `plain` is its scheme without encryption, taken on this machine only. */
function readAddress(variable: string, text: string, plain: 'http' | 'ws'): Result<string> {
  const url = URL.parse(text.trim());
  if (!url)
    return fail(
      'invalid-input',
      `${variable} is not an address: it should start with ${plain}s://.`,
    );
  if (url.username || url.password || url.search || url.hash) {
    return fail(
      'invalid-input',
      `${variable} must be a plain address without a user name, "?" or "#".`,
    );
  }
  const encrypted = url.protocol === `${plain}s:`;
  if (!encrypted && !(url.protocol === `${plain}:` && isLoopback(url.hostname))) {
    return fail(
      'invalid-input',
      `${variable} must start with ${plain}s://. Only an address on this computer may start with ${plain}://.`,
    );
  }
  return ok(`${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
