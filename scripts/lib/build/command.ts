import { build } from './build.ts';

/** `npm run build` */
export async function main(): Promise<number> {
  await build();
  return 0;
}
