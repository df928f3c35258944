import { burst } from '../test/soak/burst.ts';

/** `npm run soak`: 5,000 frames a second for 30 s (or `npm run soak -- FRAMES_PER_SECOND SECONDS`). Fails on any difference. */
const [framesPerSecond = 5_000, seconds = 30] = process.argv.slice(2).map(Number);
const report = await burst(framesPerSecond, seconds * 1_000);
console.log(JSON.stringify(report));
if (report.wrong.length + report.errors.length + report.unreadable > 0) process.exitCode = 1;
