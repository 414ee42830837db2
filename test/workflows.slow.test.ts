import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { formatPagesWorkflow } from '../src/cli/init/pages-workflow.ts';
import { formatWorkflow, releasedAction } from '../src/cli/init/workflow-file.ts';
import { languages } from '../src/model/language.ts';

const root = join(import.meta.dirname, '..');

/** Runs a linter. Skips the test, with a note, where it is not installed; CI requires it. */
function lint(context: TestContext, program: string, args: string[], cwd: string) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  const isMissing = error !== undefined && 'code' in error && error.code === 'ENOENT';
  if (isMissing && process.env.LISTKEEPER_REQUIRE_LINTERS !== 'true') {
    process.stderr.write(`${program} is not installed, so the workflows were not checked by it\n`);
    context.skip(`${program} is not installed`);
  }
  return { error, status, output: `${stdout}${stderr}` };
}

/**
 * A repository with only the workflows that init writes. Its tag moves by design, as documented; the
 * rest must have no finding.
 */
function createRepository(language: (typeof languages)[number]): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-workflow-'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
  const text = formatWorkflow({ language, uses: releasedAction, schedule: { minute: 7, hour: 3 } });
  writeFileSync(join(folder, '.github', 'workflows', 'listkeeper.yml'), text);
  const pages = formatPagesWorkflow({
    language,
    folder: 'site',
    commands: ['npx @listkeeper/cli render'],
    schedule: { minute: 7, hour: 5 },
  });
  writeFileSync(join(folder, '.github', 'workflows', 'listkeeper-pages.yml'), pages);
  const policy = 'rules:\n  unpinned-uses:\n    config:\n      policies:\n        listkeeper/*: ref-pin\n';
  writeFileSync(join(folder, '.github', 'zizmor.yml'), policy);
  return folder;
}

describe.each([
  ['actionlint', [] as string[]],
  ['zizmor', ['--offline', '--no-progress', '.']],
])('%s finds nothing', (program, args) => {
  it('in the workflows of this repository', (context) => {
    expect(lint(context, program, args, root)).toMatchObject({ status: 0 });
  });

  it.for(languages)('in the workflows that init writes, in %s', (language, context) => {
    const folder = createRepository(language);
    const result = lint(context, program, args, folder);
    rmSync(folder, { recursive: true });
    expect(result).toMatchObject({ status: 0 });
  });

  it('but would find a mistake', (context) => {
    const folder = createRepository('en');
    const mistake = 'on: issue_comment\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo $BODY\n'.replace(
      '$BODY',
      '$' + '{{ github.event.comment.body }}',
    );
    writeFileSync(join(folder, '.github', 'workflows', 'mistake.yml'), mistake);
    const result = lint(context, program, args, folder);
    rmSync(folder, { recursive: true });
    expect(result.status).not.toBe(0);
  });
});
