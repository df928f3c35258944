import type { Page } from 'playwright-core';

interface Ears {
  readonly peaks: number[];
}

/** From now on listens to what the page plays through real audio contexts, in front of the sound device. */
export async function listenAtSpeaker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ears: Ears = { peaks: [] };
    /** Hears the last 0.7 s before it is closed, which is more than a tone takes. */
    class TappedContext extends AudioContext {
      readonly tap = new AnalyserNode(this, { fftSize: 32_768 });
      constructor() {
        super();
        this.tap.connect(this.destination);
        Object.defineProperty(this, 'destination', { value: this.tap });
      }
      override close(): Promise<void> {
        const samples = new Float32Array(this.tap.fftSize);
        this.tap.getFloatTimeDomainData(samples);
        ears.peaks.push(Math.max(...samples.map(Math.abs)));
        return super.close();
      }
    }
    Object.assign(window, { AudioContext: TappedContext, ears });
  });
}

/** The loudest sample (0 to 1) of every time the page used the sound device and let go of it. */
export async function loudestHeard(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (window as unknown as { ears: Ears }).ears.peaks);
}
