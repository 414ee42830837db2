import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

interface KnipReport {
  issues: { file: string; files: { name: string }[]; exports: { name: string }[]; types: { name: string }[] }[];
}

describe('npm run scripts:unused', () => {
  let folder: string;
  let status: number | null;
  let issues: KnipReport['issues'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'listkeeper-unused-'));
    for (const path of ['src', 'test', 'bench', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json'])
      cpSync(join(root, path), join(folder, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'src/text/planted.ts'), 'export const planted = 1;\n');
    appendFileSync(
      join(folder, 'src/text/compare.ts'),
      'export const plantedValue = 1;\nexport interface PlantedType {}\nexport const plantedForTests = plantedValue;\n',
    );
    writeFileSync(
      join(folder, 'test/planted.test.ts'),
      "import { plantedForTests } from '../src/text/compare.ts';\nconsole.log(plantedForTests);\n",
    );
    const knip = join(root, 'node_modules/knip/bin/knip.js');
    const run = spawnSync(process.execPath, [knip, '--no-progress', '--reporter=json'], { cwd: folder, encoding: 'utf8' });
    status = run.status;
    issues = (JSON.parse(run.stdout) as KnipReport).issues;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const listNames = (kind: 'files' | 'exports' | 'types', file: string) =>
    issues.filter((issue) => issue.file === file).flatMap((issue) => issue[kind].map(({ name }) => name));

  it('fails on a planted violation', () => expect(status).toBe(1));

  it('finds a file that nothing imports', () => {
    expect(listNames('files', 'src/text/planted.ts')).toEqual(['src/text/planted.ts']);
  });

  it('finds an export that only its own file uses', () => {
    expect(listNames('exports', 'src/text/compare.ts')).toEqual(['plantedValue']);
  });

  it('finds a type that nothing uses', () => {
    expect(listNames('types', 'src/text/compare.ts')).toEqual(['PlantedType']);
  });
});
