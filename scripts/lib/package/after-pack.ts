import { Arch, type AfterPackContext } from 'electron-builder';
import { join } from 'node:path';
import { faultsOf, filesIn } from './contents.ts';
import { expectationFor } from './expectation.ts';
import { inWords } from './listing.ts';

/**
 * electron-builder calls this for every app it has packed, before signing it: prints what is inside, and stops the release when
 * that is not what it should be.
 *
 * @throws with a line for everything that is wrong
 */
export default function afterPack(context: AfterPackContext): void {
  const { appOutDir, arch, electronPlatformName, packager } = context;
  const files = filesIn(join(packager.getResourcesDir(appOutDir), 'app.asar'));
  const target = `${electronPlatformName}-${Arch[arch]}`;
  console.log(inWords(files, target));
  const faults = faultsOf(files, expectationFor(target));
  if (faults.length > 0)
    throw new Error(`The packed app is not fit for use:\n${faults.join('\n')}`);
}
