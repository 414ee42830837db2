import { pluralize } from '../../text/plural.ts';

/**
 * The link-health issue, its checkboxes, its charts and badge, and the pull request made from it.
 */
export const linkHealth = {
  title: {
    toDecide: (count: number) => `Link health: ${pluralize(count, 'link needs', 'links need')} a decision`,
    toUpdate: (count: number) => `Link health: ${pluralize(count, 'address', 'addresses')} to update`,
    toRecheck: 'Link health: no action needed, some links will be rechecked',
    allWell: 'Link health: all links work',
  },
  noLinks: 'There are no links to check.',
  nothingToDo: 'No action needed.',
  allAlive: 'All links work.',

  counts: {
    total: (count: number) => pluralize(count, 'link'),
    alive: (count: number) => pluralize(count, 'works', 'work'),
    dead: (count: number) => `${count} dead`,
    codes: (count: number) => pluralize(count, 'wrong code'),
    moved: (count: number) => `${count} moved`,
    suspects: (count: number) => `${count} being rechecked`,
    unjudged: (count: number) => `${count} not checked`,
    ignored: (count: number) => `${count} snoozed`,
    settled: (count: number) => `${count} marked as gone`,
  },
  checked: (moment: string) => `Checked ${moment}`,
  deferred: (count: number) => `${count} left for the next run`,
  nextRun: (day: string) => `next ${day}`,
  history: 'History',

  changes: {
    died: (count: number) => pluralize(count, 'link died', 'links died'),
    recovered: (count: number) => `${count} recovered`,
    codes: (count: number) => pluralize(count, 'extraction code is wrong', 'extraction codes are wrong'),
    noted: (count: number) => pluralize(count, 'link needs a second look', 'links need a second look'),
    moved: (count: number) => pluralize(count, 'link has a new address', 'links have new addresses'),
    moreNames: (count: number) => `${count} more`,
  },

  dead: {
    heading: (count: number) => `Dead links (${count}): choose what to do`,
    tick: 'Tick what to do; one pull request follows. You can also select “edit” and change the line yourself. Links that work again disappear from this issue.',
    edit: (status: string) =>
      `Select “edit” to replace the link or remove it. If the resource itself is gone, add ${status} to its entry, which keeps the entry and tells readers. Links that work again disappear from this issue.`,
    isNew: ' (new)',
    archivedCopy: 'archived copy',
    unreachableHost: (host: string, count: number) => `**${host}** is unreachable, ${pluralize(count, 'link')} affected:`,
  },
  evidence: {
    failingSince: (day: string, checks: number) => `Failing since ${day} (${pluralize(checks, 'check')})`,
    lastWorked: (day: string) => `last worked ${day}`,
    neverWorked: (day: string) => `never worked since checks began on ${day}`,
    marker: (text: string) => `the page says “${text}”`,
    source: (source: string) => `checked via: ${source}`,
  },
  codes: 'Wrong or missing extraction code',
  wrong: {
    heading: 'Please check: retracted, or possibly the wrong link',
    titled: (title: string) => `the page is titled “${title}”`,
    retracted: 'the paper was retracted',
    withdrawn: 'the paper was withdrawn by its authors',
    anotherRepository: (title: string) =>
      `the name now belongs to another repository, after the original was deleted or renamed; the page is titled “${title}”`,
  },
  moved: {
    heading: (count: number) => `Moved: ${pluralize(count, 'address', 'addresses')} to update`,
    why: 'The old addresses still redirect, but may stop working.',
  },
  archived: (count: number) => `Archived repositories (${count}): no action needed`,
  suspects: {
    certainHeading: 'Failed once, will be rechecked: no action needed',
    heading: (count: number) => `Failed, will be rechecked (${count}): one failure doesn’t mean a link is dead`,
    failed: (checks: number, day: string) => `${checks < 2 ? 'failed once' : `failed ${checks} times`} since ${day}`,
    recheck: (day: string) => `rechecked on ${day}`,
  },
  folded: {
    unjudged: (count: number) => `Couldn’t be checked (${count}): no action needed`,
    recovered: (count: number) => `Recovered since the last run (${count})`,
    ignored: (count: number) => `Snoozed (${count})`,
    settled: (count: number) => `Marked as gone in the entry (${count})`,
    moreLocations: (total: number, shown: number) => ` and ${total - shown} more`,
    recoveredOn: (day: string) => `, recovered on ${day}`,
    ignoredUntil: (day: string) => `, until ${day}`,
  },
  editLink: 'edit',

  checkboxes: {
    address: 'use the new address',
    archive: 'use the archived copy',
    gone: 'mark as gone (keeps the entry)',
    remove: 'remove this link',
    ignore: 'snooze for 90 days',
    check: 'check again now',
    allMoves: (count: number) =>
      `update all ${count} addresses that are safe to update (renamed repositories, canonical addresses, http to https)`,
    proposedIn: (pull: string) => `: see #${pull}`,
    refused: ': can’t be changed automatically; use “edit”',
  },

  badge: 'working links',
  trendChart: 'Share of working links',
  serviceChart: 'Where the links above point to',
  otherServices: 'others',
};

/** The pull request that makes the changes ticked in the link-health issue. */
export const healthPullRequest = {
  titles: {
    address: (count: number) => `Update ${pluralize(count, 'address', 'addresses')}`,
    archive: (count: number) => (count === 1 ? 'Use an archived copy for 1 link' : `Use archived copies for ${count} links`),
    gone: (count: number) => `Mark ${pluralize(count, 'link')} as gone`,
    remove: (count: number) => `Remove ${pluralize(count, 'link')}`,
    mixed: (count: number) => `Fix ${pluralize(count, 'link')}`,
  },
  edits: {
    address: 'new address',
    archive: 'archived copy',
    gone: 'marked as gone',
    remove: 'link removed',
  },
  requestedIn: (issue: number) => `Requested in #${issue}.`,
  scope:
    'Only the lines below change. Untick a box in the issue to take its change out. Close this pull request to change nothing.',
  since: (reason: string, day: string) => `${reason}, since ${day}`,
  refusedTick: (login: string) => `${login} doesn’t have write access, so the boxes have been unticked.`,
};
