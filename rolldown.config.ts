import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { defineConfig, type OutputOptions, type Plugin, type RolldownOptions } from 'rolldown';
import { defaultMatch, findPkgRoot, type LicenseInfo, licensePlugin } from 'rolldown-license-plugin';
import { buildSiteAssets } from './src/runtime/site-assets.ts';

// Two bundles of the same source, each complete without node_modules: what npm publishes, and what action.yml runs.
// docs/decisions/one-bundle.md has the reasons.

const root = import.meta.dirname;
const require = createRequire(import.meta.url);

// Whatever is rewritten stays on its line, so that source maps are right with `map: null`.

/** The names that {@link bundleLazyPackages} rewrites, in the code of src/ only. */
const literalCall = /\b(lazyRequire<[^;]*?>|readPackageFile)\('([^']+)'\)/g;

/** The module that stands for a lazily loaded package. `require()` returns what it exports under this name. */
const lazyModule = (name: string) =>
  `import * as namespace from ${JSON.stringify(name)};\nexport { namespace as 'module.exports' };\n`;
const lazyPrefix = '\0lazy:';

/**
 * Makes a file of its own of each package that `lazyRequire()` names, and copies each file that `readPackageFile()` names. All files
 * lie in one folder, so that the name becomes a relative path.
 * @param assetPaths - is given the paths of the copied files, for their licences.
 */
function bundleLazyPackages(assetPaths: Set<string>): Plugin {
  return {
    name: 'bundle-lazy-packages',
    resolveId: (id) => (id.startsWith(lazyPrefix) ? { id, moduleSideEffects: true } : undefined),
    load: (id) => (id.startsWith(lazyPrefix) ? lazyModule(id.slice(lazyPrefix.length)) : undefined),
    transform: {
      // The module that declares the function names a package only as an example.
      filter: { id: { include: /[\\/]src[\\/].*\.ts$/, exclude: /[\\/]src[\\/]runtime[\\/]/ } },
      handler(code) {
        const bundled = code.replace(literalCall, (call, callee: string, name: string) => {
          if (name.startsWith('node:')) return call;
          const fileName = callee === 'readPackageFile' ? basename(require.resolve(name)) : `${name.replaceAll('/', '-')}.js`;
          if (callee === 'readPackageFile') {
            assetPaths.add(require.resolve(name));
            this.emitFile({ type: 'asset', fileName, source: readFileSync(require.resolve(name)) });
          } else this.emitFile({ type: 'chunk', id: `${lazyPrefix}${name}`, fileName });
          return `${callee}('./${fileName}')`;
        });
        return { code: bundled, map: null };
      },
    },
  };
}

/** `import x from "node:a"`, `import * as x from`, `import { x as y } from`, `import x, { y } from`. */
const builtinImport = /^import (?:(?:\* as )?([\w$]+))?(?:, )?(\{[^}]*\})? from "(node:[\w/]+)";$/gm;

/**
 * Takes modules of Node by `process.getBuiltinModule()`. An import would call every getter of the module, so that `node:process` opens
 * the three standard streams and `node:fs` loads readline: ten milliseconds of a start (docs/decisions/speed.md).
 */
function takeBuiltinModules(): Plugin {
  return {
    name: 'take-builtin-modules',
    transform: {
      // Commander starts programs that are commands. None of ours is one, so it need not load what starts them.
      filter: { id: /[\\/]commander[\\/]lib[\\/]command\.js$/ },
      handler: (code) => ({
        code: code.replace(
          /^import childProcess from 'node:child_process';$/m,
          "const childProcess = { spawn: (...args) => process.getBuiltinModule('node:child_process').spawn(...args) };",
        ),
        map: null,
      }),
    },
    renderChunk: (code) => ({
      code: code.replace(builtinImport, (_, whole: string | undefined, names: string | undefined, module: string) =>
        [whole, names?.replaceAll(' as ', ': ')]
          .filter((target) => target !== undefined)
          .map((target) => `const ${target} = globalThis.process.getBuiltinModule("${module}");`)
          .join(' '),
      ),
      map: null,
    }),
  };
}

/** The npm package of AutoCorrect names no licence; Cargo.toml of its repository does. Such a package gets the text of MIT. */
const statedLicenses: Record<string, { license: string; holder: string }> = {
  '@huacnlee/autocorrect': { license: 'MIT', holder: 'Jason Lee <huacnlee@gmail.com>' },
};

