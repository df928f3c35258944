import Database from 'better-sqlite3';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';

export const damages = ['flips', 'truncation', 'zeros', 'garbage', 'future'] as const;
export type Damage = (typeof damages)[number];

/** Does to a closed database file what disks, crashes and other programs do. */
export function damageFile(path: string, damage: Damage, random: () => number): void {
  if (damage === 'truncation') {
    truncateSync(path, Math.floor(readFileSync(path).length * random()));
    return;
  }
  if (damage === 'future') {
    const database = new Database(path);
    database.pragma('user_version = 999');
    database.close();
    return;
  }
  const bytes = readFileSync(path);
  const place = (): number => Math.floor(random() * bytes.length);
  if (damage === 'flips') {
    for (let flips = 1 + Math.floor(random() * 64); flips > 0; flips -= 1) {
      const index = place();
      bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << Math.floor(random() * 8)), index);
    }
  } else {
    const start = random() < 0.2 ? 0 : place();
    const end = Math.min(bytes.length, start + Math.floor(random() * 16_384));
    for (let index = start; index < end; index += 1) {
      bytes.writeUInt8(damage === 'zeros' ? 0 : Math.floor(random() * 256), index);
    }
  }
  writeFileSync(path, bytes);
}
