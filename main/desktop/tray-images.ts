import { nativeImage, type NativeImage } from 'electron';
import type { Platform } from '../../preload/contract/snapshot.ts';
import { drawTrayIcon } from './icons/glyph.ts';
import type { Backdrop } from './icons/ink.ts';
import type { TrayIcon } from './tray-view.ts';

/** Logical sizes of tray icons. Windows asks for its small icon size, Linux panels for 22 pixels. */
const LOGICAL_SIZE: Readonly<Record<Platform, number>> = { darwin: 16, win32: 16, linux: 22 };

/**
 * Draws the tray icon for a platform.
 *
 * Windows makes its icon from the image's only bitmap and stretches it to 16 pixels times the scale of the primary display,
 * so that bitmap is drawn in exactly that size. The others pick from a single and a double sized one.
 *
 * @param scaleFactor of the primary display
 */
export function trayImage(
  icon: TrayIcon,
  on: Backdrop,
  platform: Platform,
  scaleFactor: number,
): NativeImage {
  const size = LOGICAL_SIZE[platform];
  if (platform === 'win32') {
    return nativeImage.createFromBuffer(drawTrayIcon(icon, on, Math.round(size * scaleFactor)));
  }
  const image = nativeImage.createFromBuffer(drawTrayIcon(icon, on, size));
  image.addRepresentation({ scaleFactor: 2, buffer: drawTrayIcon(icon, on, 2 * size) });
  if (on === 'template') image.setTemplateImage(true);
  return image;
}
