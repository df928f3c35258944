import { describe, expect, it } from 'vitest';
import { TrayPainter, type TrayPort } from '../../../main/desktop/tray-painter.ts';
import {
  trayView,
  type TrayFacts,
  type TrayItem,
  type TrayView,
} from '../../../main/desktop/tray-view.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { connection, pinned, trayFacts } from './fakes/tray.ts';

class FakeTray implements TrayPort {
  readonly calls: string[] = [];
  menu: readonly TrayItem[] = [];
  readonly setMenu?: (items: readonly TrayItem[]) => void;

  constructor(hasFixedMenu: boolean) {
    if (!hasFixedMenu) return;
    this.setMenu = (items) => {
      this.calls.push('menu');
      this.menu = items;
    };
  }

  setIcon(): void {
    this.calls.push('icon');
  }

  setTitle(title: string): void {
    this.calls.push(`title ${title}`);
  }

  setTooltip(): void {
    this.calls.push('tooltip');
  }

  /** What was touched since the last look. */
  take(): string[] {
    return this.calls.splice(0);
  }
}

function stage(platform: TrayFacts['platform']) {
  const clock = new FakeClock();
  const tray = new FakeTray(platform === 'linux');
  const painter = new TrayPainter(tray, clock, { state: 'live', hasUnseen: false });
  const view = (facts: Partial<TrayFacts>): TrayView => trayView(trayFacts({ platform, ...facts }));
  return { clock, tray, painter, view };
}

describe('painting the tray', () => {
  it('touches nothing when nothing has changed', () => {
    const { tray, painter, view } = stage('linux');
    painter.render(view({}));
    expect(tray.take()).toEqual(['tooltip', 'menu']);
    painter.render(view({}));
    expect(tray.take()).toEqual([]);
  });

  it('touches only what has changed', () => {
    const { tray, painter, view } = stage('linux');
    painter.render(view({}));
    tray.take();
    painter.render(view({ connection: connection({ freshness: 'stale' }) }));
    expect(tray.take()).toEqual(['icon', 'tooltip', 'menu']);
    painter.render(view({ connection: connection({ freshness: 'stale' }), unseenAlerts: 1 }));
    expect(tray.take()).toEqual(['icon', 'tooltip', 'menu']);
  });

  it('sets the text beside the icon on macOS, and takes it away again', () => {
    const { tray, painter, view } = stage('darwin');
    painter.render(view({}));
    expect(tray.take()).toEqual(['tooltip']);
    painter.render(view({ pinned: [pinned('a', 270_000)] }));
    expect(tray.take()).toEqual(['title 27¢', 'tooltip']);
    painter.render(view({}));
    expect(tray.take()).toEqual(['title ', 'tooltip']);
  });

  it('lets prices in a Linux menu wait, so that the menu stays open while it is read', async () => {
    const { clock, tray, painter, view } = stage('linux');
    painter.render(view({ pinned: [pinned('Rain?', 270_000)] }));
    await clock.advance(60_000);
    tray.take();
    for (const last of [280_000, 290_000, 300_000]) {
      painter.render(view({ pinned: [pinned('Rain?', last)] }));
      await clock.advance(1000);
    }
    expect(tray.take()).not.toContain('menu');
    await clock.advance(15_000);
    expect(tray.take()).toEqual(['menu']);
    expect(tray.menu[0]).toMatchObject({ label: 'Rain?  30¢' });
  });

  it('brings waiting prices along when the menu changes anyway', async () => {
    const { clock, tray, painter, view } = stage('linux');
    painter.render(view({ pinned: [pinned('Rain?', 270_000)] }));
    painter.render(view({ pinned: [pinned('Rain?', 280_000)] }));
    painter.render(view({ pinned: [pinned('Rain?', 280_000)], unseenAlerts: 1 }));
    expect(tray.menu[0]).toMatchObject({ label: 'Rain?  28¢' });
    tray.take();
    await clock.advance(60_000);
    expect(tray.take()).toEqual([]);
    expect(clock.pending).toEqual([]);
  });

  it('draws the icon again for another theme', () => {
    const { tray, painter } = stage('win32');
    painter.redrawIcon();
    expect(tray.take()).toEqual(['icon']);
  });
});
