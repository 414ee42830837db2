import { registerHooks } from 'node:module';

// Loaded before a program (`node --import`): prints on stderr which packages it loaded until its
// end, a line of JSON.
const packages = new Set<string>();
registerHooks({
  load(url, context, next) {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (name !== undefined) packages.add(name);
    return next(url, context);
  },
});
process.on('exit', () => process.stderr.write(`${JSON.stringify([...packages].sort())}\n`));
