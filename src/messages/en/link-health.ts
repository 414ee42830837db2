import { pluralize } from '../../text/language/plural.ts';

/**
 * The link-health issue, its checkboxes, its charts and badge, and the pull request made from it.
 */
export const linkHealth = () => ({
  title: {
    toDecide: (count: number) => `Link health: ${pluralize(count, 'link needs', 'links need')} a decision`,
    toUpdate: (count: number) => `Link health: ${pluralize(count, 'address', 'addresses')} to update`,
    toLookAt: (count: number) => `Link health: ${pluralize(count, 'repository', 'repositories')} to look at`,
    toRecheck: 'Link health: no action needed, some links will be rechecked',
    nothingToDo: 'Link health: no action needed',
    allWell: 'Link health: all links work',
  },
  noLinks: 'There are no links to check.',
  nothingToDo: 'No action needed.',
  allAlive: 'All links work.',

  counts: {
    total: (count: number) => pluralize(count, 'link'),
    working: (count: number) => pluralize(count, 'works', 'work'),
    dead: (count: number) => `${count} dead`,
    codes: (count: number) => pluralize(count, 'wrong code'),
    wrong: (count: number) => `${count} to verify`,
    moved: (count: number) => `${count} moved`,
    suspects: (count: number) => `${count} being rechecked`,
    unjudged: (count: number) => `${count} not checked`,
    ignored: (count: number) => `${count} snoozed`,
    settled: (count: number) => `${count} marked as gone`,
    /** The total, and what it is made up of. */
    sum: (total: string, parts: readonly string[]) => (parts.length === 0 ? total : `${total}: ${parts.join(' · ')}`),
  },
  checked: (day: string) => `Checked ${day}`,
  deferred: (count: number) => `${count} left for the next run`,
  nextRun: (day: string) => `next ${day}`,
  history: 'history',
  fullList: 'full list with evidence',

  changes: {
    died: (count: number) => pluralize(count, 'link died', 'links died'),
    recovered: (count: number) => `${count} recovered`,
    codes: (count: number) => pluralize(count, 'extraction code is wrong', 'extraction codes are wrong'),
    noted: (count: number) => pluralize(count, 'link needs a second look', 'links need a second look'),
    moved: (count: number) => pluralize(count, 'link has a new address', 'links have new addresses'),
    moreNames: (count: number) => `${count} more`,
  },

  /** Headings of the sections with something to decide. */
  sections: {
    dead: (count: number) => pluralize(count, 'dead link'),
    codes: (count: number) => pluralize(count, 'wrong or missing extraction code', 'wrong or missing extraction codes'),
    wrong: (count: number) => `${pluralize(count, 'link')} to verify`,
    moved: (count: number) => pluralize(count, 'new address', 'new addresses'),
    rechecking: (count: number) => `${pluralize(count, 'link')} failed once and will be rechecked: no action needed`,
  },
  /** What a tick in a section does, after its heading. */
  hints: {
    headingToTick: (heading: string) => `${heading}: tick what to do; one pull request follows`,
    dead: 'A tick marks the link as gone and keeps its entry. Where there is an archived copy, the entry links to it.',
    moved: 'The old addresses still redirect, but may stop working. A tick uses the new address.',
    movedToEdit: 'The old addresses still redirect, but may stop working.',
    snooze: 'Edit the line to correct it. A tick snoozes the link for 90 days.',
    check: 'A tick checks the link again now.',
    edit: (status: string) =>
      `Select “edit” to replace the link or remove it. If the resource itself is gone, add ${status} to its entry, which keeps the entry and tells readers.`,
    tooMany: 'There are too many links for boxes here. The full list with evidence has an edit link for each.',
    /** What follows a command. */
    address: '<address>',
    commands: (remove: string, snooze: string, archive: string) =>
      `For anything else, edit the line or comment ${remove}, ${snooze} or ${archive}.`,
  },
  /** Why links are in the issue: names of groups. */
  causes: {
    cancelled: 'Share cancelled or expired',
    takenDown: 'Taken down by the platform',
    removed: 'Removed or deleted',
    accountClosed: 'Account closed',
    private: 'Private or deleted',
    path: 'File or folder not found',
    page: 'Page not found',
    paper: 'Paper not found',
    repository: 'Repository not found',
    share: 'Share not found',
    notFound: 'Not found',
    siteClosed: 'Site closed or domain gone',
    unreachable: 'Site unreachable',
    other: 'Other reasons',
    codeWrong: 'Wrong extraction code',
    codeMissing: 'Missing extraction code',
    retracted: 'Paper retracted',
    withdrawn: 'Paper withdrawn',
    anotherRepository: 'Name taken over by another repository',
    takenOver: 'Domain possibly taken over',
    wrongLink: 'Possibly the wrong link',
    renamed: 'Renamed repository',
    canonical: 'Canonical address',
    https: 'http to https',
    redirected: 'Permanent redirect',
    failedOnce: 'Failed once',
  },
  unreachableHost: (host: string) => `${host} is unreachable`,
  /** A heading with how many links it is about. */
  counted: (heading: string, count: number) => `${heading} (${count})`,
  newThisWeek: (count: number) => `New this week (${count})`,
  isNew: ' (new)',
  archivedCopy: 'archived copy',

  evidence: {
    heading: 'Evidence',
    failingSince: (day: string, checks: number) => `Failing since ${day} (${pluralize(checks, 'check')})`,
    lastWorked: (day: string) => `last worked ${day}`,
    neverWorked: (day: string) => `never worked since checking began on ${day}`,
    marker: (text: string) => `the page says “${text}”`,
    source: (source: string) => `checked via: ${source}`,
  },
  wrong: {
    titled: (title: string) => `the page is titled “${title}”`,
    retracted: 'the paper was retracted',
    withdrawn: 'the paper was withdrawn by its authors',
    anotherRepository: (title: string) =>
      `the name now belongs to another repository, after the original was deleted or renamed; the page is titled “${title}”`,
  },
  suspects: {
    failed: (checks: number, day: string) => (checks < 2 ? `failed once (${day})` : `failed ${checks} times since ${day}`),
    recheck: (day: string) => `next check ${day}`,
  },
  folded: {
    archived: (count: number) => `Archived repositories (${count}): no action needed`,
    suspects: (count: number) => `Failed, will be rechecked (${count}): one failure doesn’t mean a link is dead`,
    unjudged: (count: number) => `Couldn’t be checked (${count}): no action needed`,
    recovered: (count: number) => `Recovered since the last run (${count})`,
    ignored: (count: number) => `Snoozed (${count})`,
    settled: (count: number) => `Marked as gone in the entry (${count})`,
    moreLocations: (total: number, shown: number) => ` and ${total - shown} more`,
    recoveredOn: (day: string) => `, recovered on ${day}`,
    ignoredUntil: (day: string) => `, until ${day}`,
  },
  /** Repositories that aren't kept up, as the settings see it. Their links work. */
  stale: {
    summary: (count: number) =>
      count === 1 ? 'Please look: 1 repository, whose link works' : `Please look: ${count} repositories, whose links work`,
    hint: (hasChoices: boolean): string =>
      hasChoices
        ? 'What is kept isn’t shown here for a year. Other choices go into one pull request.'
        : 'A tick keeps what is there, and leaves it out here for a year. For anything else, edit the line.',
    hintWithoutBoxes: 'Your settings, `links.stale`, say what is shown here.',
    groups: {
      'license-gone': 'License gone',
      'license-changed': 'License changed',
      archived: 'Archived',
      'no-push': 'Not updated for a long time',
      'no-release': 'No release for a long time',
    },
    licenseGone: (before: string) => `was ${before}, now no license`,
    licenseChanged: (before: string, now: string) => `was ${before}, now ${now}`,
    noLicense: 'no license',
    otherLicense: 'a license that GitHub doesn’t know',
    archived: 'archived by its owner',
    lastPush: (day: string) => `last push ${day}`,
    lastRelease: (day: string) => `last release ${day}`,
    more: (count: number) => `${count} more, see the full list`,
  },
  editLine: (line: number) => `edit line ${line}`,
  report: {
    heading: 'All links with a problem, with evidence',
    intro: (day: string) => `State of ${day}. Written by Listkeeper after each check.`,
  },

  checkboxes: {
    /**
     * Labels of one link. The name is in quotation marks, with its address where others share the
     * name.
     */
    one: {
      address: (name: string) => `Use the new address of ${name}`,
      archive: (name: string, day: string) =>
        day === '' ? `Use the archived copy of ${name}` : `Use the archived copy of ${name} from ${day}`,
      gone: (name: string) => `Mark ${name} as gone, keep the entry`,
      remove: (name: string) => `Remove this link of ${name}`,
      ignore: (name: string) => `Snooze ${name} for 90 days`,
      check: (name: string) => `Check ${name} again now`,
      keep: (name: string) => `Keep ${name}, don’t ask for a year`,
      delete: (name: string) => `Remove the entry ${name}`,
      shelve: (name: string) => `Move ${name} to the archive section`,
    },
    /** What a box of a group does about its links. */
    each: {
      address: 'use the new address',
      archive: 'use the archived copy',
      gone: 'mark as gone, keep the entry',
      remove: 'remove',
      ignore: 'snooze for 90 days',
      check: 'check now',
      keep: 'keep, don’t ask for a year',
      delete: 'remove the entry',
      shelve: 'move to the archive section',
    },
    /** All links of a section. */
    all: {
      dead: (count: number) => `All ${pluralize(count, 'dead link')}`,
      codes: (count: number) => `All ${pluralize(count, 'wrong or missing code')}`,
      wrong: (count: number) => `All ${pluralize(count, 'link')} to verify`,
      moved: (count: number) => `All ${pluralize(count, 'address', 'addresses')} that are the same for certain`,
      rechecking: (count: number) => `All ${pluralize(count, 'link')} that failed once`,
    },
    allInGroup: (count: number, group: string) => `All ${count} in “${group}”`,
    someInGroup: (count: number, group: string) => `${count} in “${group}”`,
    newLinks: (count: number) => `The ${count} that are new this week`,
    others: (choices: readonly string[]) => `Other choices: ${choices.join(' · ')}`,
    proposedIn: (pull: string) => `see ${pull}`,
    refused: 'can’t be changed automatically; please edit the line',
  },

  /** The same for a list that is a README. */
  readme: {
    hints: {
      dead: 'A tick strikes the link through and keeps its line. Where there is an archived copy, the line links to it instead.',
      edit: (_status: string) => 'Select “edit” to replace the link, strike it through with `~~…~~`, or remove its line.',
    },
    settled: (count: number) => `Struck through in the list (${count})`,
    /** The box that turns the README into data files. */
    adoption: {
      summary: 'Keep this list as data files',
      text: (file: string) =>
        `${file} would be generated from data files. Entries get fields, a form for suggestions and further outputs. Nothing changes until you merge the pull request.`,
      box: 'Open a pull request that turns the entries into data files',
      refused: 'this list can’t be converted automatically',
    },
    one: {
      gone: (name: string) => `Strike ${name} through, keep its line`,
      remove: (name: string) => `Remove the line of ${name}`,
    },
    each: {
      gone: 'strike through, keep the line',
      remove: 'remove the line',
    },
  },

  badge: 'working links',
  trend: {
    chart: 'Share of working links (%)',
    down: (now: string, before: string, day: string) => `${now} of the checked links work, down from ${before} on ${day}`,
    up: (now: string, before: string, day: string) => `${now} of the checked links work, up from ${before} on ${day}`,
  },
});

