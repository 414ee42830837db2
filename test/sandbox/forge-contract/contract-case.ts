import { expect } from 'vitest';
import { type ActionResult, applyPlan } from '../../../src/forge/apply.ts';
import type {
  CheckRunAction,
  CommentAction,
  CommitAction,
  IssueAction,
  PlanAction,
  PullRequestAction,
} from '../../../src/model/plan.ts';
import type { ContractRepository } from './github-hosts.ts';

/** One behaviour of the forge that must be the same on every GitHub. */
export interface ContractCase {
  title: string;
  run(repository: ContractRepository): Promise<void>;
  /**
   * Set when `emulate` fails the case: the reason, and the error to expect. A test fails once
   * `emulate` supports it.
   */
  unsupported?: { reason: string; error: RegExp };
}

export const initialFiles = { 'README.md': '# 清单\n', 'data/list.yml': 'title: x\n', 'data/a.yml': 'kind: dataset\n' };

export async function applyAction(at: ContractRepository, action: PlanAction, octokit = at.octokit): Promise<ActionResult> {
  const [applied] = await applyPlan({ actions: [action], summary: '' }, octokit, at.target);
  if (!applied) throw new Error('The plan had no result');
  return applied;
}

export const applySuccessfully = async (at: ContractRepository, action: PlanAction) => {
  const applied = await applyAction(at, action);
  expect(applied).toMatchObject({ done: true });
  return applied;
};

export const createCommit = (expectedHead: string, more: Partial<CommitAction> = {}): CommitAction => ({
  type: 'commit',
  branch: 'main',
  expectedHead,
  message: 'Write the list',
  files: [{ path: 'data/b.yml', text: 'kind: paper\n' }],
  ...more,
});

export const proposeFiles = (baseHead: string, more: Partial<PullRequestAction> = {}): PullRequestAction => ({
  type: 'propose',
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

export const createStickyComment = (issue: number, body: string, more: Partial<CommentAction> = {}): CommentAction => {
  return { type: 'comment', issue, marker: 'listkeeper:review', body, ...more };
};

export const createCheckRun = (
  headSha: string,
  count: number,
  conclusion: CheckRunAction['conclusion'] = 'failure',
): CheckRunAction => ({
  type: 'check-run',
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

export const createStickyIssue = (body: string, more: Partial<IssueAction> = {}): IssueAction => {
  return {
    type: 'issue',
    marker: 'listkeeper:health',
    title: 'Link health',
    body,
    state: 'open',
    labels: ['link-health'],
    ...more,
  };
};

export const readText = async (
  { octokit, owner, repo }: ContractRepository,
  path: string,
  ref: string,
): Promise<string | undefined> => {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
    return 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : undefined;
  } catch {
    return undefined;
  }
};

export const readCommentBodies = async ({ octokit, owner, repo }: ContractRepository, issue_number: number) => {
  const all = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number, per_page: 100 });
  return all.map(({ body }) => body);
};
