import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { registerOperations, type OperationHandlers } from '../../../main/ipc/operations.ts';
import { operationNames } from '../../../preload/contract/operations.ts';
import { ok } from '../../../preload/contract/result.ts';

type Listener = Parameters<IpcMain['handle']>[1];

const ourPage = { senderFrame: { parent: null, url: 'app://kalshi-tray/index.html' } };

let channels: Map<string, Listener>;
let calls: unknown[];
let warnings: string[];

/** Stands for Electron's `ipcMain`: it keeps the handlers so that the test can call them as a renderer would. */
const ipcMain = {
  handle: (channel: string, listener: Listener) => void channels.set(channel, listener),
};

beforeEach(() => {
  channels = new Map();
  calls = [];
  warnings = [];
  const handlers = Object.fromEntries(
    operationNames.map((name) => [
      name,
      (input: unknown) => {
        calls.push(input);
        if (name === 'refresh') throw new Error('boom');
        return ok();
      },
    ]),
  ) as unknown as OperationHandlers;
  registerOperations(ipcMain, handlers, {
    info: () => undefined,
    warn: (message) => void warnings.push(message),
  });
});

async function invoke(name: string, input?: unknown, event: unknown = ourPage): Promise<unknown> {
  const listener = channels.get(`operation:${name}`);
  if (!listener) throw new Error(`No operation ${name}`);
  const answer: unknown = await listener(event as IpcMainInvokeEvent, input);
  return answer;
}

describe('an operation', () => {
  it('is registered for every name of the contract', () => {
    expect([...channels.keys()]).toEqual(operationNames.map((name) => `operation:${name}`));
  });

  it('reaches its handler with the input the schema let through', async () => {
    expect(await invoke('followMarket', { ticker: 'A-1', more: 1 })).toEqual(ok());
    expect(calls).toEqual([{ ticker: 'A-1' }]);
  });

  it.each([
    ['followMarket', { ticker: '<b>' }],
    ['moveMarkets', { tickers: ['A'], before: '', groupId: null }],
    ['followMarket', undefined],
    ['updateSettings', { pollSeconds: 5 }],
    ['updateSettings', { theme: 'pink' }],
    ['getSnapshot', { unexpected: true }],
    [
      'importKey',
      {
        environment: 'demo',
        keyId: '',
        source: { kind: 'path', path: '/etc/passwd' },
        passphrase: '',
      },
    ],
  ])('%s refuses %j without calling its handler', async (name, input) => {
    expect(await invoke(name, input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(calls).toEqual([]);
  });

  it('never repeats what it refused, since that may be a secret', async () => {
    const answer = await invoke('importKey', {
      environment: 'nowhere',
      keyId: '',
      source: { kind: 'text', text: 'SECRET' },
      passphrase: 'SECRET',
    });
    expect(JSON.stringify([answer, warnings])).not.toContain('SECRET');
  });

  it.each([
    ['another origin', { senderFrame: { parent: null, url: 'https://kalshi-tray/index.html' } }],
    ['another host', { senderFrame: { parent: null, url: 'app://elsewhere/index.html' } }],
    [
      'a frame inside the page',
      { senderFrame: { parent: {}, url: 'app://kalshi-tray/index.html' } },
    ],
    ['a page that is gone', { senderFrame: null }],
    ['a page without address', { senderFrame: { parent: null, url: '' } }],
  ])('does not answer %s', async (_who, event) => {
    expect(await invoke('getSnapshot', undefined, event)).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
  });

  it('answers with a plain failure when its handler throws', async () => {
    expect(await invoke('refresh')).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(warnings[0]).toContain('boom');
  });
});
