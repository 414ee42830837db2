import type { Forge, ForgeDiscussions, Issue, PullRequest, Repository } from '../../forge/index.ts';
import { identify } from '../../links/identify/index.ts';
import { fetchMetadata } from '../../links/metadata/index.ts';
import { draftEntry, findUnusedId, flattenSections, type NewEntryDraft, parseIssueForm } from '../../list/authoring/index.ts';
import { isListFile, readList } from '../../list/index.ts';
import { getDisplayName, renderEntry } from '../../list/render/index.ts';
import { detectOutputFormat, type Settings } from '../../list/schema/index.ts';
import type { Plan, PlanAction, PullRequestAction } from '../../model/plan.ts';
import { formatVerdict } from '../../report/messages/index.ts';
import {
  type ExistingEntry,
  formatSubmissionComment,
  formatSubmissionPullRequest,
  type SubmissionOutcome,
} from '../../report/submission/index.ts';
import { escapeTitle } from '../../text/escape-markdown.ts';
import { localizeText } from '../../text/localize-text.ts';
import {
  checkAllLinks,
  commentMarkers,
  decisionLabels,
  emptyPlan,
  type JobContext,
  readSettingsAt,
  submissionBranch,
  toCheckContext,
} from '../shared/index.ts';
import { type AddressFacts, buildSubmission, parseSubmittedAddress, type Submission } from './build-submission.ts';

/** Links in a description: one may be meant well. */
const maxDescriptionLinks = 2;

/**
 * What becomes of an issue that the entry form made: one pull request with the entry, credited to the issue's author, and one comment that
 * says so, or says why not. The state of the issue decides, not what woke us: edits update the pull request, closing the issue withdraws
 * it, and maintainers' labels overrule. Issues of other kinds are left alone. Rejects with ForgeError.
 */
export async function submitEntry(
  forge: Forge & ForgeDiscussions,
  number: number,
  context: JobContext,
  options: { decision?: keyof typeof decisionLabels } = {},
): Promise<Plan> {
  // 1. The issue, and whether it is one of ours.
  const [issue, repository] = await Promise.all([forge.readIssue(number), forge.readRepository()]);
  if (issue.isPullRequest || issue.author.isBot || repository.archived) return emptyPlan(`#${number} is not a submission`);
  const { settings, commit } = await readSettingsAt(forge, repository.defaultBranch);
  if (!settings.outputs.some((output) => detectOutputFormat(output) === 'issue-form'))
    return emptyPlan('the settings have no entry form');
  const tree = await forge.readMatchingFiles(commit, (path) => isListFile(path, settings));
  const list = readList(tree.files, settings);
  const form = list.info && parseIssueForm(issue.body, list.info);
  if (form === undefined) return emptyPlan(`#${number} was not made by the entry form`);

  // 2. What was decided about it already.
  const submissionContext: SubmissionContext = { repository, settings, commit, issue, language: form.language };
  const decision = options.decision ?? readDecision(issue.labels);
  const isApproved = decision === 'approved';
  const earlier = await forge.listPullRequestsFrom(submissionBranch(number));
  const proposed = earlier.find(({ state }) => state === 'open');
  if (proposed && !(await forge.isOwnProposal(proposed.head.sha))) return planTakenOver(submissionContext, proposed);
  if (issue.state === 'closed')
    return { actions: [buildWithdrawal(submissionContext)], summary: `#${number} is closed: nothing is proposed` };
  if (decision === 'rejected') return planRefusal(submissionContext, { is: 'declined' }, []);
  if (!isApproved && earlier.length > 0 && earlier.every(({ state }) => state === 'closed'))
    return emptyPlan(`#${number}: its pull request was closed by somebody`);

  // 3. The thing itself.
  const address = parseSubmittedAddress(form.texts.link ?? '');
  if (address === undefined)
    return planRefusal(submissionContext, { is: 'no-address', text: form.texts.link ?? '' }, ['needs-fix']);
  const links = form.texts.description?.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;
  if (links > maxDescriptionLinks && !isApproved) return planRefusal(submissionContext, { is: 'junk', links }, ['needs-fix']);
  const addressFacts = await lookUpAddress(address, form.texts.code, context);
  const { verdict } = addressFacts;
  if (verdict?.verdict === 'gone' && verdict.evidence.authoritative && !isApproved) {
    const words = formatVerdict(verdict, form.language).reason;
    return planRefusal(submissionContext, { is: 'dead', url: address, words }, ['dead-link']);
  }

  // 4. The entry, and what the list says to it.
  const submission = buildSubmission(form, address, list, addressFacts);
  const { answers } = submission;
  answers.id = findUnusedId(answers.id ?? `entry-${number}`, list, tree.files);
  answers.added = new Date(context.clock.now()).toISOString().slice(0, 10);
  const entryDraft = draftEntry(answers, tree.files, settings);
  const name = getDisplayName(entryDraft.entry, form.language);
  const errors = entryDraft.findings.filter(({ severity }) => severity === 'error');
  const twins = collectDuplicates(entryDraft, list.entries, submissionContext);
  if (twins.length > 0 && !isApproved) return planRefusal(submissionContext, { is: 'duplicate', name, twins }, ['duplicate']);
  const wrong = errors.filter(({ code }) => !code.startsWith('duplicate-'));
  if (wrong.length > 0) return planRefusal(submissionContext, { is: 'to-fix', name, findings: wrong }, ['needs-fix']);

  // 5. The plan.
  return planEntryProposal(submissionContext, entryDraft, submission, name, findSectionName(list, entryDraft, form.language));
}

