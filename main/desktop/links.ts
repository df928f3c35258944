import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** Windows opens addresses of at most 2,081 characters (Electron docs, shell.openExternal). */
const MAX_LENGTH = 2081;

/**
 * The address to hand to the person's browser, or `null` when it is not a page of kalshi.com over https.
 *
 * The answer is what the parser understood, not what was written, so that the browser cannot read it differently.
 */
export function allowedLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, href } = new URL(text);
  const ours = hostname === 'kalshi.com' || hostname.endsWith('.kalshi.com');
  const plain = port === '' && username === '' && password === '';
  return protocol === 'https:' && ours && plain && href.length <= MAX_LENGTH ? href : null;
}

/** Opens a page of kalshi.com in the person's browser; refuses every other address. */
export async function openLink(
  openExternal: (url: string) => Promise<void>,
  text: string,
): Promise<Result<undefined>> {
  const link = allowedLink(text);
  if (!link) return fail('invalid-input', 'Only pages of kalshi.com open from here.');
  try {
    await openExternal(link);
    return ok();
  } catch {
    return fail('internal', 'Your system could not open a browser. Is a default browser set?');
  }
}
