import { describe, expect, it } from 'vitest';
import { burst } from '../soak/burst.ts';

describe('a burst of 5,000 frames a second', () => {
  it('leaves the quote book equal to the exchange’s truth for every market', async () => {
    const report = await burst(5_000, 1_500);
    expect(report).toMatchObject({ wrong: [], errors: [], unreadable: 0 });
    expect(report.frames).toBeGreaterThan(5_000);
    expect(report.markets).toBeGreaterThan(40);
  }, 60_000);
});
