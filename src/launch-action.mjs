// What action.yml runs, with the Node of the runner. A release has the bundle beside its source. A
// checkout of this repository has none: there the launcher installs the pinned packages and runs
// the source.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/action/program.js', import.meta.url);
if (existsSync(bundle)) await import(bundle.href);
else {
  process.argv.push('action');
  await import('./launch.mjs');
}
