import type { Chromium } from '../chromium/launch.ts';

const size = { width: 320, height: 420 };

/** Shows the tray and the notifications in a window of their own, since no desktop does. */
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
