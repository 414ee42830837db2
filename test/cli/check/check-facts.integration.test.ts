import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { createTempFolder, runCli, writeTestFiles } from '../run-cli.ts';

vi.setConfig({ testTimeout: 30_000 });

const files = {
  '.git/HEAD': '',
  '.github/listkeeper.yml':
    'facts: { file: data/facts.json }\noutputs:\n  - { file: README.md, language: en, columns: [name, stars, pushed] }\n',
  'data/list.yml': 'title: { en: Tools }\nlanguages: [en]\nsections:\n  - { id: s, name: { en: S } }\n',
  'data/a.yml': 'kind: toolkit\nsection: s\nname: { en: A }\nlinks: [{ role: code, url: "https://github.com/o/a" }]\n',
  'README.md': '# Tools\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};

let sandbox: Sandbox;
let folder: string;
let remove: () => void;

beforeEach(async () => {
  sandbox = await openSandbox({});
  sandbox.world.externalRepositories.set('o/a', { state: 'alive', stars: 1379, pushedAt: Date.UTC(2026, 4, 5) });
  ({ folder, remove } = createTempFolder(files));
});
afterEach(async () => {
  remove();
  await sandbox.close();
});

const run = (...args: string[]) => runCli(folder, args, { GITHUB_API_URL: sandbox.api, GITHUB_TOKEN: sandbox.token });
const check = (...args: string[]) => run('check', ...args, '--facts', '--allow-address', '127.0.0.0/8');
const readFacts = () => readFileSync(join(folder, 'data/facts.json'), 'utf8');

describe('check --facts', () => {
  it('writes what GitHub says, and render shows it without a network', async () => {
    const { code, out, err } = await check('.');
    expect(err).toBe('');
    expect(out).toContain('data/facts.json: written');
    expect(code).toBe(0);
    expect(readFacts()).toBe('{\n  "a": { "repository": "o/a", "stars": 1200, "pushed": "2026-Q2" }\n}\n');
    expect((await run('render', '--check')).code).toBe(1);
    expect((await run('render')).code).toBe(0);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('| [A](https://github.com/o/a) | 1.2k | 2026 Q2 |');
    await sandbox.close();
    expect((await run('render', '--check')).code).toBe(0);
  });

  it('leaves the file alone while nothing that shows has changed, and without a network', async () => {
    const other = '{ "a": { "pushed": "2026-Q2", "stars": 1200, "repository": "o/a" } }';
    writeTestFiles(folder, { 'data/facts.json': other });
    const { out } = await check('.');
    expect(out).not.toContain('written');
    await check('.', '--offline');
    expect(readFacts()).toBe(other);
  });

  it('says what is missing where the list keeps no facts', async () => {
    writeTestFiles(folder, { '.github/listkeeper.yml': '' });
    const { code, err } = await check('.');
    expect(code).toBe(2);
    expect(err).toContain('.github/listkeeper.yml names no file for them');
    expect(existsSync(join(folder, 'data/facts.json'))).toBe(false);
  });
});
