import { beforeEach, describe, expect, it } from 'vitest';
import { callsOf, currentRow, press, type Behaviour } from '../page.ts';

export const leaving: Behaviour = (app) => {
  const level = () => app().page.getByLabel('Level');
  const discarded = (what: 'new alert' | 'changes') =>
    app().page.getByText(`Discarded the ${what}`);

  describe('an editor that is left', () => {
    beforeEach(async () => {
      await app().show('alerts');
      await press(app().page, 'Control+b', 'Control+n');
    });

    it.each(['Escape', 'Cancel', 'Back'])(
      'by %s comes back with all that was typed',
      async (way) => {
        const { page } = app();
        await level().fill('64');
        await page.getByLabel('Note').fill('Sell half');
        if (way === 'Escape') await press(page, 'Escape');
        else await page.getByRole('button', { name: way }).click();
        await page.getByRole('heading', { name: 'Alerts', exact: true }).waitFor();
        await discarded('new alert').waitFor();
        await press(page, 'Control+z');
        expect(await level().inputValue()).toBe('64');
        expect(await page.getByLabel('Note').inputValue()).toBe('Sell half');
        await press(page, 'Escape');
        await discarded('new alert').waitFor();
      },
    );

    it('with changes of an alert comes back with them', async () => {
      const { page } = app();
      await press(page, 'Escape', 'Enter');
      await level().fill('66');
      await press(page, 'Escape');
      await discarded('changes').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('heading', { name: 'Change alert' }).waitFor();
      expect(await level().inputValue()).toBe('66');
    });

    it('as it was opened, or once it is saved, leaves nothing to discard', async () => {
      const { page } = app();
      await press(page, 'Escape', 'Control+n');
      await level().fill('64');
      await press(page, 'Enter');
      await page.getByText('Alert made: YES mid at or above 64¢').waitFor();
      await page.getByRole('heading', { name: 'Alerts', exact: true }).waitFor();
      expect(await discarded('new alert').count()).toBe(0);
    });

    it('for another screen keeps what was typed until the way back ends', async () => {
      const { page } = app();
      await level().fill('64');
      await press(page, 'Control+,');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      await press(page, 'Escape');
      expect(await level().inputValue()).toBe('64');
      expect(await discarded('new alert').count()).toBe(0);
      await press(page, 'Control+,');
      await page.evaluate(() => window.harness.push('navigate', { screen: 'watchlist' }));
      await discarded('new alert').waitFor();
      await press(page, 'Control+z');
      expect(await level().inputValue()).toBe('64');
    });
  });

  describe('the question when to begin', () => {
    it('is taken back with Escape before the editor is left', async () => {
      await app().show('alerts-hold');
      const { page } = app();
      await press(page, 'Control+b', 'Control+n');
      await level().fill('30');
      await press(page, 'Enter');
      const question = page.getByRole('group', { name: 'When to alert' });
      await question.waitFor();
      await press(page, 'Escape');
      expect(await question.count()).toBe(0);
      expect(await level().inputValue()).toBe('30');
      await press(page, 'Enter');
      await question.waitFor();
      expect(await callsOf(page, 'createRule')).toHaveLength(2);
    });

    it('is taken back with Escape before the alert from the row is given up', async () => {
      await app().show('alerts-hold');
      const { page } = app();
      await press(page, 'a', '>', '3', '0', 'Enter');
      await page.getByRole('group', { name: 'When to alert' }).waitFor();
      await press(page, 'Escape');
      expect(await page.getByRole('textbox').inputValue()).toBe('>30');
      await press(page, 'Escape', 'ArrowDown');
      expect(await currentRow(page).innerText()).toContain('Fed decision');
    });
  });

  describe('an alert from the row', () => {
    it('is given up with Escape wherever the focus has gone, before the window is hidden', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'a', '6', 'Tab', 'Tab', 'Tab');
      const form = page.getByRole('form', { name: /New alert/ });
      expect(await form.locator(':focus').count()).toBe(0);
      await press(page, 'Escape');
      expect(await form.count()).toBe(0);
      expect(await callsOf(page, 'hideWindow')).toHaveLength(0);
      await press(page, 'ArrowDown');
      expect(await currentRow(page).innerText()).toContain('Fed decision');
    });
  });
};