interface SubmissionContext {
  repository: Repository;
  settings: Settings;
  commit: string;
  issue: Issue;
  language: Settings['language'];
}

/** Somebody has committed on the branch of the pull request: it is theirs now, and the issue's author is told so. */
function planTakenOver({ issue, language }: SubmissionContext, { number, url }: PullRequest): Plan {
  const summary = `#${issue.number}: somebody works on its pull request #${number}`;
  if (issue.state === 'closed') return emptyPlan(summary);
  const body = formatSubmissionComment({ is: 'taken-over', number, url }, language);
  return { actions: [{ do: 'comment', issue: issue.number, marker: commentMarkers.submission, body }], summary };
}

/** What the labels say; a no outweighs a yes. */
function readDecision(labels: readonly string[]): keyof typeof decisionLabels | undefined {
  return (['rejected', 'approved'] as const).find((decision) => labels.includes(decisionLabels[decision]));
}

const managedLabels = ['needs-fix', 'duplicate', 'dead-link'];

async function lookUpAddress(address: string, code: string | undefined, context: JobContext): Promise<AddressFacts> {
  const identity = identify(address);
  const asked = { url: address, at: [], ...(code && /^[0-9A-Za-z]{4}$/.test(code) ? { code } : {}) };
  const [{ links, summary }, metadata] = await Promise.all([
    checkAllLinks([asked], context),
    fetchMetadata([identity], toCheckContext(context)),
  ]);
  // Without a network nothing was judged.
  return { verdict: summary?.online === false ? undefined : links[0], metadata: metadata.get(identity.key) };
}

/** Entries that lead to the same thing, or have the same title. */
function collectDuplicates(
  made: NewEntryDraft,
  entries: readonly { id: string; file: string; line: number; entry: NewEntryDraft['entry'] }[],
  at: SubmissionContext,
): ExistingEntry[] {
  const ids = new Set(
    made.findings.flatMap(({ code, twin, severity }) => (twin && isDuplicateFinding(code, severity) ? [twin.entry] : [])),
  );
  return [...ids].slice(0, 5).flatMap((id) => {
    const located = entries.find((each) => each.id === id);
    if (located === undefined) return [];
    const path = located.file.split('/').map(encodeURIComponent).join('/');
    const url = `${at.repository.url}/blob/${at.commit}/${path}#L${located.line}`;
    return [{ id, name: getDisplayName(located.entry, at.language), url }];
  });
}

const isDuplicateFinding = (code: string, severity: string) =>
  (code === 'duplicate-identity' && severity === 'error') || code === 'duplicate-title';

/** One comment that says why not; what was proposed before is withdrawn. */
function planRefusal(at: SubmissionContext, state: SubmissionOutcome, add: string[]): Plan {
  const { number } = at.issue;
  const actions: PlanAction[] = [
    buildWithdrawal(at),
    { do: 'comment', issue: number, marker: commentMarkers.submission, body: formatSubmissionComment(state, at.language) },
    { do: 'labels', issue: number, add, remove: findStaleLabels(at.issue, add) },
  ];
  return { actions, summary: `#${number}: ${state.is}` };
}

const findStaleLabels = ({ labels }: Issue, kept: readonly string[]) =>
  managedLabels.filter((label) => labels.includes(label) && !kept.includes(label));

/** Proposes nothing: an open pull request of this issue is closed, its branch goes. */
const buildWithdrawal = ({ issue, repository, commit }: SubmissionContext): PullRequestAction => ({
  do: 'propose',
  branch: submissionBranch(issue.number),
  base: repository.defaultBranch,
  baseHead: commit,
  title: `#${issue.number}`,
  body: '',
  message: `#${issue.number}`,
  files: [],
  labels: [],
});

function planEntryProposal(
  at: SubmissionContext,
  made: NewEntryDraft,
  { filledIn, refused }: Submission,
  name: string,
  section: string,
): Plan {
  const { issue, repository, commit, settings } = at;
  const shown = renderEntry(made.entry, at.language);
  const notes = {
    preview: shown,
    path: made.file.path,
    text: made.file.text,
    filledFields: filledIn,
    rejectedFields: refused,
    section,
  };
  const proposals = `${repository.url}/pulls?q=${encodeURIComponent(`is:pr head:${submissionBranch(issue.number)}`)}`;
  const { login, id } = issue.author;
  const credit = `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;
  const actions: PlanAction[] = [
    {
      do: 'propose',
      branch: submissionBranch(issue.number),
      base: repository.defaultBranch,
      baseHead: commit,
      ...formatSubmissionPullRequest({ number: issue.number, author: login }, { name, notes }, settings.language),
      message: `Add ${escapeTitle(name, 60)} (#${issue.number})\n\n${credit}`,
      files: [made.file],
      labels: ['new-entry'],
    },
    {
      do: 'comment',
      issue: issue.number,
      marker: commentMarkers.submission,
      body: formatSubmissionComment({ is: 'proposed', name, notes, proposals }, at.language),
    },
    { do: 'labels', issue: issue.number, add: ['new-entry'], remove: findStaleLabels(issue, []) },
  ];
  return { actions, summary: `#${issue.number}: ${made.file.path} proposed` };
}

function findSectionName(list: ReturnType<typeof readList>, made: NewEntryDraft, language: Settings['language']): string {
  const found = flattenSections(list).find(({ id }) => id === made.entry.section);
  return localizeText(found?.name, language) ?? made.entry.section;
}
