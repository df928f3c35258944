import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { CHROMIUM, Harness, type HarnessWindow } from './harness/browser.ts';
import type { Behaviour } from './window/page.ts';

/** What the built app does in the system's Chromium, under its content policy; `subject` says which part of it. */
export function describeWindow(subject: string, behaviours: readonly Behaviour[]): void {
  describe.skipIf(!existsSync(CHROMIUM))(`${subject} (skipped without ${CHROMIUM})`, () => {
    let harness: Harness;
    let window: HarnessWindow;

    beforeAll(async () => {
      harness = await Harness.start();
      window = await harness.openWindow({ reducedMotion: 'reduce' });
      window.page.setDefaultTimeout(15_000);
    }, 60_000);

    afterAll(() => harness.stop());

    afterEach(() => {
      const complaints = window.complaints.splice(0);
      expect(complaints, 'errors, or violations of the content policy').toEqual([]);
    });

    for (const behaviour of behaviours) behaviour(() => window);
  });
}
