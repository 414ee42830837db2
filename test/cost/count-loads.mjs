// Preloaded into the program: prints which files and modules of Node it loaded, at its end.
import { writeFileSync } from 'node:fs';
import module from 'node:module';

const before = new Set(process.moduleLoadList);
const files = [];
module.registerHooks({
  load(url, context, nextLoad) {
    if (url.includes('/dist/cli/')) files.push(url);
    return nextLoad(url, context);
  },
});
process.on('exit', () => {
  const builtins = process.moduleLoadList.filter((name) => !before.has(name) && name.startsWith('NativeModule '));
  writeFileSync(process.env.LOADS_FILE, JSON.stringify({ files, builtins: builtins.map((name) => name.slice(13)) }));
});
