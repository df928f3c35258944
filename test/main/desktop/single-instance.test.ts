import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLaunch, type Launch } from '../../../main/desktop/launch.ts';
import {
  becomeOnlyInstance,
  onSecondInstance,
  type InstanceApp,
} from '../../../main/desktop/single-instance.ts';

class FakeApp extends EventEmitter implements InstanceApp {
  readonly calls: (readonly unknown[])[] = [];
  readonly #holdsLock: boolean;

  constructor(holdsLock = true) {
    super();
    this.#holdsLock = holdsLock;
  }

  setPath(name: string, path: string): void {
    this.calls.push(['setPath', name, path, existsSync(path)]);
  }

  requestSingleInstanceLock(data: Record<string, unknown>): boolean {
    this.calls.push(['lock', data]);
    return this.#holdsLock;
  }
}

const plain: Launch = { hidden: false, practice: false };

describe('the only instance', () => {
  it('is this one when it gets the lock, and hands over what was asked for when it does not', () => {
    const app = new FakeApp();
    expect(becomeOnlyInstance(app, plain, null)).toBe(true);
    const second = new FakeApp(false);
    expect(becomeOnlyInstance(second, { hidden: true, practice: true }, null)).toBe(false);
    expect(second.calls).toEqual([['lock', { hidden: true, practice: true }]]);
  });

  it('sets another data folder, existing, before it asks for the lock that belongs to it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-data-'));
    const userData = join(folder, 'deep', 'down');
    const app = new FakeApp();
    becomeOnlyInstance(app, plain, userData);
    expect(app.calls).toEqual([
      ['setPath', 'userData', userData, true],
      ['lock', plain],
    ]);
    rmSync(folder, { recursive: true });
  });

  it('learns what a second start asked for from its own words, not from the command line', () => {
    const app = new FakeApp();
    const launches: Launch[] = [];
    onSecondInstance(app, (launch) => launches.push(launch));
    app.emit('second-instance', {}, ['--hidden'], '/', { hidden: false, practice: true });
    expect(launches).toEqual([{ hidden: false, practice: true }]);
  });

  it('takes a second start that says nothing it understands for a plain one', () => {
    const app = new FakeApp();
    const launches: Launch[] = [];
    onSecondInstance(app, (launch) => launches.push(launch));
    for (const data of [undefined, null, 'hidden', { hidden: 'yes' }]) {
      app.emit('second-instance', {}, [], '/', data);
    }
    expect(launches).toEqual([plain, plain, plain, plain]);
  });
});

describe('the command line', () => {
  it.each([
    [['electron', '.'], plain],
    [['app', '--practice'], { hidden: false, practice: true }],
    [['app', '--user-data-dir=/x', '--hidden', '--enable-x'], { hidden: true, practice: false }],
    [['app', '--practice-more'], plain],
  ])('%j means %j', (argv, launch) => expect(parseLaunch(argv)).toEqual(launch));
});
