import type { PowerMonitor } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { aboutPanel } from '../../../main/desktop/about.ts';
import { appMenu } from '../../../main/desktop/app-menu.ts';
import { editMenu } from '../../../main/desktop/edit-menu.ts';
import { everyFewMoments } from '../../../main/desktop/moments.ts';
import { watchPower, type PowerEvent, type PowerPort } from '../../../main/desktop/power.ts';
import { windowBackground } from '../../../main/desktop/theme.ts';
import { pagePreferences, popoverOptions } from '../../../main/desktop/window-options.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

describe('power', () => {
  it('reports what the system says, in our words', () => {
    const monitor = new EventEmitter();
    const events: PowerEvent[] = [];
    watchPower(monitor, (event) => events.push(event));
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown']) {
      monitor.emit(name);
    }
    expect(events).toEqual(['suspend', 'resume', 'lock', 'unlock', 'shutdown']);
    expectTypeOf<PowerMonitor>().toExtend<PowerPort>();
  });
});

describe('the window before the page has painted', () => {
  it.each([
    [false, false, '#ffffff'],
    [false, true, '#ffffff'],
    [true, false, '#16181b'],
    [true, true, '#000000'],
  ])('has the page’s colour: dark %s, high contrast %s', (isDark, isHighContrast, color) => {
    const theme = { shouldUseDarkColors: isDark, shouldUseHighContrastColors: isHighContrast };
    expect(windowBackground(theme)).toBe(color);
  });

  it.each(['darwin', 'win32', 'linux'] as const)(
    'is a hidden, frameless popover on %s',
    (platform) => {
      const options = popoverOptions(
        platform,
        'Kalshi Tray',
        '#16181b',
        pagePreferences('/p.cjs', true),
      );
      expect(options).toMatchObject({
        width: 400,
        height: 600,
        minWidth: 320,
        minHeight: 400,
        show: false,
        frame: false,
        resizable: true,
        fullscreenable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        backgroundColor: '#16181b',
      });
      expect(options.type).toBe(platform === 'darwin' ? 'panel' : undefined);
      expect(options).not.toHaveProperty('paintWhenInitiallyHidden');
    },
  );
});

describe('menus of the system', () => {
  it('give macOS the keys for editing, closing and quitting, and the others no menu bar', () => {
    const menu = appMenu('darwin', 'Kalshi Tray') ?? [];
    expect(JSON.stringify(menu)).toContain('"editMenu"');
    expect(JSON.stringify(menu)).toContain('"quit"');
    expect(JSON.stringify(menu)).toContain('"close"');
    expect(appMenu('win32', 'Kalshi Tray')).toBeNull();
    expect(appMenu('linux', 'Kalshi Tray')).toBeNull();
  });

  it('offer in a text field what can be done there', () => {
    const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
    const items = editMenu({ isEditable: true, selectionText: '', editFlags });
    expect(items.filter(({ enabled }) => enabled).map(({ role }) => role)).toEqual([
      'paste',
      'selectAll',
    ]);
  });

  it('offer to copy selected text, and nothing where nothing is selected', () => {
    const editFlags = { canCut: false, canCopy: true, canPaste: false, canSelectAll: true };
    expect(editMenu({ isEditable: false, selectionText: 'KX', editFlags })).toEqual([
      { role: 'copy', enabled: true },
    ]);
    expect(editMenu({ isEditable: false, selectionText: ' ', editFlags })).toEqual([]);
  });
});

describe('the About panel', () => {
  it('says on every platform that the app is not Kalshi’s', () => {
    const panel = aboutPanel('Kalshi Tray', '1.2.3');
    expect(panel).toMatchObject({ applicationName: 'Kalshi Tray', applicationVersion: '1.2.3' });
    expect(panel.copyright).toMatch(/Unofficial.*Not affiliated.*Kalshi/);
  });
});

describe('drawing every few moments', () => {
  it('happens once for many wishes, after them, and again for later ones', async () => {
    const clock = new FakeClock();
    let drawn = 0;
    const draw = everyFewMoments(clock, 250, () => (drawn += 1));
    for (let wish = 0; wish < 100; wish += 1) draw();
    expect(drawn).toBe(0);
    await clock.advance(250);
    expect(drawn).toBe(1);
    draw();
    await clock.advance(250);
    expect(drawn).toBe(2);
  });
});
