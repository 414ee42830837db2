import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A message of awesome-lint about a Markdown text, run in this process. */

export interface LintMessage {
  line: number;
  rule: string;
  /** False for warnings (spellings of names). */
  isError: boolean;
  text: string;
}

interface RawLintMessage {
  line?: number;
  ruleId?: string;
  fatal?: boolean | null;
  reason: string;
}
type Lint = (options: { filename: string; config: unknown[] }) => Promise<{ messages: RawLintMessage[] }[]>;

/** Rules about the repository of a list, not about the list: they use Git and GitHub. */
const repositoryRules = new Set(['remark-lint:awesome-github', 'awesome-github']);

/**
 * Lints a text as the README of a repository with a contributing.md, by all rules of awesome-lint
 * except the one that asks GitHub. The bench's own packages must be installed.
 */
export async function runAwesomeLint(text: string): Promise<LintMessage[]> {
  const [{ default: lint }, { createConfig }, { default: rules }] = (await Promise.all(
    ['index.js', 'config.js', 'rules/index.js'].map(
      (file) => import(new URL(`../node_modules/awesome-lint/${file}`, import.meta.url).href),
    ),
  )) as [{ default: Lint }, { createConfig: (rules: unknown[]) => unknown[] }, { default: [{ name: string }, unknown[]][] }];
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-bench-'));
  const filename = join(folder, 'readme.md');
  writeFileSync(filename, text);
  writeFileSync(join(folder, 'contributing.md'), 'Pull requests are welcome.\n');
  const config = createConfig(rules.filter(([rule]) => !repositoryRules.has(rule.name)));
  const files = await lint({ filename, config });
  rmSync(folder, { recursive: true });
  return files.flatMap(({ messages }) =>
    messages.map(({ line = 1, ruleId = '', fatal, reason }) => ({ line, rule: ruleId, isError: fatal === true, text: reason })),
  );
}
