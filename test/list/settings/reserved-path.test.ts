import { describe, expect, it } from 'vitest';
import { isReservedPath } from '../../../src/list/settings/reserved-path.ts';

describe('the path of an output', () => {
  it.each([
    'README.md',
    'README',
    'docs/list.zh.md',
    'list.json',
    'data.csv',
    'papers.bib',
    '.github/ISSUE_TEMPLATE/entry.yml',
    '.github/list.md',
    'site/index.html',
  ])('may be %s', (path) => {
    expect(isReservedPath(path)).toBe(false);
  });

  it.each([
    '.github/workflows/ci.yml',
    '.github/dependabot.yml',
    'action.yml',
    '.github/CODEOWNERS',
    'CODEOWNERS',
    'package.json',
    'sub/PACKAGE.json',
    'tsconfig.build.json',
    'AGENTS.md',
    'docs/CLAUDE.md',
    '.github/copilot-instructions.md',
    '.github/instructions/all.instructions.md',
    '.github/prompts/x.prompt.md',
    'skills/list/SKILL.md',
    '.vscode/settings.json',
    'docs/.hidden.md',
    '.git/config.json',
    'Makefile',
    'run.sh',
    'index.js',
    '.bashrc',
    '',
  ])('may not be %j, which something would obey', (path) => {
    expect(isReservedPath(path)).toBe(true);
  });
});
