import { describe, expect, it } from 'vitest';
import { PopoverStage } from './fakes/popover.ts';

describe('showing the popover', () => {
  it('waits until the page has painted, so that nothing flashes', () => {
    const stage = new PopoverStage();
    stage.popover.show('tray');
    expect(stage.window.isShown).toBe(false);
    stage.window.events.painted();
    expect(stage.window.isShown).toBe(true);
    expect(stage.origins).toEqual(['tray']);
  });

  it('loads the page in advance without showing it', () => {
    const stage = new PopoverStage();
    stage.popover.prepare();
    stage.window.load();
    expect(stage.window.isShown).toBe(false);
    stage.popover.show('elsewhere');
    expect(stage.windows).toHaveLength(1);
    expect(stage.window.isShown).toBe(true);
  });

  it('does not show when it was hidden again before the page had painted', () => {
    const stage = new PopoverStage();
    stage.popover.show('tray');
    stage.popover.hide();
    stage.window.load();
    expect(stage.window.isShown).toBe(false);
  });

  it('focuses an open popover and leaves it where it is', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.placement = { x: 0, y: 0, width: 400, height: 600 };
    const focused = stage.window.focusCount;
    stage.popover.show('elsewhere');
    expect(stage.window.place.x).toBe(1000);
    expect(stage.window.focusCount).toBe(focused + 1);
  });

  it('tells when it comes up and goes away', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.hide();
    expect(stage.visibility).toEqual([true, false]);
  });
});

describe('hiding the popover', () => {
  it('happens when it loses the focus', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('does not happen when it is pinned, neither by losing the focus nor by Escape', async () => {
    const stage = new PopoverStage();
    stage.isPinned = true;
    await stage.open();
    stage.window.events.blurred();
    stage.popover.dismiss();
    expect(stage.popover.isVisible).toBe(true);
    stage.popover.hide();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('happens by Escape when it is not pinned', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.dismiss();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('does not happen while a file chooser is in front; afterwards the focus comes back', async () => {
    const stage = new PopoverStage();
    await stage.open();
    const focused = stage.window.focusCount;
    stage.popover.hold(true);
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(true);
    stage.popover.hold(false);
    expect(stage.window.focusCount).toBe(focused + 1);
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('ends the hold, so that a page that forgot it does not keep the next one open', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.hold(true);
    stage.popover.hide();
    await stage.open();
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('does not happen while a menu of the page is open', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.menuOpened(true);
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(true);
    stage.window.events.menuOpened(false);
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('does not happen by the echo of showing it', () => {
    const stage = new PopoverStage();
    stage.popover.show('tray');
    stage.window.load();
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(true);
  });
});

describe('clicking the tray icon', () => {
  it('opens, closes and opens again', async () => {
    const stage = new PopoverStage();
    stage.popover.prepare();
    stage.window.load();
    for (const isOpen of [true, false, true]) {
      stage.popover.click();
      expect(stage.popover.isVisible).toBe(isOpen);
      await stage.clock.advance(1000);
    }
  });

  it('closes an open popover although the press took its focus first', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.blurred();
    await stage.clock.advance(120);
    stage.popover.click();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('opens one that was closed by looking elsewhere a moment before', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.blurred();
    await stage.clock.advance(500);
    stage.popover.click();
    expect(stage.popover.isVisible).toBe(true);
  });

  it('opens one that a click has just closed, also where hiding takes the focus first', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.blursWhileHiding = true;
    stage.popover.click();
    stage.popover.click();
    expect(stage.popover.isVisible).toBe(true);
  });

  it('works after the clock was set back', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.blurred();
    stage.clock.jump(-3_600_000);
    stage.popover.click();
    expect(stage.popover.isVisible).toBe(true);
  });
});

describe('the menu’s Show and Hide', () => {
  it('shows at once what opening the menu has hidden', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.blurred();
    stage.popover.toggle();
    expect(stage.popover.isVisible).toBe(true);
    stage.popover.toggle();
    expect(stage.popover.isVisible).toBe(false);
  });
});

describe('closing the window', () => {
  it('hides it and keeps the app', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.close();
    expect(stage.window.isClosed).toBe(false);
    expect(stage.popover.isVisible).toBe(false);
  });

  it('closes it when the app quits, which also lets the person log out', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.quit();
    stage.window.close();
    expect(stage.window.isClosed).toBe(true);
  });

  it('leads to a new window when somebody closed it for good', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.destroy();
    await stage.open();
    expect(stage.windows).toHaveLength(2);
    expect(stage.popover.isVisible).toBe(true);
  });

  it('reports the end of a Windows session, which asks nobody', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.events.sessionEnded();
    expect(stage.sessionEnds).toBe(1);
  });
});

describe('a page that crashes', () => {
  it('is loaded again, three times a minute', async () => {
    const stage = new PopoverStage();
    await stage.open();
    for (let crash = 0; crash < 3; crash += 1) stage.window.events.crashed('oom');
    expect(stage.window.reloads).toBe(3);
    await stage.clock.advance(60_000);
    stage.window.events.crashed('oom');
    expect(stage.window.reloads).toBe(4);
    expect(stage.warnings[0]).toContain('oom');
  });

  it('is given up when it keeps crashing, and starts afresh when the person opens it', async () => {
    const stage = new PopoverStage();
    await stage.open();
    for (let crash = 0; crash < 4; crash += 1) stage.window.events.crashed('crashed');
    expect(stage.window.isClosed).toBe(true);
    await stage.open();
    expect(stage.windows).toHaveLength(2);
    expect(stage.popover.isVisible).toBe(true);
  });

  it('no longer holds the popover open', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.hold(true);
    stage.window.events.crashed('crashed');
    stage.window.events.blurred();
    expect(stage.popover.isVisible).toBe(false);
  });

  it('is left alone while the app quits', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.quit();
    stage.window.events.crashed('killed');
    expect(stage.window.reloads).toBe(0);
  });
});

