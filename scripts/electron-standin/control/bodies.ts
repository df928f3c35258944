import { z } from 'zod';

const key = z.boolean().default(false);

/** A click on the tray icon. */
export const click = z.object({
  kind: z.enum(['click', 'right-click', 'double-click', 'middle-click']).default('click'),
  modifiers: z.object({ altKey: key, ctrlKey: key, shiftKey: key, metaKey: key }).prefault({}),
});

/** Labels from the menu down to the item. */
export const menuPath = z.object({ path: z.array(z.string()).min(1) });

export const index = z.object({ index: z.number().int().nonnegative() });

export const text = z.object({ text: z.string() });

/** In device-independent pixels. */
export const size = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export const flag = z.object({ value: z.boolean() });

/** The answer to the next dialog: files, or the button of a message box; neither cancels it. */
export const dialog = z.object({
  filePaths: z.array(z.string()).optional(),
  response: z.number().int().optional(),
});
