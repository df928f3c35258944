import { describe, expect, it } from 'vitest';
import { drawTrayIcon } from '../../../../main/desktop/icons/glyph.ts';
import { backdrop, type Backdrop } from '../../../../main/desktop/icons/ink.ts';
import type { TrayIcon } from '../../../../main/desktop/tray-view.ts';
import { decodePng } from './decode-png.ts';

const states = ['live', 'polling', 'stale', 'offline', 'maintenance', 'refused'] as const;
const icons: readonly TrayIcon[] = states.flatMap((state) => [
  { state, hasUnseen: false },
  { state, hasUnseen: true },
]);
const sizes = [16, 20, 22, 24, 32, 40, 44, 48];

/** All pixels, row by row. */
function pixels(icon: TrayIcon, on: Backdrop, size: number): readonly (readonly number[])[] {
  const { at } = decodePng(drawTrayIcon(icon, on, size));
  return Array.from({ length: size * size }, (_, index) =>
    at(index % size, Math.floor(index / size)),
  );
}

/** Which pixels are drawn at all: the icon as macOS and a colour-blind person see it. */
function silhouette(icon: TrayIcon, size: number): string {
  const marks = pixels(icon, 'template', size).map(([, , , alpha = 0]) =>
    alpha > 127 ? '#' : '.',
  );
  const rows = Array.from({ length: size }, (_, y) =>
    marks.slice(y * size, (y + 1) * size).join(''),
  );
  return rows.join('\n');
}

const difference = (a: string, b: string): number =>
  Array.from(a).filter((pixel, index) => pixel !== b[index]).length;

describe('the tray icon', () => {
  it.each(sizes)('tells every state apart by shape alone at %i pixels', (size) => {
    const shapes = icons.map((icon) => silhouette(icon, size));
    for (const [index, shape] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) {
        expect(difference(shape, other)).toBeGreaterThanOrEqual(size / 2);
      }
    }
  });

  it.each(sizes)('is as large as asked for and stays inside at %i pixels', (size) => {
    for (const icon of icons) {
      const { width, height } = decodePng(drawTrayIcon(icon, 'dark', size));
      expect([width, height]).toEqual([size, size]);
    }
  });

  it.each(sizes)('has columns on whole pixels at %i pixels, so that no edge is blurred', (size) => {
    const alphas = pixels({ state: 'stale', hasUnseen: false }, 'template', size).map(
      ([, , , a]) => a,
    );
    expect(new Set(alphas)).toEqual(new Set([0, 255]));
  });

  it('has solid columns for prices that are confirmed, hollow ones for old prices', () => {
    const isSolid = (state: TrayIcon['state']): boolean => {
      const { at } = decodePng(drawTrayIcon({ state, hasUnseen: false }, 'template', 16));
      return at(12, 10)[3] === 255;
    };
    expect(states.filter(isSolid)).toEqual(['live', 'polling', 'refused']);
  });

  it('is black only in a template, which macOS colours itself', () => {
    const colors = icons.flatMap((icon) => pixels(icon, 'template', 16));
    expect(colors.filter(([red, green, blue]) => red !== 0 || green !== 0 || blue !== 0)).toEqual(
      [],
    );
  });

  it('draws live prices at 16 pixels exactly so', () => {
    expect(silhouette({ state: 'live', hasUnseen: false }, 16)).toBe(
      [
        '................',
        '................',
        '..####.....####.',
        '..####.....####.',
        '..####.....####.',
        '..####.....####.',
        '...........####.',
        '...........####.',
        '......####.####.',
        '......####.####.',
        '......####.####.',
        '.####.####.####.',
        '.####.####.####.',
        '.####.####.####.',
        '.####.####.####.',
        '................',
      ].join('\n'),
    );
  });

  it.each([
    ['dark', [[30, 32, 36]]],
    ['light', [[243, 243, 243]]],
    [
      'unknown',
      [
        [0, 0, 0],
        [255, 255, 255],
      ],
    ],
  ] as const)('stands out from a %s bar with a contrast of 3 or more', (on, bars) => {
    for (const state of states) {
      for (const color of colors({ state, hasUnseen: true }, on)) {
        for (const bar of bars)
          expect(contrast(color, bar), `${state} ${color.join()}`).toBeGreaterThan(3);
      }
    }
  });
});

describe('what the icon lies on', () => {
  it.each([
    ['darwin', false, '', 'template'],
    ['darwin', true, '', 'template'],
    ['win32', true, '', 'dark'],
    ['win32', false, '', 'light'],
    ['linux', false, 'ubuntu:GNOME', 'dark'],
    ['linux', false, 'Budgie:GNOME', 'dark'],
    ['linux', false, 'KDE', 'unknown'],
    ['linux', true, '', 'unknown'],
  ] as const)('%s, dark %s, desktop %j: %s', (platform, isDark, desktop, expected) => {
    expect(backdrop(platform, isDark, desktop)).toBe(expected);
  });
});

/** The solid colours of an icon. */
function colors(icon: TrayIcon, on: Backdrop): readonly (readonly number[])[] {
  const solid = pixels(icon, on, 32).filter(([, , , alpha]) => alpha === 255);
  return [...new Map(solid.map((pixel) => [pixel.join(), pixel])).values()];
}

/** Contrast as defined by WCAG 2.2. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
