import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { archiveScreenStates } from './harness/archive-screens.ts';
import { CHROMIUM, Harness, type HarnessWindow } from './harness/browser.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { archive } from './window/archive.ts';

/** The archive and what belongs to it in the built app, in the system's Chromium, under the app's content policy. */
describe.skipIf(!existsSync(CHROMIUM))(
  `the archive in the window (skipped without ${CHROMIUM})`,
  () => {
    let harness: Harness;
    let window: HarnessWindow;

    beforeAll(async () => {
      harness = await Harness.start();
      window = await harness.openWindow({ reducedMotion: 'reduce' });
      window.page.setDefaultTimeout(8000);
    }, 60_000);

    afterAll(() => harness.stop());

    afterEach(() => {
      expect(window.complaints.splice(0), 'errors, or violations of the content policy').toEqual(
        [],
      );
    });

    for (const behaviour of [archive, accessibilityOf(archiveScreenStates)])
      behaviour(() => window);
  },
);