/** The pull request that makes the changes ticked in the link-health issue. */
export const healthPullRequest = () => ({
  titles: {
    address: (count: number) => `Update ${pluralize(count, 'address', 'addresses')}`,
    archive: (count: number) => (count === 1 ? 'Use an archived copy for 1 link' : `Use archived copies for ${count} links`),
    gone: (count: number) => `Mark ${pluralize(count, 'link')} as gone`,
    remove: (count: number) => `Remove ${pluralize(count, 'link')}`,
    delete: (count: number) => `Remove ${pluralize(count, 'entry', 'entries')}`,
    shelve: (count: number) => `Move ${pluralize(count, 'entry', 'entries')} to the archive section`,
    mixed: (count: number) => `Fix ${pluralize(count, 'link')}`,
  },
  edits: {
    address: 'new address',
    archive: 'archived copy',
    gone: 'marked as gone',
    remove: 'link removed',
    delete: 'entry removed',
    shelve: 'moved to the archive section',
  },
  /** The same for a list that is a README. */
  readme: {
    titles: {
      gone: (count: number) => `Strike ${pluralize(count, 'dead link')} through`,
      remove: (count: number) => `Remove ${pluralize(count, 'item')}`,
    },
    edits: {
      gone: 'struck through',
      remove: 'line removed',
    },
  },
  requestedIn: (issue: number) => `Requested in #${issue}.`,
  scopeOfCommand: 'Only the lines below change. Close this pull request to change nothing.',
  scope:
    'Only the lines below change. Untick a box in the issue to take its change out. Close this pull request to change nothing.',
  since: (reason: string, day: string) => `${reason}, since ${day}`,
  refusedTick: (login: string) => `${login} doesn’t have write access, so the boxes have been unticked.`,
});
