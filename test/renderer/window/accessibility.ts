import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ScreenState } from '../harness/screens.ts';
import type { Behaviour } from './page.ts';

async function violations(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate<AxeResults>('axe.run()');
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

/** No violation of axe's rules in any of these states, in either theme. */
export const accessibilityOf =
  (states: readonly ScreenState[]): Behaviour =>
  (app) => {
    describe('axe has nothing to say about', () => {
      it.each(states)('$name, in either theme', async ({ scene, act }) => {
        const { page } = app();
        await app().show(scene);
        await act?.(page);
        await page.evaluate(axe.source);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), colorScheme).toEqual([]);
        }
        await page.emulateMedia({ colorScheme: 'light' });
      });
    });
  };
