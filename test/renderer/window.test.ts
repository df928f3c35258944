import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { CHROMIUM, Harness, type HarnessWindow } from './harness/browser.ts';
import { browseScreenStates } from './harness/browse-screens.ts';
import { screenStates } from './harness/screens.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { adding } from './window/adding.ts';
import { arranging } from './window/arranging.ts';
import { browsing } from './window/browsing.ts';
import { keyImport } from './window/key-import.ts';
import { keyboard } from './window/keyboard.ts';
import { liveness } from './window/liveness.ts';
import { pace } from './window/pace.ts';
import { settings } from './window/settings.ts';
import { states } from './window/states.ts';

/** The built app in the system's Chromium: one browser and one window for all of it. */
describe.skipIf(!existsSync(CHROMIUM))(`the window (skipped without ${CHROMIUM})`, () => {
  let harness: Harness;
  let window: HarnessWindow;

  beforeAll(async () => {
    harness = await Harness.start();
    window = await harness.openWindow({ reducedMotion: 'reduce' });
  }, 60_000);

  afterAll(() => harness.stop());

  afterEach(() => {
    expect(window.complaints.splice(0), 'errors, or violations of the content policy').toEqual([]);
  });

  for (const behaviour of [
    keyboard,
    adding,
    browsing,
    arranging,
    keyImport,
    settings,
    states,
    liveness,
    pace,
    accessibilityOf([...screenStates, ...browseScreenStates]),
  ])
    behaviour(() => window);
});
