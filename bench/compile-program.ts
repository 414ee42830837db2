import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Our program as it is published: compiled, in a temporary folder that uses this checkout's
 * node_modules.
 */
export interface CompiledProgram {
  /** Its launcher. */
  program: string;
  /** The folder of Node's compile cache, as `XDG_CACHE_HOME`. */
  cache: string;
  /** The URL of a compiled program of `programs/`. */
  programUrl(name: string): URL;
  remove(): void;
}

/**
 * Compiles `src/` and `bench/programs/`: type stripping at load time costs about 30 MB that no user
 * pays.
 */
export function compileProgram(): CompiledProgram {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-published-'));
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      rootDir: root,
      outDir: folder,
      noEmit: false,
      rewriteRelativeImportExtensions: true,
      noCheck: true,
      typeRoots: [join(root, 'node_modules', '@types')],
    },
    include: [join(root, 'src/**/*.ts'), join(root, 'bench/programs/*.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  execFileSync(compiler, ['-p', folder], { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  copyFileSync(join(root, 'src', 'launch.mjs'), join(folder, 'src', 'launch.mjs'));
  // The launcher looks for it here.
  symlinkSync(join(folder, 'src'), join(folder, 'dist'), 'junction');
  return {
    program: join(folder, 'src', 'launch.mjs'),
    cache: join(folder, 'cache'),
    programUrl: (name) => pathToFileURL(join(folder, 'bench', 'programs', `${name}.js`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
