import type { Repository } from '../../../forge/index.ts';
import type { Settings } from '../../../list/schema/index.ts';
import type { AdoptionCheckbox, HealthState } from '../../../model/link-health.ts';
import type { IssueAction, PullRequestAction } from '../../../model/plan.ts';
import {
  adoptionTarget,
  appendAnswered,
  buildHealthIssue,
  formatHealthPullRequest,
  parseCheckboxes,
  removeAnswered,
  resolveCheckboxes,
} from '../../../report/link-health/index.ts';
import { adoptionBranch, commentMarkers, remediesBranch } from '../../shared/index.ts';
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
  /** The box that turns a README into data files. */
  adoption: AdoptionCheckbox | undefined;
}

/** The pull request with the edits that were ticked. Without edits an open one is closed. */
export function buildEditProposal({ repository, state, settings, edits, selection }: IssueActionInput): PullRequestAction {
  const { commit, branch } = state;
  const issue = selection.issue ? { issue: selection.issue.number } : {};
  const isReadme = state.source !== undefined;
  return {
    type: 'propose',
    branch: remediesBranch,
    base: branch,
    baseHead: commit,
    ...formatHealthPullRequest({ repository: repository.url, commit, edits: edits.edits, isReadme, ...issue }, settings.language),
    files: edits.files,
    labels: ['link-health'],
  };
}

/** The link-health issue. */
export function buildIssueAction({
  state,
  settings,
  edits,
  selection,
  hasBoxes,
  hasCommands,
  adoption,
}: IssueActionInput): IssueAction {
  const { refused, files } = edits;
  const done = new Set([...edits.done, ...(adoption?.isProposed ? [adoptionTarget] : [])]);
  const render = (
    { pull, adoptionPull = adoption?.pull }: { pull: number | undefined; adoptionPull?: number | undefined },
    proposed: ReadonlySet<string> = done,
    pending: ReadonlySet<string> = new Set(),
  ) => {
    if (!hasBoxes) return buildHealthIssue(state, settings.language);
    const listBox = adoption && { ...adoption, ...(adoptionPull === undefined ? {} : { pull: adoptionPull }) };
    const checkboxes = {
      proposed,
      pending,
      refused,
      hasCommands,
      ...(pull === undefined ? {} : { pull }),
      ...(listBox ? { adoption: listBox } : {}),
    };
    return buildHealthIssue({ ...state, checkboxes }, settings.language);
  };
  const openPull = files.length > 0 ? selection.pull : undefined;
  /**
   * Boxes that were ticked or unticked while the links were checked are kept as they are for the
   * next run.
   */
  const compose: IssueAction['compose'] = (present, findPull) => {
    const { added, removed, answered } = compareWithPresent(selection, done, present);
    const proposed = new Set([...done].filter((target) => !removed.has(target)));
    const pulls = { pull: findPull?.(remediesBranch) ?? openPull, adoptionPull: findPull?.(adoptionBranch) };
    const body = appendAnswered(render(pulls, proposed, added).body, answered);
    // A plan that is applied again has nothing to answer, and must not change the text for that.
    return removeAnswered(removeMarker(present)) === removeAnswered(body) && answered.size === 0 ? removeMarker(present) : body;
  };
  const { title, body, comment, isOpen } = render({ pull: openPull });
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
