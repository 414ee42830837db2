import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatWorkflow, releasedAction } from '../../../src/cli/init/workflow-file.ts';
import { languages } from '../../../src/model/language.ts';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  jobs: Record<string, { permissions?: object; steps: Step[] }>;
}

const folder = join(import.meta.dirname, '..', '..', '..', '.github', 'workflows');
const ownWorkflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
const schedule = { minute: 17, hour: 3 };

/** Events that run with a token that may write, and whose payload a stranger chooses. */
const privilegedEvents = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues'];

const expression = (text: string) => `\${{ ${text} }}`;

/** What would run code of a stranger, or put their text into a shell. */
function findDangers(text: string): string[] {
  const { on, jobs } = parse(text) as Workflow;
  if (!privilegedEvents.some((event) => event in on)) return [];
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  return steps.flatMap((step): string[] => {
    if (step.run !== undefined) return [`runs ${step.run}`];
    if (!step.uses?.startsWith('actions/checkout@')) return [];
    const { ref, repository } = step.with ?? {};
    const isOwn = (ref === undefined || ref === expression('github.event.repository.default_branch')) && repository === undefined;
    return isOwn ? [] : [`checks out ${ref ?? repository}`];
  });
}

describe('no workflow runs code of a pull request with a token that may write', () => {
  it.each(ownWorkflows)('%s', (_, text) => {
    expect(findDangers(text)).toEqual([]);
  });

  it.each(languages)('what init writes, in %s', (language) => {
    expect(findDangers(formatWorkflow({ language, uses: releasedAction, schedule }))).toEqual([]);
  });

  it('which this test would see', () => {
    const dangerous = (step: string) => `on: { pull_request_target: }\njobs: { a: { steps: [${step}] } }`;
    expect(findDangers(dangerous('{ run: npm ci }'))).toHaveLength(1);
    const head = expression('github.event.pull_request.head.sha');
    expect(findDangers(dangerous(`{ uses: actions/checkout@v7, with: { ref: "${head}" } }`))).toHaveLength(1);
    expect(findDangers(dangerous('{ uses: actions/checkout@v7, with: { repository: a/b } }'))).toHaveLength(1);
  });
});

describe('the workflow that init writes', () => {
  const workflow = parse(formatWorkflow({ language: 'zh', uses: releasedAction, schedule })) as Workflow;

  it('gives no permission to all jobs, and lists those of each', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toMatchObject({ contents: expect.any(String) });
  });

  it('installs and checks out nothing: its only step is the Action', () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    expect(new Set(steps.map(({ uses }) => uses))).toEqual(new Set([releasedAction]));
  });
});

it('the workflows of this repository name actions of others by the hash of a commit', () => {
  const used = ownWorkflows.flatMap(([name, text]) => [...text.matchAll(/uses: (\S+)/g)].map((match) => `${name}: ${match[1]}`));
  expect(used.filter((each) => !/: \.\/$|@[0-9a-f]{40}$/.test(each))).toEqual([]);
  expect(used.length).toBeGreaterThan(3);
});
