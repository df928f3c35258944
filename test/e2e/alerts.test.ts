import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_BAND } from '../../preload/contract/alerts.ts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import { AlertStage } from './alert-stage.ts';

let stage: AlertStage;

beforeEach(async () => {
  stage = await AlertStage.open();
});
afterEach(() => stage.close());

const soon = { timeout: 10_000, interval: 50 };

describe('an alert', () => {
  it('made by keyboard fires once, is shown, and its click opens the market', async () => {
    await stage.alertsAt('64');
    await stage.moveTo(70);
    await stage.notified(1);
    const [shown] = await stage.app.notifications();
    expect(shown?.title).toMatch(/YES 70\.5¢ ▲$/);
    expect(shown?.body).toContain('YES mid at or above 64¢');
    expect(shown?.actions).toEqual(['Snooze 1 h', 'Mute']);
    await vi.waitFor(
      async () => expect((await stage.app.tray()).tooltip).toContain('1 new alert'),
      soon,
    );

    await stage.moveTo(71);
    await stage.moveTo(69);
    expect(await stage.app.notifications()).toHaveLength(1);
    expect(await stage.firings()).toHaveLength(1);

    await stage.app.closeWindow();
    await stage.app.clickNotification(0);
    await vi.waitFor(async () => expect(await stage.app.windowVisible()).toBe(true), soon);
    await stage.page.getByRole('heading', { name: 'Alerts' }).waitFor();
    await vi.waitFor(
      async () => expect((await stage.app.tray()).tooltip).not.toContain('new alert'),
      soon,
    );
  });

  it('is on disk before it is shown: after a kill it is in the list, once', async () => {
    await stage.alertsAt('64');
    await stage.moveTo(70);
    await stage.notified(1);
    await stage.app.kill('SIGKILL');
    await stage.app.restart();
    await stage.findPage();
    expect((await stage.firings()).map(({ delivery }) => delivery)).toEqual(['shown']);
    expect(await stage.app.notifications()).toEqual([]);
  });
});

describe('all alerts', () => {
  it('exported, deleted and imported again are the same alerts', async () => {
    await stage.alertsAt('64', '<20');
    await stage.makeRule(80, {
      band: (3 * DEFAULT_BAND) as MicroDollars,
      holdSeconds: 90,
      repeat: { kind: 'at-most-every', minutes: 15 },
      expiresTime: stage.clock.now() + 86_400_000,
      quietHours: { start: 1320, end: 420, then: 'drop' },
      sound: 'down',
      muted: true,
      note: 'Say “now”, and 1,5',
    });
    const before = await drafts();
    expect(before).toHaveLength(3);
    const file = join(stage.folder, 'alerts.json');
    await stage.app.answerOpenDialog([file]);
    await stage.page.keyboard.press('Control+b');
    await stage.page.getByRole('button', { name: /Export/ }).click();
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain(stage.ticker), soon);

    await stage.page.getByRole('grid').focus();
    await stage.page.keyboard.press('Control+a');
    await stage.page.keyboard.press('Delete');
    await vi.waitFor(async () => expect(await drafts()).toEqual([]), soon);
    await stage.page.getByLabel('File of alerts').setInputFiles(file);
    await vi.waitFor(async () => expect(await drafts()).toEqual(before), soon);
  });
});

/** Everything a person wrote of each rule, oldest first. */
async function drafts(): Promise<readonly unknown[]> {
  return (await stage.rules()).map(({ rule }) => ({
    ...rule,
    id: null,
    createdTime: null,
    snoozedUntil: null,
  }));
}
