import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveEssentials } from '../../../main/storage/essentials.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import { Stores } from '../../../main/stores.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { copyPath, countOf, mainPath, makeDataFolder, RULES, WATCHED } from './survival.ts';

/**
 * `node start-full-run.ts FOLDER`: starts on a damaged database while the small disk that FOLDER is on has more and more room,
 * then once more with all the room there is; at last on a sound one with no room but the ballast. Prints what was lost.
 */

const [disk = ''] = process.argv.slice(2);
const KIB = 1024;
const MOST = 512 * KIB;
const STEP = 16 * KIB;
const problems: string[] = [];

for (let room = 0; room <= MOST; room += STEP) {
  const folder = join(disk, `data-${room}`);
  mkdirSync(folder);
  makeDataFolder(folder);
  writeFileSync(mainPath(folder), 'this is no database any more '.repeat(1_000));
  fillUpTo(room);
  start(folder);
  rmSync(join(disk, 'filler'));
  const found = start(folder);
  if (found !== `${WATCHED} ${RULES}`) problems.push(`${room} bytes: ${found}`);
  rmSync(folder, { recursive: true });
}
makeDataFolder(disk);
writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_024 * KIB, 1));
fillUpTo(0);
const clock = new FakeClock();
const log = { info: () => undefined, warn: console.error };
const stores = Stores.open({ folder: disk, clock, log });
if (stores.ok) stores.value.close();
else problems.push(`Full: ${stores.error.message}`);
console.log(JSON.stringify(problems));

function fillUpTo(room: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - room, 1));
}

/** Starts and ends as the app does; how many markets and rules there are, or why it refused to start. */
function start(folder: string): string {
  const opened = openMain({
    path: mainPath(folder),
    essentialsPath: copyPath(folder),
    now: () => performance.timeOrigin + performance.now(),
    log: { info: () => undefined, warn: console.error },
  });
  if (!opened.ok) return opened.error.message;
  const { database } = opened.value;
  const found = `${countOf(database, 'watchlist')} ${countOf(database, 'alert_rule')}`;
  try {
    saveEssentials(database, copyPath(folder));
  } catch (error) {
    if (!String(error).includes('ENOSPC')) throw error;
  }
  database.close();
  return found;
}
