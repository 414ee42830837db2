import { remediesBranch } from '../../jobs/shared/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';

export const workflowPath = '.github/workflows/listkeeper.yml';

/**
 * The Action as other repositories name it. Its tag moves with every release of its major version.
 */
export const releasedAction = 'listkeeper/listkeeper@v1';

export interface WorkflowOptions {
  /** Language of the comments in the file. */
  language: Language;
  /** What the steps use: {@link releasedAction}, or `./` in the repository of Listkeeper itself. */
  uses: string;
  /** Steps before it, as YAML list items. `./` needs a checkout of the base branch. */
  stepsBefore?: string;
  /** Minute and hour (UTC) of the daily run. */
  schedule: { minute: number; hour: number };
}

const boxes = '\n        with:\n          boxes: true';

/**
 * The workflow that does all that the App does. Each job has only the permissions that it needs;
 * test/action/parity.integration.test.ts runs each with a token of exactly these.
 */
export function formatWorkflow({ language, uses, stepsBefore = '', schedule }: WorkflowOptions): string {
  const words = getMessages(language).init.workflow;
  const steps = (inputs = '') => `${stepsBefore}      - uses: ${uses}${inputs}\n`;
  return `# ${words.intro}
name: Listkeeper

on:
  # ${words.target}
  pull_request_target: # zizmor: ignore[dangerous-triggers]
    types: [opened, synchronize, reopened, ready_for_review, edited, closed]
  merge_group:
  push:
    branches-ignore: ['listkeeper/**']
  issues:
    types: [opened, edited, closed, reopened]
  issue_comment:
    types: [created]
  schedule:
    - cron: '${schedule.minute} ${schedule.hour} * * *' # ${words.schedule}
  workflow_dispatch:

permissions: {}

jobs:
  review: # ${words.review}
    if: >-
      github.event_name == 'merge_group' ||
      (github.event_name == 'pull_request_target' && github.event.action != 'closed')
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      checks: write # ${words.checks}
      issues: write # ${words.labels}
      pull-requests: write # ${words.comments}
    concurrency:
      group: listkeeper-review-\${{ github.event.pull_request.number || github.event.merge_group.head_sha }}
      cancel-in-progress: true
    steps:
${steps()}
  publish: # ${words.publish}
    if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write # ${words.commit}
      checks: write # ${words.checks}
      issues: write # ${words.labels}
      pull-requests: write # ${words.proposal}
    concurrency:
      group: listkeeper-publish
    steps:
${steps()}
  answer: # ${words.answer}
    if: >-
      (github.event_name == 'issue_comment' && github.event.comment.user.type != 'Bot' && contains(github.event.comment.body, '/listkeeper')) ||
      (github.event_name == 'issues' && github.event.sender.type != 'Bot') ||
      (github.event_name == 'pull_request_target' && github.event.action == 'closed' &&
      github.event.pull_request.head.ref == '${remediesBranch}' && github.event.pull_request.head.repo.full_name == github.repository)
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: write # ${words.commit}
      checks: write # ${words.checks}
      issues: write # ${words.reply}
      pull-requests: write # ${words.proposal}
    concurrency:
      group: listkeeper-answer-\${{ github.event.issue.number || github.event.pull_request.number }}-\${{ github.event.comment.id }}
    steps:
${steps(boxes)}
  check: # ${words.check}
    if: github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    timeout-minutes: 120
    permissions:
      contents: write # ${words.commit}
      checks: write # ${words.checks}
      issues: write # ${words.issue}
      pull-requests: write # ${words.proposal}
    concurrency:
      group: listkeeper-check
    steps:
${steps(boxes)}`;
}
