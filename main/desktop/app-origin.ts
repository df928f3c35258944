/**
 * The window's page has an address of its own instead of `file://`: an origin that can be checked, that sees no other
 * file, and that no web page can imitate.
 */
export const APP_SCHEME = 'app';
const APP_HOST = 'kalshi-tray';

/** What `senderFrame.origin` and `location.origin` say inside the window. */
const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** The page the window loads. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/**
 * Whether an address or origin is the app's own.
 *
 * Scheme and host are compared one by one: Node says that the origin of every `app:` address is the string `"null"`.
 */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, username, password } = new URL(text);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '';
}
