import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, violations } from './architecture.ts';

const root = join(import.meta.dirname, '..');

function sources(): Map<string, string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map((file) => join(file.parentPath, file.name))
    .map((path): [string, string] => [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]);
  return new Map(texts);
}

describe('imports point down', () => {
  it('holds for every file of src/', () => {
    const files = sources();
    expect(files.size).toBeGreaterThan(50);
    expect(violations(files)).toEqual([]);
  });

  it.each([
    ['a lower room that imports a higher one', 'src/links/check.ts', "import { readList } from '../list/read.ts';"],
    ['a type import counts as an import', 'src/net/open.ts', "import type { Verdict } from '../links/verdict.ts';"],
    ['a re-export counts', 'src/list/read.ts', "export * from '../report/findings.ts';"],
    ['a dynamic import counts', 'src/health/policy.ts', "const m = await import('../jobs/tools.ts');"],
    ['a package loaded late counts', 'src/links/titles.ts', "const client = late<typeof import('undici')>('undici');"],
    ['rooms side by side', 'src/report/escape.ts', "import { apply } from '../forge/apply.ts';"],
    ['a socket outside net/', 'src/links/services/web.ts', "import { request } from 'undici';"],
    ['Octokit outside forge/', 'src/jobs/publish-outputs.ts', "import { Octokit } from 'octokit';"],
    ['files read by the list', 'src/list/read.ts', "import { readFileSync } from 'node:fs';"],
    ['the global fetch', 'src/links/archive.ts', 'const page = await fetch(address);'],
    ['a clock inside a decision', 'src/health/policy.ts', 'const now = Date.now();'],
    ['chance inside a decision', 'src/jobs/check-links.ts', 'const jitter = Math.random();'],
  ])('finds %s', (_, path, text) => {
    expect(violations(new Map([[path, text]]))).toHaveLength(1);
  });

  it('lets the doors through', () => {
    const allowed = new Map([
      ['src/net/open.ts', "import { Agent } from 'undici';"],
      ['src/forge/octokit.ts', "import { Octokit } from 'octokit';"],
      ['src/cli/check.ts', "import { checkLinks } from '../links/check.ts';"],
      ['src/jobs/check-links.ts', "import { healthOf } from '../health/policy.ts';"],
    ]);
    expect(violations(allowed)).toEqual([]);
  });

  it('reads every form of import', () => {
    const text =
      "import a, {\n  type B,\n} from './b.ts';\nimport './c.ts';\nexport { d } from './d.ts';\nawait import('./e.ts');";
    expect(importsOf(text)).toEqual(['./b.ts', './c.ts', './d.ts', './e.ts']);
  });
});
