import { z } from 'zod';
import type { Clock } from './adapters/clock.ts';
import type { Log } from './adapters/log.ts';
import { Saver } from './adapters/saver.ts';
import type { BoundsStore } from './desktop/bounds-keeper.ts';
import type { SettingsService } from './settings/settings-service.ts';

const NAME = 'windowPlace';
const schema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** Remembers among the settings where the person put the window, on a full disk as soon as there is room again. */
export function windowPlace(
  settings: SettingsService,
  world: { readonly clock: Clock; readonly log: Log },
): BoundsStore {
  let place = settings.recall(NAME, schema);
  const save = (): void => settings.remember(NAME, place);
  const saver = new Saver({ ...world, what: "The window's place", save });
  return {
    load: () => place,
    save(bounds) {
      place = bounds;
      saver.save();
    },
  };
}
