import { describe, expect, it } from 'vitest';
import { trayBounds, trayEvents } from '../../../scripts/electron-standin/api/tray-manners.ts';

const shift = { altKey: false, ctrlKey: false, shiftKey: true, metaKey: false };

function heard(
  platform: NodeJS.Platform,
  kind: Parameters<typeof trayEvents>[0],
  { hasMenu = false, ignoresDoubleClicks = false } = {},
): readonly string[] {
  const situation = { platform, hasMenu, ignoresDoubleClicks };
  return trayEvents(kind, shift, situation).map(({ event }) => event);
}

describe('a click on the tray icon', () => {
  it('is heard everywhere when it is a plain one', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      expect(heard(platform, 'click')).toEqual(['click']);
    }
  });

  it('is no right click on Linux, nor on Windows while there is a menu', () => {
    expect(heard('linux', 'right-click')).toEqual([]);
    expect(heard('win32', 'right-click')).toEqual(['right-click']);
    expect(heard('win32', 'right-click', { hasMenu: true })).toEqual([]);
    expect(heard('darwin', 'right-click', { hasMenu: true })).toEqual(['right-click']);
  });

  it('with the middle button is heard on Windows only', () => {
    expect(heard('win32', 'middle-click')).toEqual(['middle-click']);
    expect([...heard('darwin', 'middle-click'), ...heard('linux', 'middle-click')]).toEqual([]);
  });

  it('done twice is two events, the second as the app wants it; one click on Linux', () => {
    expect(heard('darwin', 'double-click')).toEqual(['click', 'double-click']);
    expect(heard('darwin', 'double-click', { ignoresDoubleClicks: true })).toEqual([
      'click',
      'click',
    ]);
    expect(heard('linux', 'double-click')).toEqual(['click']);
  });

  it('tells neither keys nor place on Linux', () => {
    const [event] = trayEvents('click', shift, {
      platform: 'linux',
      hasMenu: false,
      ignoresDoubleClicks: false,
    });
    const nowhere = { x: 0, y: 0, width: 0, height: 0 };
    expect(event?.args).toEqual([{ ...shift, shiftKey: false }, nowhere, { x: 0, y: 0 }]);
    expect(trayBounds('darwin').width).toBeGreaterThan(0);
  });
});
