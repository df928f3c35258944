import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { callsOf, press, type Behaviour } from '../page.ts';

/** What was played, as samples between −1 and 1. */
interface Recording {
  readonly peak: number;
  /** Frequency in Hz by zero crossings, soon after the first note and after the second has faded in. */
  readonly opening: number;
  readonly ending: number;
  readonly tail: number;
}

/** From now on the page plays into memory, in no time. */
async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    class Recorder extends OfflineAudioContext {
      constructor() {
        super(1, 2 * 48_000, 48_000);
        Object.assign(window, { recorder: this });
      }
      close(): Promise<void> {
        return Promise.resolve();
      }
    }
    Object.assign(window, { AudioContext: Recorder });
  });
}

async function recorded(page: Page): Promise<Recording> {
  return page.evaluate(async () => {
    const { recorder } = window as unknown as { recorder: OfflineAudioContext };
    const samples = (await recorder.startRendering()).getChannelData(0);
    const part = (from: number, to: number): Float32Array =>
      samples.slice(from * 48_000, to * 48_000);
    const frequency = (values: Float32Array): number => {
      const crossings = values.filter(
        (value, i) => i > 0 && value >= 0 && (values[i - 1] ?? 0) < 0,
      );
      return crossings.length / (values.length / 48_000);
    };
    const loudest = (values: Float32Array): number =>
      values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return {
      peak: loudest(samples),
      opening: frequency(part(0.01, 0.11)),
      ending: frequency(part(0.4, 0.5)),
      tail: loudest(part(0.7, 2)),
    };
  });
}

const order = (page: Page, tone: 'up' | 'down', volume: number): Promise<void> =>
  page.evaluate((value) => window.harness.push('sound', value), { tone, volume });

export const sounds: Behaviour = (app) => {
  describe('the tones of alerts', () => {
    beforeEach(async () => {
      await app().show('watchlist');
      await app().page.getByRole('grid').waitFor();
      await record(app().page);
    });

    it('rise for up', async () => {
      await order(app().page, 'up', 100);
      const { opening, ending } = await recorded(app().page);
      expect(opening).toBeCloseTo(660, -1.5);
      expect(ending).toBeGreaterThan(opening + 100);
    });

    it('fall for down', async () => {
      await order(app().page, 'down', 100);
      const { opening, ending } = await recorded(app().page);
      expect(opening).toBeCloseTo(880, -1.5);
      expect(ending).toBeLessThan(opening - 100);
    });

    it('are heard, are never cut off, and end in silence', async () => {
      await order(app().page, 'up', 100);
      const { peak, tail } = await recorded(app().page);
      expect(peak).toBeGreaterThan(0.2);
      expect(peak).toBeLessThan(1);
      expect(tail).toBe(0);
    });

    it('are as loud as ordered', async () => {
      await order(app().page, 'up', 20);
      const { peak } = await recorded(app().page);
      expect(peak).toBeGreaterThan(0.005);
      expect(peak).toBeLessThan(0.05);
    });

    it('come one after the other', async () => {
      await order(app().page, 'up', 100);
      await order(app().page, 'down', 100);
      const { peak, tail } = await recorded(app().page);
      expect(tail).toBeGreaterThan(0.2);
      expect(peak).toBeLessThan(1);
    });
  });

  describe('the settings of alert sounds', () => {
    beforeEach(async () => {
      await app().show('watchlist');
      await press(app().page, 'Control+,');
      await record(app().page);
    });

    it('play each tone at the volume that is set', async () => {
      const { page } = app();
      await page.getByLabel('Volume').fill('100');
      expect(await callsOf(page, 'updateSettings')).toEqual([{ soundVolume: 100 }]);
      await page.getByRole('button', { name: 'Preview down' }).click();
      const { peak, opening } = await recorded(page);
      expect(opening).toBeCloseTo(880, -1.5);
      expect(peak).toBeGreaterThan(0.2);
    });

    it('mute', async () => {
      const { page } = app();
      await page.getByLabel('Mute').check();
      expect(await callsOf(page, 'updateSettings')).toEqual([{ soundMuted: true }]);
      expect(await page.getByRole('button', { name: 'Preview up' }).isDisabled()).toBe(true);
    });
  });
};
