import type { Notification, NotificationConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { Notifications, type SystemNotice } from '../../../main/desktop/notifications.ts';
import type { Notice, NoticeEvent } from '../../../main/desktop/notifier.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';

const notice: Notice = {
  id: 'rule-1/firing-1',
  title: 'Rain in New York',
  body: 'YES rose above 60¢',
  silent: false,
  actions: ['Show', 'Snooze'],
  group: 'rule-1',
};

class FakeNotice extends EventEmitter implements SystemNotice {
  readonly options: NotificationConstructorOptions;
  readonly #confirmsAtOnce: boolean;
  isClosed = false;

  constructor(options: NotificationConstructorOptions, confirmsAtOnce: boolean) {
    super();
    this.options = options;
    this.#confirmsAtOnce = confirmsAtOnce;
  }

  show(): void {
    if (this.#confirmsAtOnce) this.emit('show');
  }

  close(): void {
    this.isClosed = true;
    this.emit('close', {});
  }
}

function stage({ isSupported = true, confirmsAtOnce = true, throws = false } = {}) {
  const clock = new FakeClock();
  const shown: FakeNotice[] = [];
  const events: NoticeEvent[] = [];
  const warnings: string[] = [];
  const notifications = new Notifications({
    isSupported: () => isSupported,
    create: (options) => {
      if (throws) throw new Error('id is too long');
      const system = new FakeNotice(options, confirmsAtOnce);
      shown.push(system);
      return system;
    },
    clock,
    log: { info: () => undefined, warn: (message) => warnings.push(message) },
  });
  notifications.listen((event) => events.push(event));
  const last = (): FakeNotice => {
    const system = shown.at(-1);
    if (!system) throw new Error('Nothing was shown.');
    return system;
  };
  return { clock, notifications, shown, events, warnings, last };
}

describe('showing a notice', () => {
  it('says that it was shown, also when the system says so at once', async () => {
    const { notifications, last } = stage();
    expect(await notifications.show(notice)).toBe('shown');
    expect(last().options).toMatchObject({
      title: 'Rain in New York',
      body: 'YES rose above 60¢',
      silent: false,
      actions: [
        { type: 'button', text: 'Show' },
        { type: 'button', text: 'Snooze' },
      ],
    });
  });

  it('gives the system ids that Windows takes, equal for equal ids', async () => {
    const { notifications, shown } = stage();
    await notifications.show({ ...notice, id: 'K'.repeat(300), group: 'G'.repeat(300) });
    await notifications.show({ ...notice, id: 'K'.repeat(300), group: '' });
    const [first, second] = shown.map(({ options }) => options);
    expect(first?.id?.length).toBeLessThanOrEqual(64);
    expect(first?.groupId?.length).toBeLessThanOrEqual(64);
    expect(second?.id).toBe(first?.id);
    expect(second).not.toHaveProperty('groupId');
  });

  it('fails where there are no notifications', async () => {
    const { notifications, shown } = stage({ isSupported: false });
    expect(await notifications.show(notice)).toBe('failed');
    expect(shown).toEqual([]);
  });

  it('fails, and says why in the log, when the system refuses it', async () => {
    const { notifications, last, warnings } = stage({ confirmsAtOnce: false });
    const result = notifications.show(notice);
    last().emit('failed', {}, 'not signed');
    expect(await result).toBe('failed');
    expect(warnings).toEqual([expect.stringContaining('not signed')]);
  });

  it('fails when the system throws', async () => {
    const { notifications } = stage({ throws: true });
    expect(await notifications.show(notice)).toBe('failed');
  });

  it('takes it back when the system says nothing for 10 s, so that a second try does not show it twice', async () => {
    const { notifications, clock, last } = stage({ confirmsAtOnce: false });
    const result = notifications.show(notice);
    await clock.advance(9999);
    expect(last().isClosed).toBe(false);
    await clock.advance(1);
    expect(await result).toBe('failed');
    expect(last().isClosed).toBe(true);
  });

  it('leaves no timer behind', async () => {
    const { notifications, clock } = stage();
    await notifications.show(notice);
    expect(clock.pending).toEqual([]);
  });

  it('replaces an earlier one with the same id without telling that it closed', async () => {
    const { notifications, shown, events } = stage();
    await notifications.show(notice);
    await notifications.show(notice);
    expect(shown.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(events).toEqual([]);
  });
});

describe('what becomes of a notice', () => {
  it.each([
    ['click', {}, { kind: 'click', id: notice.id }],
    ['action', { actionIndex: 1 }, { kind: 'action', id: notice.id, index: 1 }],
    ['close', { reason: 'userCanceled' }, { kind: 'close', id: notice.id }],
    ['close', {}, { kind: 'close', id: notice.id }],
  ] as const)('is told once: %s %j', async (event, details, expected) => {
    const { notifications, events, last } = stage();
    await notifications.show(notice);
    last().emit(event, details);
    last().emit(event, details);
    expect(events).toEqual([expected]);
  });

  it('includes a click in the Action Center after it has timed out', async () => {
    const { notifications, events, last } = stage();
    await notifications.show(notice);
    last().emit('close', { reason: 'timedOut' });
    last().emit('click', {});
    expect(events).toEqual([{ kind: 'click', id: notice.id }]);
  });

  it('is of no interest any more once it was taken back', async () => {
    const { notifications, events, last } = stage();
    await notifications.show(notice);
    notifications.dismiss(notice.id);
    last().emit('click', {});
    expect(last().isClosed).toBe(true);
    expect(events).toEqual([]);
  });

  it('is forgotten for the oldest when a hundred wait', async () => {
    const { notifications, shown, events } = stage();
    for (let index = 0; index <= 100; index += 1) {
      await notifications.show({ ...notice, id: `n${index}` });
    }
    shown[0]?.emit('click', {});
    shown[1]?.emit('click', {});
    await settle();
    expect(events).toEqual([{ kind: 'click', id: 'n1' }]);
  });
});

it('uses what Electron’s notifications have', () => {
  expectTypeOf<Notification>().toExtend<SystemNotice>();
});
