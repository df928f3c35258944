import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SettingsService } from '../../../main/settings/settings-service.ts';
import { defaultSettings } from '../../../preload/contract/settings.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const files = temporaryDatabase();

describe('settings', () => {
  it('starts with the defaults', () => {
    expect(new SettingsService(files.open()).current).toEqual(defaultSettings);
  });

  it('keeps a change over a restart', () => {
    const settings = new SettingsService(files.open());
    settings.update({ pollSeconds: 15, theme: 'dark' });
    expect(new SettingsService(files.open()).current).toEqual({
      ...defaultSettings,
      pollSeconds: 15,
      theme: 'dark',
    });
  });

  it('falls back to the default for a row that makes no sense, and to that one only', () => {
    const database = files.open();
    new SettingsService(database).update({ pollSeconds: 30, theme: 'light' });
    database.prepare(`UPDATE setting SET value = '5' WHERE name = 'pollSeconds'`).run();
    database.prepare(`INSERT INTO setting VALUES ('theme2', '{'), ('priceStyle', '{')`).run();
    expect(new SettingsService(database).current).toEqual({ ...defaultSettings, theme: 'light' });
  });

  it('remembers other values by name and shape', () => {
    const settings = new SettingsService(files.open());
    settings.remember('bounds', { width: 400 });
    expect(settings.recall('bounds', z.object({ width: z.number() }))).toEqual({ width: 400 });
    expect(settings.recall('bounds', z.string())).toBeNull();
    expect(settings.recall('nothing', z.string())).toBeNull();
  });
});
