import { beforeEach, describe, expect, it } from 'vitest';
import { Saver } from '../../../main/adapters/saver.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeLog } from '../../fakes/fake-log.ts';

let clock: FakeClock;
let log: FakeLog;
let saver: Saver;
let isFull: boolean;
let tries: number;
let saved: number;

beforeEach(() => {
  clock = new FakeClock();
  log = new FakeLog();
  isFull = false;
  tries = 0;
  saved = 0;
  saver = new Saver({
    clock,
    log,
    what: 'The list',
    save() {
      tries += 1;
      if (isFull) throw new Error('The disk is full.');
      saved += 1;
    },
  });
});

describe('saving', () => {
  it('happens once for changes that come within 5 s', async () => {
    saver.saveSoon();
    await clock.advance(4_000);
    saver.saveSoon();
    expect(saved).toBe(0);
    await clock.advance(60_000);
    expect(saved).toBe(1);
  });

  it('at once makes the one that is due unnecessary', async () => {
    saver.saveSoon();
    saver.save();
    await clock.advance(60_000);
    expect(saved).toBe(1);
  });

  it('that fails is tried again until it works, and said once', async () => {
    isFull = true;
    saver.save();
    await clock.advance(60_000);
    expect(tries).toBe(13);
    expect(log.warnings).toEqual(['The list could not be saved yet: Error: The disk is full.']);
    isFull = false;
    await clock.advance(5_000);
    expect(saved).toBe(1);
    expect(clock.pending).toEqual([]);
    isFull = true;
    saver.save();
    expect(log.warnings).toHaveLength(2);
  });

  it('happens a last time at the end, which a full disk does not hold up', () => {
    saver.stop();
    expect(tries).toBe(0);
    isFull = true;
    saver.saveSoon();
    saver.stop();
    expect(tries).toBe(1);
    expect(clock.pending).toEqual([]);
  });
});
