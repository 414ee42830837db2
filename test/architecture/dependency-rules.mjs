// The rules that imports of src/ obey, for dependency-cruiser. docs/development/architecture.md
// explains them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Folders of src/ from the bottom up. A folder imports itself and folders of lower layers; folders
 * of one layer do not know each other.
 */
const layers = [
  ['model'],
  ['text'],
  ['browser'],
  ['messages'],
  ['errors'],
  ['runtime'],
  ['http'],
  ['links'],
  ['list'],
  ['link-health', 'forge', 'report'],
  ['jobs'],
  ['bot', 'action', 'sandbox'],
  ['cli'],
];

const socketModules = '^(?:node:)?(?:http|https|http2|net|tls|dns|dgram)(?:/|$)|^undici(?:/|$)|(?:^|/)node_modules/undici/';
const octokitPackages = '^(?:octokit|@octokit|probot)(?:/|$)|(?:^|/)node_modules/(?:octokit|@octokit|probot)/';
const hostModules = '^(?:node:)?(?:fs|child_process|sqlite|worker_threads)(?:/|$)';

const importsPointDown = layers.flatMap((folders, level) =>
  folders.map((folder) => {
    const allowed = [...layers.slice(0, level).flat(), folder];
    return {
      name: `layer-${folder}`,
      comment: `src/${folder}/ imports only itself and folders of lower layers.`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(?:${allowed.join('|')})/` },
    };
  }),
);

/**
 * One rule a folder with an `index.ts`: other folders import that file only, and nothing of its
 * inner folders but their doors. Dynamic imports may name a file, since a door would load more than
 * is used.
 */
function findDoors(root, folder = 'src') {
  const children = readdirSync(join(root, folder), { withFileTypes: true }).filter((child) => child.isDirectory());
  const inner = children.flatMap((child) => findDoors(root, `${folder}/${child.name}`));
  if (!existsSync(join(root, folder, 'index.ts'))) return inner;
  const rule = {
    name: `door-${folder.slice('src/'.length).replaceAll('/', '-')}`,
    comment: `Code outside of ${folder}/ imports ${folder}/index.ts, not the files behind it.`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^${folder}/` },
    to: {
      path: `^${folder}/`,
      pathNot: `^${folder}/(?:index\\.ts$|${findInnerDoors(root, folder).join('|') || '(?!)'})`,
      dependencyTypesNot: ['dynamic-import'],
    },
  };
  return [rule, ...inner];
}

/** Folders below `folder` with a door of their own, as seen from it. Their own rules hold for them. */
function findInnerDoors(root, folder, path = '') {
  const children = readdirSync(join(root, folder, path), { withFileTypes: true }).filter((child) => child.isDirectory());
  return children.flatMap(({ name }) => {
    const inner = `${path}${name}/`;
    return existsSync(join(root, folder, inner, 'index.ts')) ? [inner] : findInnerDoors(root, folder, inner);
  });
}

/** @param {string} root the folder that holds `src/`; dependency-cruiser must run in it. */
export function createRules(root) {
  return {
    forbidden: [
      {
        name: 'no-circular',
        comment: 'Files do not import each other in a circle. Imports of types count.',
        severity: 'error',
        from: { path: '^src/' },
        to: { circular: true },
      },
      {
        name: 'known-layer',
        comment: 'Every folder of src/ has a layer in test/architecture/dependency-rules.mjs.',
        severity: 'error',
        from: { path: `^src/(?!(?:${layers.flat().join('|')})/)[^/]+/` },
        to: {},
      },
      {
        name: 'src-only',
        comment: 'src/ imports no file of this repository outside of src/.',
        severity: 'error',
        from: { path: '^src/' },
        to: { path: '^(?:test|bench|data|docs)/' },
      },
      ...importsPointDown,
      ...findDoors(root),
      {
        name: 'sandbox-is-development',
        comment: 'Only the demo of the command line runs the sandbox; other code knows its types at most.',
        severity: 'error',
        from: { path: '^src/', pathNot: '^src/(?:sandbox|cli/demo)/' },
        to: { path: '^src/sandbox/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
      },
      {
        name: 'sockets-in-http',
        comment: 'Only src/http/ opens connections. bot/ and sandbox/ are servers.',
        severity: 'error',
        from: { path: '^src/', pathNot: '^src/(?:http|bot|sandbox)/' },
        to: { path: socketModules },
      },
      {
        name: 'octokit-in-forge',
        comment: 'Only src/forge/ and src/bot/github/ know Octokit and Probot.',
        severity: 'error',
        from: { path: '^src/', pathNot: '^src/(?:forge|bot/github)/' },
        to: { path: octokitPackages },
      },
      {
        name: 'decisions-read-no-files',
        comment: 'Files, processes and databases belong to the outer layers.',
        severity: 'error',
        from: { path: '^src/.+/', pathNot: '^src/(?:runtime|forge|sandbox|bot|action|cli)/' },
        to: { path: hostModules },
      },
    ],
    options: {
      // TypeScript 7 has no API that dependency-cruiser could use.
      parser: 'swc',
      doNotFollow: { path: 'node_modules' },
      includeOnly: { path: '^(?:src|test|bench|data|docs)/|node_modules|^(?:node:)?[a-z_0-9/]+$' },
      exoticRequireStrings: ['lazyRequire'],
    },
  };
}

export default createRules(process.cwd());
