import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseLaunch, type Launch } from '../../../main/desktop/launch.ts';
import {
  becomeOnlyInstance,
  onSecondInstance,
  type InstanceApp,
} from '../../../main/desktop/single-instance.ts';

class FakeApp extends EventEmitter implements InstanceApp {
  readonly requests: unknown[] = [];
  readonly #holdsLock: boolean;

  constructor(holdsLock = true) {
    super();
    this.#holdsLock = holdsLock;
  }

  requestSingleInstanceLock(data: Record<string, unknown>): boolean {
    this.requests.push(data);
    return this.#holdsLock;
  }
}

const plain: Launch = { hidden: false, practice: false };

describe('the only instance', () => {
  it('is this one when it gets the lock, and hands over what was asked for when it does not', () => {
    const app = new FakeApp();
    expect(becomeOnlyInstance(app, plain)).toBe(true);
    const second = new FakeApp(false);
    expect(becomeOnlyInstance(second, { hidden: true, practice: true })).toBe(false);
    expect(second.requests).toEqual([{ hidden: true, practice: true }]);
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
