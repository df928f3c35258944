import { beforeEach, describe, expect, it } from 'vitest';
import { AlertNotifications } from '../../main/alert-notifications.ts';
import type { AlertNotification } from '../../main/alerts/notifier.ts';
import { Emitter } from '../../main/adapters/emitter.ts';
import type { Desktop } from '../../main/desktop/desktop.ts';
import type { Notice, NoticeEvent } from '../../main/desktop/notifier.ts';
import { defaultSettings, type Settings } from '../../preload/contract/settings.ts';
import type { Route } from '../../preload/contract/pushes.ts';
import { bidRisesTo, draft, Rig, TICKER } from './alerts/rig.ts';

/** Notes what it is asked to show, to play and to open, in order. */
class FakeDesktop implements Pick<Desktop, 'notifier' | 'hasPage' | 'push' | 'show'> {
  readonly notices: Notice[] = [];
  readonly pushed: unknown[] = [];
  readonly routes: (Route | undefined)[] = [];
  readonly events = new Emitter<NoticeEvent>();
  hasPage = true;
  answer: 'shown' | 'failed' = 'shown';
  readonly notifier = {
    show: (notice: Notice): Promise<'shown' | 'failed'> => {
      this.notices.push(notice);
      return Promise.resolve(this.answer);
    },
    dismiss: () => undefined,
    listen: this.events.listen,
  };

  push(name: string, value: unknown): void {
    this.pushed.push([name, value]);
  }

  show(route?: Route): void {
    this.routes.push(route);
  }
}

let desktop: FakeDesktop;
let settings: Settings;
let rig: Rig;
let notifications: AlertNotifications;

beforeEach(async () => {
  desktop = new FakeDesktop();
  settings = { ...defaultSettings, soundVolume: 40 };
  rig = await new Rig().start();
  notifications = new AlertNotifications({
    clock: rig.clock,
    desktop: () => desktop,
    settings: () => settings,
    alerts: () => rig.service,
  });
  notifications.start();
});

/** What the service would show of one rule at 64¢ that has just fired. */
async function fired(sound: AlertNotification['sound']): Promise<AlertNotification> {
  rig.create(draft(bidRisesTo(64)));
  await rig.feed(60, 64);
  const [shown] = rig.notifier.shown;
  return shown ? { ...shown, sound } : expect.fail('Nothing was shown');
}

describe('the sound of an alert', () => {
  it.each(['up', 'down'] as const)(
    'is the app’s own for %s, as loud as set; the notification itself is silent',
    async (tone) => {
      await notifications.show(await fired(tone));
      expect(desktop.notices).toMatchObject([{ silent: true }]);
      expect(desktop.pushed).toEqual([['sound', { tone, volume: 40 }]]);
    },
  );

  it('is the system’s while there is no page to play one', async () => {
    desktop.hasPage = false;
    await notifications.show(await fired('up'));
    expect(desktop.notices).toMatchObject([{ silent: false }]);
    expect(desktop.pushed).toEqual([]);
  });

  it.each([
    ['the rule has none', {}, 'none'],
    ['sounds are muted', { soundMuted: true }, 'up'],
    ['the volume is down to nothing', { soundVolume: 0 }, 'down'],
  ] as const)('is nothing at all when %s', async (_name, changes, sound) => {
    settings = { ...settings, ...changes };
    const alert = await fired(sound);
    await notifications.show(alert);
    expect(desktop.notices).toMatchObject([{ silent: true }]);
    desktop.hasPage = false;
    await notifications.show(alert);
    expect(desktop.notices.at(-1)).toMatchObject({ silent: true });
    expect(desktop.pushed).toEqual([]);
  });

  it('is not heard without the notification: the system refused it, and it comes again', async () => {
    desktop.answer = 'failed';
    expect(await notifications.show(await fired('up'))).toBe('failed');
    expect(desktop.pushed).toEqual([]);
  });
});

describe('an answer to a notification', () => {
  const answer = (event: Partial<NoticeEvent>): void =>
    desktop.events.emit({ id: desktop.notices[0]?.id ?? '', ...event } as NoticeEvent);

  beforeEach(async () => {
    await notifications.show(await fired('up'));
  });

  it('opens the market at a click, with the firing highlighted and seen', () => {
    answer({ kind: 'click' });
    const [firing] = rig.ledger;
    expect(desktop.routes).toEqual([
      { screen: 'market', ticker: TICKER, firingId: firing?.id ?? 0 },
    ]);
    expect(firing?.seen).toBe(true);
  });

  it('snoozes its rules for an hour', () => {
    answer({ kind: 'action', index: 0 });
    const [status] = rig.service.rules.all;
    expect(status?.rule.snoozedUntil).toBe(rig.clock.now() + 3_600_000);
  });

  it('mutes its rules', () => {
    answer({ kind: 'action', index: 1 });
    expect(rig.service.rules.all[0]?.rule.muted).toBe(true);
  });

  it('is not heard of a notification that was closed', () => {
    answer({ kind: 'close' });
    answer({ kind: 'click' });
    expect(desktop.routes).toEqual([]);
  });
});
