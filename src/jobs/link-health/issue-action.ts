import type { Repository } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { HealthState } from '../../model/link-health.ts';
import type { IssueAction, PullRequestAction } from '../../model/plan.ts';
import {
  appendAnswered,
  buildHealthIssue,
  formatHealthPullRequest,
  parseCheckboxes,
  removeAnswered,
  resolveCheckboxes,
} from '../../report/link-health/index.ts';
import { commentMarkers, remediesBranch } from '../shared/index.ts';
import type { CheckboxEdits } from './checkbox-edits.ts';
import type { CheckboxSelection } from './checkbox-selection.ts';

export interface IssueActionInput {
  repository: Repository;
  state: HealthState;
  settings: Settings;
  edits: CheckboxEdits;
  selection: CheckboxSelection;
  /** Whether the issue has boxes to tick. */
  hasBoxes: boolean;
  /** Whether commands in comments are answered. */
  hasCommands: boolean;
}

/** The pull request with the edits that were ticked. Without edits an open one is closed. */
export function buildEditProposal({ repository, state, settings, edits, selection }: IssueActionInput): PullRequestAction {
  const { commit, branch } = state;
  const issue = selection.issue ? { issue: selection.issue.number } : {};
  return {
    type: 'propose',
    branch: remediesBranch,
    base: branch,
    baseHead: commit,
    ...formatHealthPullRequest({ repository: repository.url, commit, edits: edits.edits, ...issue }, settings.language),
    files: edits.files,
    labels: ['link-health'],
  };
}

/** The link-health issue. */
export function buildIssueAction({ state, settings, edits, selection, hasBoxes, hasCommands }: IssueActionInput): IssueAction {
  const { done, refused, files } = edits;
  const render = (pull: number | undefined, proposed: ReadonlySet<string> = done, pending: ReadonlySet<string> = new Set()) => {
    if (!hasBoxes) return buildHealthIssue(state, settings.language);
    const checkboxes = { proposed, pending, refused, hasCommands, ...(pull === undefined ? {} : { pull }) };
    return buildHealthIssue({ ...state, checkboxes }, settings.language);
  };
  const openPull = files.length > 0 ? selection.pull : undefined;
  /**
   * Boxes that were ticked or unticked while the links were checked are kept as they are for the
   * next run.
   */
  const compose = (present: string, newPull?: number): string => {
    const { added, removed, answered } = compareWithPresent(selection, done, present);
    const proposed = new Set([...done].filter((target) => !removed.has(target)));
    const body = appendAnswered(render(newPull ?? openPull, proposed, added).body, answered);
    // A plan that is applied again has nothing to answer, and must not change the text for that.
    return removeAnswered(removeMarker(present)) === removeAnswered(body) && answered.size === 0 ? removeMarker(present) : body;
  };
  const { title, body, comment, isOpen } = render(openPull);
  return {
    type: 'issue',
    marker: commentMarkers.health,
    title,
    body,
    state: isOpen ? 'open' : 'closed',
    labels: ['link-health'],
    ...(comment === undefined ? {} : { comment }),
    ...(hasBoxes ? { compose } : {}),
  };
}

/** The first line of our issues names what they are. The executor writes it again. */
const removeMarker = (body: string): string => body.replace(/^<!-- [\w:]+ -->\r?\n/, '');

/**
 * What was ticked and unticked since the issue was read, and what was asked for and is neither
 * proposed nor pending.
 */
function compareWithPresent({ issue, pull }: CheckboxSelection, done: ReadonlySet<string>, present: string) {
  const before = resolveCheckboxes(parseCheckboxes(issue?.body ?? ''), pull);
  const now = resolveCheckboxes(parseCheckboxes(present), pull);
  const isUnread = present === '' || issue === undefined;
  const added = new Set(isUnread ? [] : [...now].filter((target) => !before.has(target)));
  const removed = new Set(isUnread ? [] : [...before].filter((target) => !now.has(target)));
  const answered = new Set([...now].filter((target) => !done.has(target) && !added.has(target)));
  return { added, removed, answered };
}
