import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuietHours } from '../../preload/contract/alerts.ts';
import { AlertStage, HOUR, MINUTE } from './alert-stage.ts';
import { listenAtSpeaker, loudestHeard } from './speaker-tap.ts';

let stage: AlertStage;

/** Quiet from a minute ago until half an hour from now. */
function quietNow(then: QuietHours['then']): QuietHours {
  const now = new Date(stage.clock.now());
  const minute = now.getHours() * 60 + now.getMinutes();
  return { start: (minute + 1439) % 1440, end: (minute + 30) % 1440, then };
}

const eventually = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 20_000, interval: 100 });

beforeEach(async () => {
  stage = await AlertStage.open();
});
afterEach(() => stage.close());

describe('a firing', () => {
  it('sounds through the hidden window, and its notification is silent', async () => {
    await listenAtSpeaker(stage.page);
    await stage.alertsAt('64');
    await stage.app.closeWindow();
    await stage.moveTo(70);
    await stage.notified(1);
    const [shown] = await stage.app.notifications();
    expect(shown?.silent).toBe(true);
    await eventually(async () => expect(await loudestHeard(stage.page)).toHaveLength(1));
    const [loudest] = await loudestHeard(stage.page);
    expect(loudest).toBeGreaterThan(0.05);
  });

  it('is marked on the tray, and the menu leads to it', async () => {
    const before = (await stage.app.tray()).icon;
    await stage.alertsAt('64');
    await stage.app.closeWindow();
    await stage.moveTo(70);
    await eventually(async () => {
      const { icon, tooltip } = await stage.app.tray();
      expect(icon).not.toBe(before);
      expect(tooltip).toContain('1 new alert');
    });
    await stage.app.clickMenuItem('1 new alert');
    await stage.page.getByRole('heading', { name: 'Alerts' }).waitFor();
    await stage.page.getByText('YES 70.5¢ ▲').waitFor();
    await stage.page.keyboard.press('Escape');
    await eventually(async () => {
      const { icon, tooltip } = await stage.app.tray();
      expect(icon).toBe(before);
      expect(tooltip).not.toContain('new alert');
    });
  });

  it('is highlighted on its market when its notification is clicked', async () => {
    await stage.alertsAt('64');
    await stage.moveTo(70);
    await stage.notified(1);
    await stage.app.closeWindow();
    await stage.app.clickNotification(0);
    await eventually(async () => expect(await stage.app.windowVisible()).toBe(true));
    const highlighted = stage.page.locator('[aria-current="true"]');
    await highlighted.filter({ hasText: 'YES 70.5¢ ▲' }).waitFor();
  });

  it('comes with others as one notification when more than three fire at once', async () => {
    for (const cents of [60, 61, 62, 63, 64]) await stage.makeRule(cents, {});
    await stage.moveTo(70);
    await stage.notified(1);
    const [shown] = await stage.app.notifications();
    expect(shown?.title).toBe('5 alerts');
    expect(shown?.body.split('\n')).toHaveLength(4);
    expect((await stage.firings()).map(({ delivery }) => delivery)).toEqual(
      Array.from({ length: 5 }, () => 'shown'),
    );
  });

  it('is a line of the CSV', async () => {
    await stage.alertsAt('64');
    await stage.moveTo(70);
    await stage.notified(1);
    const file = join(stage.folder, 'fired.csv');
    await stage.app.answerOpenDialog([file]);
    await stage.page.keyboard.press('Control+b');
    await stage.page.getByRole('button', { name: /Export CSV/ }).click();
    await eventually(async () => {
      const [header, line] = readFileSync(file, 'utf8').split('\r\n');
      expect(header).toContain('time,rule,market,condition,event');
      expect(line).toContain(
        `,${stage.ticker},YES mid at or above 64¢,YES 70.5¢ ▲,0.7050,0.6400,up`,
      );
      await Promise.resolve();
    });
  });
});

describe('what fires in quiet hours', () => {
  it('is in the list at once, and told together at their end or not at all, as each rule says', async () => {
    await stage.makeRule(62, { quietHours: quietNow('digest') });
    await stage.makeRule(63, { quietHours: quietNow('digest') });
    await stage.makeRule(64, { quietHours: quietNow('drop') });
    await stage.moveTo(70);
    await eventually(async () => expect(await stage.firings()).toHaveLength(3));
    await stage.moveTo(71);
    expect(await stage.app.notifications()).toEqual([]);

    stage.clock.advance(31 * MINUTE);
    await stage.moveTo(72);
    await stage.notified(1, 25_000);
    const [digest] = await stage.app.notifications();
    expect(digest?.title).toBe('2 alerts while it was quiet');
    const deliveries = (await stage.firings()).map(({ delivery }) => delivery);
    expect(deliveries.sort()).toEqual(['dropped', 'shown', 'shown']);
  });
});

describe('a rule snoozed from its notification', () => {
  it('fires into the list for an hour and is then told in one digest; muted, it is not', async () => {
    await stage.makeRule(64, {});
    await stage.moveTo(70);
    await stage.notified(1);
    const [shown] = await stage.app.notifications();
    expect(shown?.actions).toEqual(['Snooze 1 h', 'Mute']);
    await stage.app.clickNotificationAction(0, 0);
    await stage.moveTo(30);
    await stage.moveTo(80);
    await eventually(async () => expect(await stage.firings()).toHaveLength(2));
    expect(await stage.app.notifications()).toEqual([]);

    stage.clock.advance(HOUR + MINUTE);
    await stage.moveTo(81);
    await stage.notified(1, 25_000);
    const [digest] = await stage.app.notifications();
    expect(digest?.title).toBe('1 alert while it was quiet');

    await stage.app.clickNotificationAction(0, 1);
    await eventually(async () => expect((await stage.rules())[0]?.rule.muted).toBe(true));
    await stage.moveTo(30);
    await stage.moveTo(80);
    await eventually(async () => expect(await stage.firings()).toHaveLength(3));
    expect((await stage.firings())[0]?.delivery).toBe('dropped');
    expect(await stage.app.notifications()).toEqual([]);
  });
});

describe('while the network is gone', () => {
  it('tray and window say that alerts are not being watched, until they are again', async () => {
    const words = 'Alerts are not being watched';
    await stage.alertsAt('64');
    expect((await stage.app.tray()).tooltip).not.toContain(words);
    await stage.cable.unplug();
    await stage.page.keyboard.press('F5');
    await stage.page.getByRole('alert').filter({ hasText: words }).waitFor();
    await eventually(async () => {
      const { tooltip, menu } = await stage.app.tray();
      expect(tooltip).toContain(words);
      expect(menu?.map(({ label }) => label)).toContain(words);
    });
    await stage.cable.plug();
    await stage.page.getByRole('alert').filter({ hasText: words }).waitFor({ state: 'detached' });
    await eventually(async () => expect((await stage.app.tray()).tooltip).not.toContain(words));
  });
});
