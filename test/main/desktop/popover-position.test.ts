import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bottom, center, right, type DisplayArea } from '../../../main/desktop/geometry.ts';
import {
  GAP,
  keepOnScreen,
  popoverBounds,
  type Surroundings,
} from '../../../main/desktop/popover-position.ts';

const size = { width: 400, height: 600 };
const nowhere = { x: 0, y: 0, width: 0, height: 0 };

/** A 1920 × 1080 display with bars of the given thickness. */
function display(
  bars: { top?: number; right?: number; bottom?: number; left?: number },
  x = 0,
): DisplayArea {
  const { top = 0, right: rightBar = 0, bottom: bottomBar = 0, left = 0 } = bars;
  return {
    bounds: { x, y: 0, width: 1920, height: 1080 },
    workArea: {
      x: x + left,
      y: top,
      width: 1920 - left - rightBar,
      height: 1080 - top - bottomBar,
    },
  };
}

function at(surroundings: Partial<Surroundings>) {
  return popoverBounds(size, {
    tray: nowhere,
    cursor: null,
    displays: [display({})],
    platform: 'win32',
    ...surroundings,
  });
}

describe('where the popover opens', () => {
  it('hangs under a menu bar icon, centred on it (macOS)', () => {
    const tray = { x: 1200, y: 0, width: 24, height: 24 };
    const bounds = at({ tray, displays: [display({ top: 25 })], platform: 'darwin' });
    expect(bounds).toEqual({ x: 1012, y: 25 + GAP, ...size });
  });

  it('stands above an icon in a bar at the bottom', () => {
    const tray = { x: 1500, y: 1044, width: 24, height: 24 };
    const bounds = at({ tray, displays: [display({ bottom: 48 })] });
    expect(center(bounds).x).toBe(center(tray).x);
    expect(bottom(bounds)).toBe(1080 - 48 - GAP);
  });

  it('stands beside an icon in a bar at the left', () => {
    const tray = { x: 12, y: 900, width: 24, height: 24 };
    const bounds = at({ tray, displays: [display({ left: 48 })] });
    expect(bounds.x).toBe(48 + GAP);
    expect(bottom(bounds)).toBe(1080 - GAP);
  });

  it('stands beside an icon in a bar at the right', () => {
    const tray = { x: 1884, y: 500, width: 24, height: 24 };
    const bounds = at({ tray, displays: [display({ right: 48 })] });
    expect(right(bounds)).toBe(1920 - 48 - GAP);
    expect(center(bounds).y).toBe(center(tray).y);
  });

  it('hangs under an icon in a bar at the top of a Windows screen', () => {
    const tray = { x: 1700, y: 10, width: 24, height: 24 };
    expect(at({ tray, displays: [display({ top: 48 })] }).y).toBe(48 + GAP);
  });

  it('stays off the edge of the screen when the icon sits in the corner', () => {
    const tray = { x: 1890, y: 1044, width: 24, height: 24 };
    const bounds = at({ tray, displays: [display({ bottom: 48 })] });
    expect(right(bounds)).toBe(1920 - GAP);
    expect(bottom(bounds)).toBe(1080 - 48 - GAP);
  });

  it('goes by the bar, not by the nearest edge, when the icon sits in a corner', () => {
    const tray = { x: 12, y: 1052, width: 24, height: 24 };
    const bounds = at({ tray, displays: [display({ left: 48 })] });
    expect(bounds).toEqual({ x: 48 + GAP, y: 1080 - GAP - 600, ...size });
  });

  it('hangs under a macOS icon at the very edge, also when the menu bar hides itself', () => {
    const tray = { x: 1900, y: 0, width: 20, height: 24 };
    const bounds = at({ tray, platform: 'darwin' });
    expect(bounds).toEqual({ x: 1920 - GAP - 400, y: 24 + GAP, ...size });
  });

  it('goes by the nearest edge when the bar hides itself and keeps no windows away', () => {
    const tray = { x: 1500, y: 1044, width: 24, height: 24 };
    expect(bottom(at({ tray }))).toBe(1044 - GAP);
  });

  it('opens on the display of the icon, not on the primary one', () => {
    const displays = [display({ bottom: 48 }), display({ bottom: 48 }, 1920)] as const;
    const bounds = at({ tray: { x: 3400, y: 1044, width: 24, height: 24 }, displays });
    expect(center(bounds).x).toBe(3412);
  });

  it('opens on a display left of the primary one too', () => {
    const displays = [display({ top: 25 }), display({ top: 25 }, -1920)] as const;
    const tray = { x: -400, y: 0, width: 24, height: 24 };
    expect(center(at({ tray, displays, platform: 'darwin' })).x).toBe(-388);
  });

  it('opens at the mouse when the icon’s place is unknown, away from the nearest edge', () => {
    const panel = { displays: [display({ top: 32 })] as const, platform: 'linux' as const };
    const bounds = at({ cursor: { x: 1500, y: 14 }, ...panel });
    expect(center(bounds).x).toBe(1500);
    expect(bounds.y).toBe(32 + GAP);
  });

  it.each([
    ['a bar at the top', display({ top: 32 }), 'linux', 32 + GAP],
    ['a bar at the bottom', display({ bottom: 44 }), 'linux', 1080 - 44 - GAP - 600],
    ['no bar on Linux', display({}), 'linux', GAP],
    ['no bar on Windows', display({}), 'win32', 1080 - GAP - 600],
    ['no bar on macOS', display({}), 'darwin', GAP],
  ] as const)('opens in the right corner when nothing is known: %s', (_name, area, platform, y) => {
    expect(at({ displays: [area], platform })).toEqual({ x: 1920 - GAP - 400, y, ...size });
  });

  it('shrinks on a display that is too small', () => {
    const tiny = { x: 0, y: 0, width: 360, height: 480 };
    const bounds = at({ displays: [{ bounds: tiny, workArea: tiny }] });
    expect(bounds).toEqual({ x: GAP, y: GAP, width: 360 - 2 * GAP, height: 480 - 2 * GAP });
  });

  it('is always whole and in the work area of one display', () => {
    const coordinate = fc.integer({ min: -4000, max: 4000 });
    const bar = fc.integer({ min: 0, max: 80 });
    const area = fc
      .record({
        x: coordinate,
        y: coordinate,
        width: fc.integer({ min: 800, max: 4000 }),
        height: fc.integer({ min: 800, max: 2500 }),
        top: bar,
        left: bar,
        right: bar,
        bottom: bar,
      })
      .map(({ x, y, width, height, top, left, right: r, bottom: b }): DisplayArea => ({
        bounds: { x, y, width, height },
        workArea: { x: x + left, y: y + top, width: width - left - r, height: height - top - b },
      }));
    const tray = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.integer({ min: 0, max: 60 }),
      height: fc.integer({ min: 0, max: 60 }),
    });
    const cursor = fc.option(fc.record({ x: coordinate, y: coordinate }));
    const platform = fc.constantFrom('darwin' as const, 'win32' as const, 'linux' as const);
    fc.assert(
      fc.property(
        area,
        fc.array(area, { maxLength: 2 }),
        tray,
        cursor,
        platform,
        (first, more, tray, cursor, platform) => {
          const displays = [first, ...more] as const;
          const bounds = popoverBounds(size, { tray, cursor, displays, platform });
          const inside = displays.some(
            ({ workArea }) =>
              bounds.x >= workArea.x + GAP &&
              bounds.y >= workArea.y + GAP &&
              right(bounds) <= right(workArea) - GAP &&
              bottom(bounds) <= bottom(workArea) - GAP,
          );
          expect(inside).toBe(true);
          expect([bounds.x, bounds.y].every(Number.isInteger)).toBe(true);
          expect(bounds).toMatchObject(size);
        },
      ),
    );
  });

  it('covers no icon that lies in a bar', () => {
    const icon = { width: 24, height: 24 };
    const edges = {
      top: (along: number) => ({ x: along, y: 12, ...icon }),
      bottom: (along: number) => ({ x: along, y: 1044, ...icon }),
      left: (along: number) => ({ x: 12, y: along, ...icon }),
      right: (along: number) => ({ x: 1884, y: along, ...icon }),
    };
    const edge = fc.constantFrom('top', 'bottom', 'left', 'right');
    fc.assert(
      fc.property(edge, fc.integer({ min: 60, max: 1000 }), (edge, along) => {
        const tray = edges[edge](along);
        const bounds = at({ tray, displays: [display({ [edge]: 48 })] });
        const isApart =
          bounds.x >= right(tray) ||
          right(bounds) <= tray.x ||
          bounds.y >= bottom(tray) ||
          bottom(bounds) <= tray.y;
        expect(isApart).toBe(true);
      }),
    );
  });
});

describe('a remembered place', () => {
  it('is kept when it is still on a display', () => {
    const wanted = { x: 100, y: 80, ...size };
    expect(keepOnScreen(wanted, [display({})])).toEqual(wanted);
  });

  it('moves to the nearest display when its own is gone', () => {
    const wanted = { x: 2500, y: 300, ...size };
    expect(keepOnScreen(wanted, [display({ bottom: 48 })])).toEqual({ x: 1520, y: 300, ...size });
  });
});
