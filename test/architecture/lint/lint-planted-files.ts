import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

export interface LintReport {
  /** Such as `plugin` or `lint/complexity/useMaxParams`. */
  category: string;
  path: string;
}

/**
 * What Biome reports about these files, with the settings of this project, in a folder of their
 * own.
 */
export function lintPlantedFiles(files: Readonly<Record<string, string>>): LintReport[] {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-lint-'));
  try {
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    delete config.$schema;
    delete config.vcs;
    for (const [path, text] of Object.entries({ ...files, 'biome.json': JSON.stringify(config) })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    cpSync(import.meta.dirname, join(folder, 'test', 'architecture', 'lint'), { recursive: true });
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
    const options = ['lint', '--reporter=json', '--max-diagnostics=none', 'src'];
    const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' });
    const report = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    return report.diagnostics.map(({ category, location }) => ({ category, path: location.path }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