/** What may be in the bundle: licences that ask for no more than their text. */
const allowedLicenses =
  /^(?:MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|\(.*\bMIT\b.*\))$/;

/**
 * Puts the script and the style sheets of generated sites into the module that would bundle them.
 * @param assetPaths - is given a path of the package that is in the script, for its licence.
 */
function embedSiteAssets(assetPaths: Set<string>): Plugin {
  return {
    name: 'embed-site-assets',
    load: {
      filter: { id: /[\\/]src[\\/]runtime[\\/]site-assets\.ts$/ },
      async handler() {
        assetPaths.add(require.resolve('minisearch'));
        const assets = JSON.stringify(await buildSiteAssets());
        return { code: `const assets = ${assets};\nexport const readSiteAssets = async () => assets;\n`, moduleType: 'js' };
      },
    },
  };
}

/** The licence of the package that a copied file belongs to. */
function readAssetLicense(path: string): LicenseInfo {
  const folder = findPkgRoot(path);
  if (folder === null) throw new Error(`${path} belongs to no package`);
  const { name, version, license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => defaultMatch.test(each));
  return { name, version, license, licenseText: file ? readFileSync(join(folder, file), 'utf8') : '' };
}

/** One text with the licence of each package, sorted by name. Fails on a licence that is missing or not allowed. */
function formatLicenses(licenses: readonly LicenseInfo[]): string {
  const mit = readFileSync(join(root, 'LICENSE'), 'utf8')
    .split(/^Copyright.*$/m)[1]
    ?.trim();
  const sections = [...licenses]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version, license, licenseText }) => {
      const stated = statedLicenses[name];
      const id = license || stated?.license || 'none';
      if (!allowedLicenses.test(id))
        throw new Error(`${name}@${version} has the licence ${id}, which rolldown.config.ts does not allow`);
      const text =
        licenseText.trim() || (stated && `Copyright (c) ${stated.holder}\n\n${mit}`) || 'The package has no file with the text.';
      return `${name} ${version} (${id})\n\n${text}\n`;
    });
  return `Listkeeper contains these packages.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/**
 * What a common command loads, in few files: each costs Node about 0.2 ms, and `check` of one link had 56. A module is in the first group
 * that needs it, so that each group has what the ones before it lack.
 */
const groups = [
  { name: 'command-line', modules: 'cli/(?:program|terminal)/index' },
  {
    name: 'check-links',
    modules: 'cli/(?:commands/check|check/(?:check-targets|document-targets|document-format|formats/index|formats/text))',
  },
  { name: 'check-pages', modules: 'links/services/web/check' },
].map(({ name, modules }, index, all) => ({
  name,
  test: new RegExp(`[\\\\/]src[\\\\/](?:${modules.replaceAll('/', '[\\\\/]')})\\.ts$`),
  priority: all.length - index,
}));

/** A bundle of `input` in a folder. The bench makes one of its own programs. */
export function createBundle(dir: string, input: Record<string, string>): RolldownOptions & { output: OutputOptions } {
  const assetPaths = new Set<string>();
  return {
    input,
    platform: 'node',
    // Two packages look for optional parts of theirs by eval(), which a bundler cannot see: bottleneck for Redis, pino for its threads.
    checks: { eval: false },
    // Readable: whoever uses the Action can read what they run.
    output: { dir, format: 'esm', cleanDir: true, chunkFileNames: '[name]-[hash].js', minify: false, codeSplitting: { groups } },
    plugins: [
      bundleLazyPackages(assetPaths),
      embedSiteAssets(assetPaths),
      takeBuiltinModules(),
      licensePlugin({
        done(bundled, context) {
          const source = formatLicenses([...bundled, ...[...assetPaths].map(readAssetLicense)]);
          context.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
        },
      }),
    ],
    onLog(level, log, report) {
      // An import that stays outside would be missing where the bundle runs.
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
      report(level, log);
    },
  };
}

/** The program of the command line, in this folder. */
const createProgramBundle = (dir: string): RolldownOptions =>
  createBundle(dir, { main: 'src/cli/main.ts', 'worker-main': 'src/bot/worker/worker-main.ts' });

// With `--dir`, only the program is made: the launcher of a checkout and tests do so.
export default defineConfig(({ dir }) =>
  typeof dir === 'string'
    ? createProgramBundle(dir)
    : [createProgramBundle('dist/cli'), createBundle('dist/action', { program: 'src/action/program.ts' })],
);
