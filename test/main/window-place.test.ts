import { expect, it } from 'vitest';
import { SettingsService } from '../../main/settings/settings-service.ts';
import { windowPlace } from '../../main/window-place.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeLog } from '../fakes/fake-log.ts';
import { temporaryDatabase } from '../fakes/temporary-database.ts';

const files = temporaryDatabase();
const bounds = { x: 20, y: 40, width: 400, height: 600 };

it("the window's place outlasts a restart", () => {
  const clock = new FakeClock();
  const open = () => windowPlace(new SettingsService(files.open()), { clock, log: new FakeLog() });
  expect(open().load()).toBeNull();
  open().save(bounds);
  expect(open().load()).toEqual(bounds);
});

it("the window's place is saved later when the disk is full, and moving the window goes on", async () => {
  const clock = new FakeClock();
  const log = new FakeLog();
  const database = files.open();
  const place = windowPlace(new SettingsService(database), { clock, log });
  database.pragma('query_only = ON');
  place.save({ ...bounds, x: 10 });
  place.save(bounds);
  expect(place.load()).toEqual(bounds);
  expect(log.warnings).toHaveLength(1);
  database.pragma('query_only = OFF');
  await clock.advance(5_000);
  const reopened = windowPlace(new SettingsService(files.open()), { clock, log });
  expect(reopened.load()).toEqual(bounds);
});
