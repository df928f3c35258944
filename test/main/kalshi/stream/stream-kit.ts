import { ServerClock } from '../../../../main/kalshi/server-clock.ts';
import { Stream, type StreamEvent } from '../../../../main/kalshi/stream/stream.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { FakeSockets } from '../../../fakes/fake-socket.ts';
import { FakeSocketExchange } from '../../../fakes/fake-socket-exchange.ts';
import { environment, signer } from '../rest-kit.ts';

/** Everything a stream is made of, in the test's hands. Random waits take half of their bound. */
export function makeParts() {
  const clock = new FakeClock();
  const sockets = new FakeSockets();
  const logged: string[] = [];
  const log = {
    info: (message: string) => void logged.push(message),
    warn: (message: string) => void logged.push(message),
  };
  const serverClock = new ServerClock(clock);
  const random = () => 0.5;
  return {
    environment,
    openSocket: sockets.open,
    clock,
    random,
    serverClock,
    log,
    sockets,
    logged,
  };
}

/** A stream that is on, and all it has told so far. */
export function makeStream() {
  const parts = makeParts();
  const stream = new Stream(parts);
  const events: StreamEvent[] = [];
  stream.listenToEvents((event) => events.push(event));
  stream.setSigner(signer);
  stream.start();
  return { ...parts, stream, events };
}

/** A stream whose socket is open, with an exchange that answers on it. */
export function makeOpenStream(rules: ConstructorParameters<typeof FakeSocketExchange>[1] = {}) {
  const kit = makeStream();
  const exchange = new FakeSocketExchange(kit.sockets.last, rules);
  kit.sockets.last.opens();
  return { ...kit, exchange };
}

/** A `ticker` message as the documentation shows it. */
export function tickerMessage(changes: object = {}) {
  return {
    market_ticker: 'FED-23DEC-T3.00',
    market_id: '9b0f6b43-5b68-4f9f-9f02-9a2d1b8ac1a1',
    price_dollars: '0.4800',
    yes_bid_dollars: '0.4500',
    yes_ask_dollars: '0.5300',
    volume_fp: '33896.00',
    open_interest_fp: '20422.00',
    dollar_volume: 16948,
    dollar_open_interest: 10211,
    yes_bid_size_fp: '300.00',
    yes_ask_size_fp: '150.00',
    last_trade_size_fp: '25.00',
    ts: 1669149841,
    ts_ms: 1669149841123,
    time: '2022-11-22T20:44:01Z',
    ...changes,
  };
}
