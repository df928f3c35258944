import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { measureFrame } from '../../../scripts/electron-standin/chromium/app-window.ts';

type Size = readonly [width: number, height: number];

/** What is measured in a page that is 400 × 600, in a window that has these sizes one look after the other. */
function measured(...windows: readonly Size[]): Promise<readonly number[]> {
  let looks = 0;
  const outer = (): Size => windows[Math.min(looks, windows.length - 1)] ?? [0, 0];
  const page = {
    innerWidth: 400,
    innerHeight: 600,
    get outerWidth() {
      return outer()[0];
    },
    get outerHeight() {
      return outer()[1];
    },
    setTimeout(act: (...args: unknown[]) => void, _ms: number, ...args: unknown[]) {
      looks += 1;
      queueMicrotask(() => act(...args));
    },
  };
  return runInNewContext(measureFrame, page) as Promise<readonly number[]>;
}

describe('the frame of a window', () => {
  it('is what the window has around its page once it has stopped growing', async () => {
    expect([...(await measured([10, 10], [10, 10], [400, 600], [400, 656]))]).toEqual([0, 56]);
  });

  it('is none when the window never gets as large as its page', async () => {
    expect([...(await measured([10, 10]))]).toEqual([0, 0]);
  });
});
