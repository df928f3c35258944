import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { alertScreenStates } from './harness/alert-screens.ts';
import { CHROMIUM, Harness, type HarnessWindow } from './harness/browser.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { fired } from './window/alerts/fired.ts';
import { making } from './window/alerts/making.ts';
import { rules } from './window/alerts/rules.ts';
import { sounds } from './window/alerts/sounds.ts';

/** Alerts in the built app, in the system's Chromium. */
describe.skipIf(!existsSync(CHROMIUM))(`alerts in the window (skipped without ${CHROMIUM})`, () => {
  let harness: Harness;
  let window: HarnessWindow;

  beforeAll(async () => {
    harness = await Harness.start();
    window = await harness.openWindow({ reducedMotion: 'reduce' });
    window.page.setDefaultTimeout(8000);
  }, 60_000);

  afterAll(() => harness.stop());

  afterEach(() => {
    expect(window.complaints.splice(0), 'errors, or violations of the content policy').toEqual([]);
  });

  for (const behaviour of [making, rules, fired, sounds, accessibilityOf(alertScreenStates)])
    behaviour(() => window);
});
