import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

const violations = {
  'src/links/now.ts': 'export const a = () => Date.now();\n',
  'src/link-health/date.ts': 'export const a = () => new Date();\n',
  'src/jobs/random.ts': 'export const a = () => Math.random();\n',
  'src/http/environment.ts': 'export const a = () => process.env.HOME;\n',
  'src/forge/fetch.ts': "export const a = () => fetch('http://a.example/');\n",
};
const allowed = {
  'src/cli/now.ts': violations['src/links/now.ts'],
  'src/runtime/clock.ts': violations['src/links/now.ts'],
  'src/links/given-date.ts': 'export const a = (now: number) => new Date(now);\n',
  'src/links/given-fetch.ts': "export const a = (http: { fetch: typeof fetch }) => http.fetch('http://a.example/');\n",
  'src/links/comment.ts': '// Date.now() and Math.random() are the caller’s.\nexport const a = 1;\n',
};

describe('time, randomness, the environment and fetch', () => {
  let folder: string;
  let found: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'listkeeper-lint-'));
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    delete config.$schema;
    delete config.vcs;
    const files = { ...violations, ...allowed, 'biome.json': JSON.stringify(config) };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    cpSync(import.meta.dirname, join(folder, 'test', 'architecture'), { recursive: true });
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
    const options = ['lint', '--reporter=json', '--max-diagnostics=none', 'src'];
    const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' });
    const report = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    found = report.diagnostics.filter(({ category }) => category === 'plugin').map(({ location }) => location.path);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(violations))('are found in %s', (path) => {
    expect(found).toContain(path);
  });

  it.each(Object.keys(allowed))('are allowed in %s', (path) => {
    expect(found).not.toContain(path);
  });
});
