import type { Forge, OwnIssue } from '../../forge/index.ts';
import { formatCheckboxKey, parseCheckboxes } from '../../report/link-health/index.ts';
import { commentMarkers, type ListedLink, remediesBranch } from '../shared/index.ts';
import { hashIdentity } from './issue-state.ts';

/** The boxes that are ticked in the link-health issue. */
export interface CheckboxSelection {
  issue?: OwnIssue;
  /** Number of the open pull request with the edits that were ticked before. */
  pull?: number;
  /** Keys of boxes that ask for edits of the data. */
  ticked: Set<string>;
  /** Identities of links to check now. */
  recheck: Set<string>;
  /** Identities of links to ignore for a while. */
  ignore: Set<string>;
}

export const emptySelection: CheckboxSelection = { ticked: new Set(), recheck: new Set(), ignore: new Set() };

/**
 * Reads the boxes of the issue. A box that names a pull request which is no longer open is settled: it was merged, or declined
 * by closing it.
 */
export async function readCheckboxSelection(
  forge: Forge,
  listed: readonly ListedLink[],
  excludedBoxes: ReadonlySet<string> = new Set(),
): Promise<CheckboxSelection> {
  const issue = await forge.findOwnIssue?.(commentMarkers.health);
  if (!issue) return emptySelection;
  const pulls = await forge.listOpenPullRequests();
  const pull = pulls.find(({ fork, head }) => !fork && head.ref === remediesBranch)?.number;
  const identities = new Map(listed.map(({ identity }) => [hashIdentity(identity), identity]));
  const selection: CheckboxSelection = {
    issue,
    ticked: new Set(),
    recheck: new Set(),
    ignore: new Set(),
    ...(pull === undefined ? {} : { pull }),
  };
  for (const box of parseCheckboxes(issue.body)) {
    const key = formatCheckboxKey(box.action, box.id);
    if (!box.isTicked || excludedBoxes.has(key) || (box.pull !== undefined && box.pull !== pull)) continue;
    const identity = identities.get(box.id);
    if (box.action === 'check' && identity !== undefined) selection.recheck.add(identity);
    else if (box.action === 'ignore' && identity !== undefined) selection.ignore.add(identity);
    else selection.ticked.add(key);
  }
  return selection;
}
