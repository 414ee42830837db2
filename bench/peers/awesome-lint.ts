import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What awesome-lint says of a Markdown text, asked in this process. */

export interface LintMessage {
  line: number;
  rule: string;
  /** False for what it only warns of: spellings of names. */
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

/** Rules that ask Git and GitHub about the repository in which a list stands, not about the list. */
const repositoryRules = new Set(['remark-lint:awesome-github', 'awesome-github']);

/**
 * All complaints about a text as the README of a repository that has a contributing.md: all rules of awesome-lint but the one that
 * asks GitHub about the repository. The bench's own packages must be installed.
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
