import { z } from 'zod';

/** What a start of the app asks for. */
export interface Launch {
  /** `--hidden`: started by the system at log-in; stay in the tray. */
  readonly hidden: boolean;
  /** `--practice`: open in the practice exchange. */
  readonly practice: boolean;
}

/** Reads our switches among Electron's own. */
export function parseLaunch(argv: readonly string[]): Launch {
  return { hidden: argv.includes('--hidden'), practice: argv.includes('--practice') };
}

/** What a second instance hands to the first: another process wrote it, so it is checked. */
export const launchSchema: z.ZodType<Launch> = z.object({
  hidden: z.boolean(),
  practice: z.boolean(),
});
