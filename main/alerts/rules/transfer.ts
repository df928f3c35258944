import { z } from 'zod';
import { ruleDraftSchema } from '../../../preload/contract/alert-schemas.ts';
import type { AlertRuleDraft } from '../../../preload/contract/alerts.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { json } from '../sql/rows.ts';

const FORMAT = 'kalshi-tray-alerts';
const VERSION = 1;
/** More than anybody has, and few enough to be read at once. */
const MAX_RULES = 10_000;

const fileSchema = json.pipe(
  z.object({
    format: z.literal(FORMAT),
    version: z.int(),
    rules: z.array(z.unknown()).max(MAX_RULES),
  }),
);

/** One text for each rule, however its fields are ordered. */
export function canonical(draft: AlertRuleDraft): string {
  return JSON.stringify(ruleDraftSchema.parse(draft));
}

/** Rules as a file that `readRules` takes back unchanged. Neither ids nor what has happened are part of it. */
export function writeRules(rules: readonly AlertRuleDraft[]): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    rules: rules.map((rule) => ruleDraftSchema.parse(rule)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads such a file, all or nothing. Fails with `invalid-input`, naming the first rule that is wrong. */
export function readRules(text: string): Result<readonly AlertRuleDraft[]> {
  const file = fileSchema.safeParse(text);
  if (!file.success) {
    return fail('invalid-input', 'This is not a file of alerts exported by Kalshi Tray.');
  }
  if (file.data.version > VERSION) {
    return fail(
      'invalid-input',
      'These alerts were exported by a newer version of Kalshi Tray. Update first.',
    );
  }
  const rules: AlertRuleDraft[] = [];
  for (const [index, raw] of file.data.rules.entries()) {
    const rule = ruleDraftSchema.safeParse(raw);
    if (!rule.success) {
      const where = rule.error.issues[0]?.path.join('.') ?? '';
      return fail(
        'invalid-input',
        `Alert ${index + 1} cannot be read (${where}). Nothing was imported.`,
      );
    }
    rules.push(rule.data);
  }
  return ok(rules);
}
