import { describe, expect, it } from 'vitest';
import { trayMenuTemplate } from '../../../main/desktop/tray-menu.ts';
import { trayView, type TrayAction } from '../../../main/desktop/tray-view.ts';
import { pinned, trayFacts } from './fakes/tray.ts';

describe('the tray menu as Electron takes it', () => {
  it('gives every entry one of label, role or type, without which Electron throws', () => {
    const facts = trayFacts({ pinned: [pinned('Rain?', 270_000)], unseenAlerts: 3 });
    for (const item of trayMenuTemplate(trayView(facts).menu, () => undefined)) {
      expect(Boolean(item.label ?? item.role ?? item.type)).toBe(true);
    }
  });

  it('shows an ampersand as it is written', () => {
    const [item] = trayMenuTemplate([{ kind: 'text', label: 'S&P 500' }], () => undefined);
    expect(item).toEqual({ label: 'S&&P 500', enabled: false });
  });

  it('passes on what was chosen', () => {
    const chosen: TrayAction[] = [];
    const items = trayMenuTemplate(trayView(trayFacts()).menu, (action) => chosen.push(action));
    const clickable = items.filter(({ click }) => click);
    for (const { click } of clickable) Reflect.apply(click ?? fail, undefined, []);
    const names = chosen.map(({ name }) => name);
    expect(names).toEqual(['refresh', 'toggle', 'open', 'open', 'open', 'about', 'quit']);
  });
});

function fail(): never {
  throw new Error('The item has lost its action.');
}