describe('talking to the page', () => {
  it('keeps an instruction until the page listens, the latest one only', () => {
    const stage = new PopoverStage();
    stage.popover.instruct('push:navigate', { screen: 'add' });
    stage.popover.instruct('push:navigate', { screen: 'settings' });
    stage.popover.show('elsewhere');
    expect(stage.window.sent).toEqual([]);
    stage.window.load();
    expect(stage.window.sent).toEqual([['push:navigate', { screen: 'settings' }]]);
  });

  it('instructs a page that listens at once, and once', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.popover.instruct('push:navigate', { screen: 'add' });
    stage.window.events.loaded();
    expect(stage.window.sent).toHaveLength(1);
  });

  it('sends news to the page there is, and forgets them when there is none', async () => {
    const stage = new PopoverStage();
    stage.popover.send('push:quotes', []);
    await stage.open();
    stage.popover.send('push:quotes', [1]);
    expect(stage.window.sent).toEqual([['push:quotes', [1]]]);
  });
});

describe('the window’s size', () => {
  it('is remembered once a person has resized it', async () => {
    const stage = new PopoverStage();
    await stage.open();
    for (const width of [420, 460, 500]) {
      stage.window.place = { x: 900, y: 30, width, height: 700 };
      stage.window.events.moved();
      await stage.clock.advance(100);
    }
    expect(stage.saved).toEqual([]);
    await stage.clock.advance(500);
    expect(stage.saved).toEqual([{ x: 900, y: 30, width: 500, height: 700 }]);
  });

  it('is not remembered when the app chose it, give or take a pixel of rounding', async () => {
    const stage = new PopoverStage();
    await stage.open();
    stage.window.place = { ...stage.window.place, height: 601 };
    stage.window.events.moved();
    await stage.clock.advance(1000);
    expect(stage.saved).toEqual([]);
  });

  it('is given back the next time', async () => {
    const stage = new PopoverStage();
    stage.kept = { x: 5, y: 6, width: 480, height: 700 };
    await stage.open();
    expect(stage.window.place).toEqual(stage.kept);
  });
});
