import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRules } from './dependency-rules.mjs';

const root = join(import.meta.dirname, '..', '..');

/** One file for each rule that breaks that rule and no other. */
const plants: [what: string, rule: string, path: string, text: string][] = [
  ['a circle of two files', 'no-circular', 'src/text/planted-a.ts', "import './planted-b.ts';\nexport const a = 1;\n"],
  ['a circle of types', 'no-circular', 'src/text/planted-c.ts', "import type { D } from './planted-d.ts';\nexport type C = D;\n"],
  ['a layer that imports a higher one', 'layer-links', 'src/links/planted.ts', "import { readList } from '../list/index.ts';\n"],
  ['a type that comes from a higher layer', 'layer-http', 'src/http/planted.ts', "import type { A } from '../links/index.ts';\n"],
  ['a re-export of a higher layer', 'layer-list', 'src/list/planted.ts', "export * from '../report/findings/index.ts';\n"],
  [
    'a dynamic import of a higher layer',
    'layer-link-health',
    'src/link-health/planted.ts',
    "await import('../jobs/review/index.ts');\n",
  ],
  ['layers side by side', 'layer-report', 'src/report/planted.ts', "import { apply } from '../forge/index.ts';\n"],
  ['a file behind a door', 'door-links-web', 'src/jobs/planted.ts', "import { a } from '../links/web/redirects.ts';\n"],
  [
    'a file of an inner folder behind a door',
    'door-forge-github',
    'src/jobs/planted-inner.ts',
    "import { a } from '../forge/github/queries/read-files.ts';\n",
  ],
  ['the sandbox in the program', 'sandbox-is-development', 'src/cli/planted.ts', "import { a } from '../sandbox/index.ts';\n"],
  ['a socket', 'sockets-in-http', 'src/links/planted-socket.ts', "import { request } from 'undici';\n"],
  ['a part of Node that opens sockets', 'sockets-in-http', 'src/jobs/planted-socket.ts', "import { connect } from 'node:tls';\n"],
  [
    'a socket package that is loaded late',
    'sockets-in-http',
    'src/links/planted-late.ts',
    "import { lazyRequire } from '../runtime/lazy-require.ts';\nexport const a = lazyRequire<typeof import('undici')>('undici');\n",
  ],
  ['Octokit outside of forge/', 'octokit-in-forge', 'src/jobs/planted-octokit.ts', "import { Octokit } from 'octokit';\n"],
  ['Probot outside of bot/github/', 'octokit-in-forge', 'src/bot/planted.ts', "import { Probot } from 'probot';\n"],
  ['files read by a decision', 'decisions-read-no-files', 'src/jobs/planted-fs.ts', "import { readFileSync } from 'node:fs';\n"],
  ['a folder without a layer', 'known-layer', 'src/planted/planted.ts', "import { a } from '../text/planted-a.ts';\n"],
  ['a file of the tests', 'src-only', 'src/text/planted-test.ts', "import { a } from '../../test/planted.ts';\n"],
];
const innocentFiles = {
  'src/text/planted-b.ts': "import './planted-a.ts';\n",
  'src/text/planted-d.ts': "import type { C } from './planted-c.ts';\nexport type D = C;\n",
  'test/planted.ts': 'export const a = 1;\n',
};
/** What looks like a violation and is none. */
const allowedFiles = {
  'src/cli/demo/planted.ts': "import { a } from '../../sandbox/index.ts';\n",
  'src/http/planted-socket.ts': "import { Agent } from 'undici';\n",
  'src/forge/planted.ts': "import { Octokit } from 'octokit';\n",
  'src/bot/github/planted.ts': "import { Probot } from 'probot';\n",
  'src/jobs/planted-door.ts': "import { a } from '../forge/github/index.ts';\n",
  'src/cli/planted-lazy.ts': "await import('../links/web/redirects.ts');\n",
};

async function findViolations(folder: string): Promise<{ rule: string; from: string }[]> {
  const { forbidden, options } = createRules(folder);
  const ruleSet = { forbidden } as NonNullable<ICruiseOptions['ruleSet']>;
  const cruiseOptions = { ...options, baseDir: folder, validate: true, ruleSet } as ICruiseOptions;
  const { output } = await cruise(['src'], cruiseOptions);
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

describe('the rules for imports', () => {
  let folder: string;
  let violations: { rule: string; from: string }[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'listkeeper-rules-'));
    cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const files = [
      ...plants.map(([, , path, text]) => [path, text] as const),
      ...Object.entries(innocentFiles),
      ...Object.entries(allowedFiles),
    ];
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    violations = await findViolations(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(plants)('find %s (%s)', (_, rule, path) => {
    expect(violations.filter(({ from }) => from === path).map((violation) => violation.rule)).toEqual([rule]);
  });

  it.each(Object.keys(allowedFiles))('allow %s', (path) => {
    expect(violations.filter(({ from }) => from === path)).toEqual([]);
  });
});
