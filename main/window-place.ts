import { z } from 'zod';
import type { BoundsStore } from './desktop/bounds-keeper.ts';
import type { SettingsService } from './settings/settings-service.ts';

const NAME = 'windowPlace';
const schema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** Remembers among the settings where the person put the window. */
export function windowPlace(settings: SettingsService): BoundsStore {
  return {
    load: () => settings.recall(NAME, schema),
    save: (bounds) => settings.remember(NAME, bounds),
  };
}
