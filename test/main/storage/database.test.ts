import Database from 'better-sqlite3';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../main/storage/database.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-'));
  path = join(folder, 'data', 'kalshi-tray.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(steps?: readonly string[]): Database.Database {
  const opened = openDatabase(path, steps);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

describe('opening the database', () => {
  it('creates the folder, the file and the tables', () => {
    const database = open();
    expect(database.prepare('SELECT count(*) AS n FROM watchlist').get()).toEqual({ n: 0 });
    database.close();
  });

  it('writes through to the disk before a commit returns', () => {
    const database = open();
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    database.close();
  });

  it('brings an older file up to date and keeps a copy of it as it was', () => {
    open(['CREATE TABLE a (x)']).close();
    const older = new Database(path);
    older.prepare('INSERT INTO a VALUES (7)').run();
    older.close();

    const database = open(['CREATE TABLE a (x)', 'ALTER TABLE a ADD COLUMN y']);
    expect(database.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 7, y: null }]);
    database.close();

    const copy = new Database(`${path}.before-v2`);
    expect(copy.prepare('SELECT * FROM a').all()).toEqual([{ x: 7 }]);
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    copy.close();
  });

  it('takes no half copy for a copy', () => {
    open(['CREATE TABLE a (x)']).close();
    const older = new Database(path);
    const add = older.prepare('INSERT INTO a VALUES (?)');
    for (let row = 0; row < 20; row += 1) add.run('x'.repeat(1_000));
    older.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(4_096, 255), 0, 4_096, 3 * 4_096);
    closeSync(file);
    expect(openDatabase(path, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)']).ok).toBe(false);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('leaves the file as it was when a migration fails half-way', () => {
    open(['CREATE TABLE a (x)']).close();
    const opened = openDatabase(path, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)', 'nonsense']);
    expect(opened.ok).toBe(false);
    const database = open(['CREATE TABLE a (x)']);
    expect(database.prepare(`SELECT name FROM sqlite_schema WHERE name = 'b'`).all()).toEqual([]);
    database.close();
  });

  it('refuses a file of a newer version, untouched, and says what to do', () => {
    open(['CREATE TABLE a (x)', 'CREATE TABLE b (x)']).close();
    const opened = openDatabase(path, ['CREATE TABLE a (x)']);
    expect(opened).toMatchObject({ ok: false, error: { code: 'internal' } });
    if (!opened.ok) expect(opened.error.message).toContain('newer version');
    expect(existsSync(`${path}.before-v1`)).toBe(false);
  });

  it('says which file is damaged', () => {
    open().close();
    writeFileSync(
      path,
      'this is not a database, but it is long enough to look like one'.repeat(20),
    );
    const opened = openDatabase(path);
    expect(opened.ok).toBe(false);
    if (!opened.ok) expect(opened.error.message).toContain(path);
  });
});
