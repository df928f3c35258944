import type { Chromium } from '../chromium/launch.ts';

const size = { width: 320, height: 420 };

/**
 * With a display, the tray and the notifications have a window of their own, since nobody else shows them; closing it quits
 * the app, which could not be reached any more.
 */
export async function openDesktopWindow(
  { openAppWindow, connection }: Chromium,
  control: string,
  closed: () => void,
): Promise<void> {
  const { targetId, session, frame } = await openAppWindow(0, closed);
  const { windowId } = await connection.browser.send('Browser.getWindowForTarget', { targetId });
  const { width, height } = { width: size.width + frame.width, height: size.height + frame.height };
  const bounds = { left: 0, top: 0, width, height };
  await connection.browser.send('Browser.setWindowBounds', { windowId, bounds });
  await session.send('Fetch.disable');
  await session.send('Page.navigate', { url: control });
}
