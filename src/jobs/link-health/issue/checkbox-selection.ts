import type { Forge, OwnIssue } from '../../../forge/index.ts';
import { adoptionTarget, type IssueCheckbox, parseCheckboxes, resolveCheckboxes } from '../../../report/link-health/index.ts';
import { adoptionBranch, commentMarkers, type ListedLink, remediesBranch } from '../../shared/index.ts';
import { hashIdentity } from './issue-state.ts';

/** What the ticked boxes of the link-health issue ask for. */
export interface CheckboxSelection {
  issue?: OwnIssue;
  /** Number of the open pull request with the edits that were ticked before. */
  pull?: number;
  /** Edits of the data, as actions and keys of links. */
  ticked: Set<string>;
  /** Identities of links to check now. */
  recheck: Set<string>;
  /** Identities of links to ignore for a while. */
  ignore: Set<string>;
  /** Identities of links whose repositories are kept as they are. */
  keep: Set<string>;
  adoption: AdoptionSelection;
}

/** What is asked for about turning a README into data. */
export interface AdoptionSelection {
  isWanted: boolean;
  /** The box was unticked after its pull request was opened. */
  isWithdrawn: boolean;
  /** Number of the open pull request. */
  pull?: number;
}

export const emptySelection: CheckboxSelection = {
  ticked: new Set(),
  recheck: new Set(),
  ignore: new Set(),
  keep: new Set(),
  adoption: { isWanted: false, isWithdrawn: false },
};

export interface SelectionOptions {
  /** Keys of boxes to ignore: somebody without write access ticked them. */
  excludedBoxes?: ReadonlySet<string>;
  /** Ticks that an edit of ours overwrote, as actions and keys of links. */
  restored?: readonly string[];
}

/** Reads the boxes of the issue. */
export async function readCheckboxSelection(
  forge: Forge,
  listed: readonly ListedLink[],
  { excludedBoxes = new Set(), restored = [] }: SelectionOptions = {},
): Promise<CheckboxSelection> {
  const issue = await forge.findOwnIssue?.(commentMarkers.health);
  if (!issue) return emptySelection;
  const pulls = await forge.listOpenPullRequests();
  const findPull = (branch: string) => pulls.find(({ fork, head }) => !fork && head.ref === branch)?.number;
  const pull = findPull(remediesBranch);
  const identities = new Map(listed.map(({ identity }) => [hashIdentity(identity), identity]));
  const all = parseCheckboxes(issue.body).filter(({ key, isTicked }) => !isTicked || !excludedBoxes.has(key));
  const boxes = all.filter(({ key }) => key !== adoptionTarget);
  const selection: CheckboxSelection = {
    issue,
    ticked: new Set(),
    recheck: new Set(),
    ignore: new Set(),
    keep: new Set(),
    adoption: readAdoptionBox(
      all.filter(({ key }) => key === adoptionTarget),
      findPull(adoptionBranch),
      restored,
    ),
    ...(pull === undefined ? {} : { pull }),
  };
  for (const target of [...resolveCheckboxes(boxes, pull), ...selectOffered(restored, boxes)]) {
    const [action, key = ''] = target.split(' ');
    const identity = identities.get(key);
    if (action === 'check' && identity !== undefined) selection.recheck.add(identity);
    else if (action === 'ignore' && identity !== undefined) selection.ignore.add(identity);
    else if (action === 'keep' && identity !== undefined) selection.keep.add(identity);
    else selection.ticked.add(target);
  }
  return selection;
}

function readAdoptionBox(
  boxes: readonly IssueCheckbox[],
  openPull: number | undefined,
  restored: readonly string[],
): AdoptionSelection {
  const isOffered = boxes.length > 0;
  return {
    isWanted: resolveCheckboxes(boxes, openPull).has(adoptionTarget) || (isOffered && restored.includes(adoptionTarget)),
    isWithdrawn: boxes.some(({ isTicked, pull }) => !isTicked && pull !== undefined && pull === openPull),
    ...(openPull === undefined ? {} : { pull: openPull }),
  };
}

/** Ticks to restore, as far as the issue still has boxes for them. */
function selectOffered(restored: readonly string[], boxes: readonly IssueCheckbox[]): string[] {
  const offered = new Set(boxes.flatMap(({ targets }) => targets));
  return restored.filter((target) => offered.has(target));
}
