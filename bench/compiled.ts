import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The program as it is installed. `measured` gives the place of a program of `measured/`, `remove` takes all of it away. */
export interface Compiled {
  measured(name: string): URL;
  remove(): void;
}

/** Compiles `src/` and `bench/measured/` into a folder of their own: taking the types out while loading costs some thirty megabytes that no user pays. */
export function compile(): Compiled {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-compiled-'));
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      rootDir: root,
      outDir: folder,
      declaration: false,
      noCheck: true,
      typeRoots: [join(root, 'node_modules', '@types')],
    },
    include: [join(root, 'src/**/*.ts'), join(root, 'bench/measured/*.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', version: '0.0.0' }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder], { stdio: ['ignore', 'inherit', 'inherit'] });
  return {
    measured: (name) => pathToFileURL(join(folder, 'bench', 'measured', `${name}.js`)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
