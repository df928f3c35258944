import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Harness } from './browser.ts';
import { alertScreenStates } from './alert-screens.ts';
import { browseScreenStates } from './browse-screens.ts';
import { archiveScreenStates } from './archive-screens.ts';
import { historyScreenStates } from './history-screens.ts';
import { screenStates } from './screens.ts';

/**
 * Takes a picture of every screen state in both themes at 1× and 2×:
 *
 *     node test/renderer/harness/shoot.ts OUTPUT_FOLDER [only these names…]
 */
async function shoot(folder: string, only: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const harness = await Harness.start();
  const wanted = [
    ...screenStates,
    ...browseScreenStates,
    ...alertScreenStates,
    ...historyScreenStates,
    ...archiveScreenStates,
  ].filter(({ name }) => only.length === 0 || only.includes(name));
  for (const deviceScaleFactor of [1, 2]) {
    const window = await harness.openWindow({ deviceScaleFactor, reducedMotion: 'reduce' });
    for (const { name, scene, act } of wanted) {
      await window.show(scene);
      await act?.(window.page);
      await window.page.evaluate(() =>
        Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
      );
      for (const colorScheme of ['light', 'dark'] as const) {
        await window.page.emulateMedia({ colorScheme });
        const file = `${name}-${colorScheme}@${deviceScaleFactor}x.png`;
        await window.page.screenshot({ path: join(folder, file) });
      }
    }
  }
  await harness.stop();
}

const [folder, ...only] = process.argv.slice(2);
if (!folder) throw new Error('Which folder? node test/renderer/harness/shoot.ts OUTPUT_FOLDER');
await shoot(folder, only);
