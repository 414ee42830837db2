/**
 * What the bot and the jobs write for operators: log lines, and the one-line summaries of plans.
 * Always in English, so that one search finds them in every list.
 */
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const log = () => ({
  // The worker processes.
  workerLost: (reason: string) =>
    `A worker process stopped unexpectedly (${reason}); its jobs will be retried. If this repeats, give the bot more memory`,
  workerDidNotStart: 'did not start',
  workerDidNotStop: 'did not stop in time',
  workerUnresponsive: (seconds: number) => `no response for ${seconds} s`,
  workerCrash: (stack: string) => `listkeeper: worker process crashed: ${stack}`,
  notStartedByBot: 'This program is started by `listkeeper start`.',

  // The job queue.
  jobFailed: (kind: string, message: string, retryAt: number | undefined) =>
    `${kind} failed (${retryAt === undefined ? 'giving up' : `retry at ${new Date(retryAt).toISOString()}`}): ${message}`,
  failureNotReported: (message: string) => `The failure couldn't be reported: ${message}`,
  commandNotAllowed: (login: string) => `${login} may not run this command`,
  quotaExceeded: (login: string) => `${login} has used up their command quota`,
  nothingToDo: 'nothing to do',
  headMoved: 'the head has moved',
  reviewsQueued: (pulls: readonly number[]) =>
    pulls.length === 0 ? 'no review is affected' : `queued the review of ${pulls.map((pull) => `#${pull}`).join(', ')}`,
  linksInDoubt: 'links in doubt',
  reviewSuperseded: (pull: number) => `#${pull} has a newer head, which is reviewed next`,

  // The App.
  runsAs: (slug: string, installations: number) =>
    `GitHub knows this App as ${slug}, with ${plural(installations, 'installation')}`,
  appNotRead: (message: string) => `GitHub could not be asked about this App; webhooks are stored until it can: ${message}`,

  signInFailed: (problem: string, detail: string) =>
    `Somebody could not sign in to the page of lists (${problem})${detail && `: ${detail}`}`,

  // Sweeps.
  cutOff:
    'The database was out of reach for too long. The running jobs are given up and run again later. See whether PostgreSQL runs and can be reached.',
  sweepFailed: (message: string) => `sweep: ${message}`,
  swept: (pulls: number, jobs: readonly string[]) => `${plural(pulls, 'open pull request')}; queued ${jobs.join(', ')}`,
  repositoryArchived: 'archived',
  noListYet: 'no list yet',
  deliveredElsewhere: (count: number, url: string) =>
    `${plural(count, 'new webhook')} went to something other than this bot, at ${url || 'an address that is no longer set'}. ` +
    `If another bot runs for this App, stop one of them, or give both the same DATABASE_URL. Two with separate queues answer twice.`,
  redeliveriesRequested: (count: number) => `Asked GitHub to redeliver ${plural(count, 'missed webhook')}`,

  // Webhooks.
  badSignature:
    'Refused a webhook with an invalid signature. If GitHub sent it, WEBHOOK_SECRET differs from the secret of the App',
  delivery: (event: string, jobs: number) => `${event}: ${plural(jobs, 'job')} queued`,
  knownDelivery: (event: string) => `${event}: already received`,
  channelOpened: 'Connected to the webhook channel',
  channelFailed: (message: string, seconds: number) => `webhook channel: ${message}; reconnecting in ${seconds} s`,
  forwardedWebhookRefused: (status: number) =>
    `A webhook from the channel was refused: ${status}. The line before says why; GitHub can send it again`,

  // Summaries of plans.
  plans: {
    archived: (repository: string) => `${repository} is archived`,

    closed: (pull: number) => `#${pull} is closed: nothing to review`,
    reopened: (pull: number) => `reopen #${pull}`,
    notReopened: (pull: number) => `#${pull} was not closed for want of changes`,
    reviewUnaffected: 'nothing in the list changes',
    reviewed: (entries: number, links: number, findings: number) =>
      `${plural(entries, 'entry', 'entries')}, ${plural(links, 'link')}, ${plural(findings, 'new finding')}`,
    review: (values: { pull: number; sha: string; outcome: string; conclusion: string; language: string }) =>
      `#${values.pull} at ${values.sha}: ${values.outcome}: ${values.conclusion} (${values.language})`,
    reviewTooLarge: (pull: number, sha: string, message: string) => `#${pull} at ${sha}: ${message}`,
    mergeGroup: (sha: string, findings: number, conclusion: string) =>
      `merge group at ${sha}: ${plural(findings, 'new finding')}: ${conclusion}`,
    mergeGroupNotReviewed: (sha: string) => `merge group at ${sha}: not reviewed`,
    noPullRequestAt: (sha: string) => `no open pull request has ${sha} as its head`,

    publishOff: '`publish.by` is off',
    noList: (folder: string) => `no list in ${folder}/`,
    published: (branch: string, sha: string, files: readonly string[]) =>
      `outputs of ${branch} at ${sha}: ${files.length === 0 ? 'up to date' : `${files.join(', ')} will be written`}`,
    /** Never “up to date” beside a red check. */
    publishIncomplete: (sha: string, files: readonly string[], problems: number) =>
      `outputs not updated: ${plural(problems, 'problem')} at ${sha}${files.length === 0 ? '' : `; ${files.join(', ')} will be written`}`,
    publishBlocked: (problems: number, sha: string) => `outputs not updated: ${plural(problems, 'problem')} at ${sha}`,

    noLinks: 'the list has no links',
    noReadableLinks: 'the list has no links that can be read',
    offline: 'no network: no link was checked',
    noLinkDue: (links: number) => `none of ${plural(links, 'link')} is due`,
    linksChecked: (checked: number, total: number, dead: number) =>
      `${checked} of ${plural(total, 'link')} checked: ${dead} dead`,
    editsProposed: (edits: number) => `, ${plural(edits, 'edit')} proposed`,
    issuesDisabled: ' (issues are turned off: only the history is written)',
    notOurIssue: (issue: number) => `#${issue} is not the link-health issue`,
    ticksRefused: (login: string, summary: string) => `${login} may not tick boxes; ${summary}`,

    notASubmission: (issue: number) => `#${issue} is not a submission`,
    noEntryForm: 'the settings have no entry form',
    notFromForm: (issue: number) => `#${issue} was not made with the entry form`,
    submissionClosed: (issue: number) => `#${issue} is closed: nothing is proposed`,
    proposalClosed: (issue: number) => `#${issue}: its pull request was closed`,
    takenOver: (issue: number, pull: number) => `#${issue}: someone else has committed to its pull request #${pull}`,
    submission: (issue: number, outcome: string) => `#${issue}: ${outcome}`,
    entryProposed: (issue: number, path: string) => `#${issue}: ${path} proposed`,

    alreadyAdopted: 'already set up',
    noReadme: 'no README',
    alreadyGenerated: (path: string) => `${path} is already generated from data`,
    tooFewEntries: (entries: number, path: string) => `no list: ${plural(entries, 'entry', 'entries')} in ${path}`,
    notImported: (path: string, reason: string) => `${path} is not imported: ${reason}`,
    notAList: (path: string) => `${path} is not mainly a list`,
    wouldLoseLinks: (links: number, path: string) => `${plural(links, 'line')} of ${path} would not come back as they were`,
    wouldChangeLines: (lines: number, path: string) => `${plural(lines, 'line')} of ${path} would change`,
    noAdoption: 'the list is its README',
    adoptionDeclined: 'declined, or merged before',
    adoptionTakenOver: (pull: number) => `someone else has committed to #${pull}`,
    filesInTheWay: (folder: string) => `${folder}/ already has files with these names`,
    adoptionProposed: (entries: number, path: string) => `${plural(entries, 'entry', 'entries')} of ${path} proposed as data`,

    nothingToFix: (pull: number) => `#${pull} is closed: nothing to fix`,
    filesToFix: (pull: number, files: number) => `#${pull}: ${plural(files, 'file')} to fix`,
    previewed: (pull: number, entries: number) => `#${pull}: ${plural(entries, 'entry', 'entries')} previewed`,
    commandRefused: (issue: number, reason: string) => `#${issue}: ${reason}`,
    credentialsInUrl: 'a URL with credentials',
    unknownCommand: 'an unknown command',
    settingsNotEditable: "the settings can't be edited automatically",
    alreadyIgnored: (url: string) => `${url} is already ignored`,
    ignoreProposed: (url: string) => `proposed to ignore ${url}`,
    linkCommand: (action: string, outcome: string) => `${action} a link: ${outcome}`,
    noSuchEntry: (id: string) => `no entry ${id}`,
    markedDuplicate: (issue: number, id: string) => `#${issue} is a duplicate of ${id}`,
  },
});
