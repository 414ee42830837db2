import type { Repository } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { HealthState } from '../../model/link-health.ts';
import type { IssueAction, PullRequestAction } from '../../model/plan.ts';
import { buildHealthIssue, findNewlyTicked, formatHealthPullRequest, tickCheckboxes } from '../../report/link-health/index.ts';
import { commentMarkers, remediesBranch } from '../shared/index.ts';
import type { CheckboxEdits } from './checkbox-edits.ts';
import type { CheckboxSelection } from './checkbox-selection.ts';
import { isSafeMove } from './issue-state.ts';

export interface IssueActionInput {
  repository: Repository;
  state: HealthState;
  settings: Settings;
  edits: CheckboxEdits;
  selection: CheckboxSelection;
  /** Whether the issue has boxes to tick. */
  hasBoxes: boolean;
}

/** Replaced by the number of the pull request once it is open. */
const numberPlaceholder = '{pull-request}';

/** The pull request with the edits that were ticked. Without edits an open one is closed. */
export function buildEditProposal({ repository, state, settings, edits, selection }: IssueActionInput): PullRequestAction {
  const { commit, branch } = state;
  const issue = selection.issue ? { issue: selection.issue.number } : {};
  return {
    do: 'propose',
    branch: remediesBranch,
    base: branch,
    baseHead: commit,
    ...formatHealthPullRequest({ repository: repository.url, commit, edits: edits.edits, ...issue }, settings.language),
    files: edits.files,
    labels: ['link-health'],
  };
}

/** The link-health issue. */
export function buildIssueAction({ state, settings, edits, selection, hasBoxes }: IssueActionInput): IssueAction {
  const { done, refused, files } = edits;
  const safeMoveCount = state.links.filter((link) => isSafeMove(link, state.at)).length;
  const render = (pull: string | undefined) => {
    if (!hasBoxes) return buildHealthIssue(state, settings.language);
    const checkboxes = { proposed: done, refused, safeMoveCount, ...(pull === undefined ? {} : { pull }) };
    return buildHealthIssue({ ...state, checkboxes }, settings.language);
  };
  const hasProposal = files.length > 0;
  const isNewProposal = hasProposal && selection.pull === undefined;
  const openPull = hasProposal && selection.pull !== undefined ? String(selection.pull) : undefined;
  const { title, body, comment, isOpen } = render(openPull);
  const { issue } = selection;
  return {
    do: 'issue',
    marker: commentMarkers.health,
    title,
    body,
    state: isOpen ? 'open' : 'closed',
    labels: ['link-health'],
    ...(comment === undefined ? {} : { comment }),
    // Boxes ticked while the links were checked are kept for the next run.
    ...(issue ? { merge: (present, next) => tickCheckboxes(next, findNewlyTicked(issue.body, present)) } : {}),
    ...(isNewProposal ? { proposed: { body: render(numberPlaceholder).body, number: numberPlaceholder } } : {}),
  };
}
