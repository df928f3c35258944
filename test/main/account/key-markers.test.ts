import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from 'better-sqlite3';
import { SqliteKeyMarkers } from '../../../main/account/key-markers.ts';
import { FakeLog } from '../../fakes/fake-log.ts';
import { openDatabase } from '../../../main/storage/database.ts';

const marker = { keyId: 'id', fingerprint: '0123456789abcdef', scopes: ['read', 'write'] };

describe('the markers of stored keys', () => {
  let directory: string;
  let database: Database;
  let log: FakeLog;

  beforeEach(() => {
    log = new FakeLog();
    directory = mkdtempSync(join(tmpdir(), 'markers-'));
    const opened = openDatabase(join(directory, 'test.db'));
    if (!opened.ok) throw new Error(opened.error.message);
    database = opened.value;
  });
  afterEach(() => {
    database.close();
    rmSync(directory, { recursive: true });
  });

  it('are kept one an environment, until they are deleted', () => {
    new SqliteKeyMarkers(database, log).put('production', marker);
    const markers = new SqliteKeyMarkers(database, log);
    expect(markers.get('production')).toEqual(marker);
    expect(markers.get('demo')).toBeNull();
    markers.put('production', { ...marker, scopes: null });
    expect(markers.get('production')).toEqual({ ...marker, scopes: null });
    markers.delete('production');
    expect(markers.get('production')).toBeNull();
  });

  it('stay as they were on a full disk, which the log tells and nobody else has to know', () => {
    const markers = new SqliteKeyMarkers(database, log);
    markers.put('production', marker);
    database.pragma('query_only = ON');
    markers.put('demo', marker);
    markers.delete('production');
    expect(log.warnings).toHaveLength(2);
    expect(markers.get('production')).toEqual(marker);
    expect(markers.get('demo')).toBeNull();
  });

  it('count scopes that cannot be read as unknown', () => {
    const markers = new SqliteKeyMarkers(database, log);
    markers.put('production', marker);
    for (const scopes of ['{', '{"a":1}', '[1]']) {
      database.prepare('UPDATE key_marker SET scopes = ?').run(scopes);
      expect(markers.get('production')).toEqual({ ...marker, scopes: null });
    }
  });
});
