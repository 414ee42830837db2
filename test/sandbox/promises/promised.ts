import { expect } from 'vitest';
import { type Applied, apply } from '../../../src/forge/apply.ts';
import type { Action, CheckRun, CommitFiles, ProposeFiles, StickyComment, StickyIssue } from '../../../src/forge/plan.ts';
import type { Place } from '../two-githubs.ts';

/** One thing that the forge promises, whoever hosts. */
export interface Promised {
  promise: string;
  holds(at: Place): Promise<void>;
  /** Why `emulate` does not keep it, and what is seen instead: that it still is so is a test too, so that this list says nothing old. */
  unserved?: { why: string; seen: RegExp };
}

export const files = { 'README.md': '# 清单\n', 'data/list.yml': 'title: x\n', 'data/a.yml': 'kind: dataset\n' };

export async function run(at: Place, action: Action, octokit = at.octokit): Promise<Applied> {
  const [applied] = await apply({ actions: [action], summary: '' }, octokit, at.to);
  if (!applied) throw new Error('nothing came of it');
  return applied;
}

export const done = async (at: Place, action: Action) => {
  const applied = await run(at, action);
  expect(applied).toMatchObject({ done: true });
  return applied;
};

export const commit = (expectedHead: string, more: Partial<CommitFiles> = {}): CommitFiles => ({
  do: 'commit',
  branch: 'main',
  expectedHead,
  message: 'Write the list',
  files: [{ path: 'data/b.yml', text: 'kind: paper\n' }],
  ...more,
});

export const proposal = (baseHead: string, more: Partial<ProposeFiles> = {}): ProposeFiles => ({
  do: 'propose',
  branch: 'listkeeper/move',
  base: 'main',
  baseHead,
  title: 'Move an address',
  body: 'As the maintainer asked.',
  message: 'Move an address',
  files: [{ path: 'data/a.yml', text: 'kind: corpus\n' }],
  labels: ['listkeeper'],
  ...more,
});

export const comment = (issue: number, body: string, more: Partial<StickyComment> = {}): StickyComment => {
  return { do: 'comment', issue, marker: 'listkeeper:review', body, ...more };
};

export const checkRun = (headSha: string, count: number, conclusion: CheckRun['conclusion'] = 'failure'): CheckRun => ({
  do: 'check-run',
  name: 'Listkeeper',
  headSha,
  conclusion,
  title: 'Two to fix',
  summary: 'See below.',
  annotations: Array.from({ length: count }, (_, index) => {
    const [line, title, message] = [index + 1, 'code-not-text', `Problem ${index}`];
    return { path: 'data/a.yml', startLine: line, endLine: line, startColumn: 3, endColumn: 9, level: 'failure', title, message };
  }),
});

export const stickyIssue = (body: string, more: Partial<StickyIssue> = {}): StickyIssue => {
  return {
    do: 'issue',
    marker: 'listkeeper:health',
    title: 'Link health',
    body,
    state: 'open',
    labels: ['link-health'],
    ...more,
  };
};

export const textAt = async ({ octokit, owner, repo }: Place, path: string, ref: string): Promise<string | undefined> => {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
    return 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : undefined;
  } catch {
    return undefined;
  }
};

export const bodies = async ({ octokit, owner, repo }: Place, issue_number: number) => {
  const all = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number, per_page: 100 });
  return all.map(({ body }) => body);
};
