import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { offeredKey } from '../../../main/account/key-offer.ts';
import { readKeyFile } from '../../../main/account/read-key-file.ts';

describe('the key file of the environment variables', () => {
  const directory = mkdtempSync(join(tmpdir(), 'key-file-'));
  const path = join(directory, 'kalshi.key');
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is read', async () => {
    writeFileSync(path, 'a key');
    expect(await readKeyFile(path)).toEqual({ ok: true, value: Buffer.from('a key') });
  });

  it('is read only as far as it takes to see that it is too large', async () => {
    writeFileSync(path, Buffer.alloc(1_000_000));
    const read = await readKeyFile(path);
    expect(read.ok && read.value.length).toBe(64 * 1024 + 1);
  });

  it('may be missing, or no file at all', async () => {
    expect(await readKeyFile(join(directory, 'none'))).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await readKeyFile(directory)).toMatchObject({ error: { code: 'key-invalid' } });
    expect(await readKeyFile(join(path, 'x'))).toMatchObject({ error: { code: 'invalid-input' } });
  });

  it('is offered only when both variables are set', () => {
    const both = { KALSHI_API_KEY_ID: ' id ', KALSHI_PRIVATE_KEY_PATH: '/k ' };
    expect(offeredKey(both)).toEqual({ keyId: 'id', path: '/k' });
    expect(offeredKey({ ...both, KALSHI_API_KEY_ID: ' ' })).toBeNull();
    expect(offeredKey({ KALSHI_API_KEY_ID: 'id' })).toBeNull();
  });
});
