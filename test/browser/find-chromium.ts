import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * The Chromium of this machine: that of CHROMIUM, or the first in the path. Undefined after a note that there is none. CI requires one by
 * LISTKEEPER_REQUIRE_CHROMIUM.
 */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (process.env.LISTKEEPER_REQUIRE_CHROMIUM === 'true') throw new Error('Chromium is not installed');
  process.stderr.write('Chromium is not installed, so generated sites were not tested in a browser\n');
  return undefined;
}
