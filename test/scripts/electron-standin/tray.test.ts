import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ControlClient } from '../../e2e/driver/control-client.ts';
import { canRun, startScenario, toldBy, type Told } from './scenario.ts';

/** Runs the tray scenario as on that platform, lets `act` use control, and tells what the app heard. */
async function onDesktop(
  platform: NodeJS.Platform,
  act: (control: ControlClient) => Promise<void>,
): Promise<Told> {
  const userData = mkdtempSync(join(tmpdir(), 'standin-tray-'));
  const switches = [`--user-data-dir=${userData}`, `--standin-platform=${platform}`];
  const run = startScenario('tray', ...switches, '--remote-debugging-port=0');
  const [, address = ''] = await run.find(/"control":"([^"]+)"/);
  try {
    const control = new ControlClient(address);
    await act(control);
    await control.act('/quit');
    await run.end(20_000);
  } finally {
    await run.kill('SIGKILL');
    rmSync(userData, { recursive: true, force: true });
  }
  return toldBy(run);
}

async function trayOf(control: ControlClient) {
  const [tray] = await control.trays();
  if (!tray) throw new Error('There is no tray.');
  return tray;
}

describe.skipIf(!canRun)('the tray on Linux', () => {
  it('shows the menu as it was set, tells clicks without keys, and has neither title nor right clicks', async () => {
    const { names, facts } = await onDesktop('linux', async (control) => {
      const { id, title, menu } = await trayOf(control);
      expect(title).toBe('');
      expect(menu?.map(({ label }) => label)).toEqual(['Later', 'Pinned', 'More', 'Throws']);
      for (const kind of ['click', 'right-click']) {
        await control.act(`/trays/${id}/click`, { kind, modifiers: { shiftKey: true } });
      }
      await control.act(`/trays/${id}/menu`, { path: ['Pinned'] });
      await control.act(`/trays/${id}/menu`, { path: ['More', 'Deep'] });
      await expect(control.act(`/trays/${id}/menu`, { path: ['Hidden'] })).rejects.toThrow(
        'no item',
      );
      await expect(control.act(`/trays/${id}/menu`, { path: ['Changed'] })).rejects.toThrow(
        'disabled',
      );
    });
    expect(names).toEqual(['click', 'pinned', 'deep']);
    expect(facts['click']).toEqual([false, 0]);
    expect(facts['pinned']).toBe(true);
  });
});

describe.skipIf(!canRun)('the tray on Windows and macOS', () => {
  it('opens a menu on a right click, and Windows tells no more right clicks while one is set', async () => {
    const { names } = await onDesktop('win32', async (control) => {
      const { id, menu, tooltip } = await trayOf(control);
      expect(menu).toBeNull();
      expect(tooltip).toHaveLength(127);
      await control.act(`/trays/${id}/click`, { kind: 'right-click' });
      expect((await trayOf(control)).menu?.[0]?.label).toBe('Changed');
    });
    expect(names).toEqual(['right-click']);
  });

  it('has a title, keys and a place on macOS', async () => {
    const { facts } = await onDesktop('darwin', async (control) => {
      const { id, title } = await trayOf(control);
      expect(title).toBe('27c');
      await control.act(`/trays/${id}/click`, { modifiers: { shiftKey: true } });
    });
    expect(facts['click']).toEqual([true, 1_600]);
  });
});

describe.skipIf(!canRun)('control', () => {
  it('acts on notifications, and refuses web pages and unknown things', async () => {
    const { facts } = await onDesktop('linux', async (control) => {
      const [notification] = await control.notifications();
      expect(notification).toMatchObject({ title: 'kept', actions: ['Open'] });
      await control.act(`/notifications/${notification?.id ?? ''}/action`, { index: 0 });
      await expect(control.act('/notifications/99/click')).rejects.toThrow(
        'There is no notification 99.',
      );
      await expect(control.act('/nothing')).rejects.toThrow('There is no POST /nothing here.');
      await expect(control.act('/power', { text: 'explode' })).rejects.toThrow('no power event');
      const asked = await fetch(control.address, { headers: { origin: 'https://example.com' } });
      expect(asked.status).toBe(403);
    });
    expect(facts['action']).toBe(0);
  });
});
