import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { drawIcon } from './draw.ts';
import { encodePng } from './png.ts';

/** `node scripts/lib/icon/make.ts` draws the icon that electron-builder turns into each system's format. */
const size = 1024;
await writeFile(
  join(root, 'scripts', 'lib', 'icon', 'icon.png'),
  encodePng(drawIcon(size), size, size),
);
