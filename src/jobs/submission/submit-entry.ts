import type { Forge, ForgeDiscussions, Issue, PullRequest, Repository } from '../../forge/index.ts';
import { identify } from '../../links/identify/index.ts';
import { fetchMetadata } from '../../links/metadata/index.ts';
import {
  draftEntry,
  findPreviewTemplate,
  findUnusedId,
  flattenSections,
  type IssueFormSubmission,
  type NewEntryDraft,
  parseIssueForm,
  previewDraft,
} from '../../list/authoring/index.ts';
import { isListFile, type ParsedList, readList } from '../../list/index.ts';
import { getDisplayName } from '../../list/render/index.ts';
import { detectOutputFormat, type Settings } from '../../list/schema/index.ts';
import { findEntriesByIdentity } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Plan, PlanAction, PullRequestAction } from '../../model/plan.ts';
import {
  type ExistingEntry,
  formatSubmissionComment,
  formatSubmissionPullRequest,
  type SubmissionOutcome,
} from '../../report/submission/index.ts';
import { formatVerdict } from '../../report/verdicts/index.ts';
import { escapeTitle } from '../../text/escape/escape-markdown.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import {
  checkAllLinks,
  commentMarkers,
  decisionLabels,
  emptyPlan,
  type JobContext,
  readSettingsAt,
  type SubmissionDecision,
  submissionBranch,
  toCheckContext,
  withContactAddress,
} from '../shared/index.ts';
import { type AddressFacts, buildSubmission, parseSubmittedAddress, type Submission } from './build-submission.ts';
import { describeEntries, findExistingEntries } from './existing-entries.ts';

/** Links in a description. More are treated as spam. */
const maxDescriptionLinks = 2;

/**
 * Turns an issue made with the entry form into one pull request, credited to the issue's author,
 * and one comment with the outcome.
 *
 * The present state of the issue decides, not the event. Edits update the pull request, closing the
 * issue withdraws it, and maintainers' labels overrule the checks. Other issues are ignored.
 * Rejects with ForgeError.
 */
export async function submitEntry(
  forge: Forge & ForgeDiscussions,
  number: number,
  context: JobContext,
  options: { decision?: SubmissionDecision } = {},
): Promise<Plan> {
  const words = getMessages('en').log.plans;
  const [issue, repository] = await Promise.all([forge.readIssue(number), forge.readRepository()]);
  if (issue.isPullRequest || issue.author.isBot || repository.archived) return emptyPlan(words.notASubmission(number));
  const { settings, commit } = await readSettingsAt(forge, repository.defaultBranch);
  if (!settings.outputs.some((output) => detectOutputFormat(output) === 'issue-form')) return emptyPlan(words.noEntryForm);
  const tree = await forge.readMatchingFiles(commit, (path) => isListFile(path, settings));
  const list = readList(tree.files, settings);
  const form = list.info && parseIssueForm(issue.body, list.info);
  if (form === undefined) return emptyPlan(words.notFromForm(number));

  const submissionContext: SubmissionContext = { repository, settings, commit, issue, language: form.language };
  const decision = options.decision ?? readDecision(issue.labels);
  const isApproved = decision === 'approved';
  const earlier = await forge.listPullRequestsFrom(submissionBranch(number));
  const proposed = earlier.find(({ state }) => state === 'open');
  if (proposed && !(await forge.isOwnProposal(proposed.head.sha))) return planTakenOver(submissionContext, proposed);
  if (issue.state === 'closed') return { actions: [buildWithdrawal(submissionContext)], summary: words.submissionClosed(number) };
  if (decision === 'rejected') return planRefusal(submissionContext, { is: 'declined' }, []);
  if (!isApproved && earlier.length > 0 && earlier.every(({ state }) => state === 'closed'))
    return emptyPlan(words.proposalClosed(number));

  const submitted = { ...submissionContext, forge, form, list, existingFiles: tree.files, isApproved };
  const address = await checkSubmittedAddress(submitted, context);
  if ('refusal' in address) return address.refusal;
  return planDraft(submitted, address, context.clock.now());
}

/** An issue that was made with the form, and the list that it is for. */
interface Submitted extends SubmissionContext {
  forge: Forge;
  form: IssueFormSubmission;
  list: ParsedList;
  existingFiles: readonly SourceFile[];
  /** A maintainer overrules the checks. */
  isApproved: boolean;
}

interface SubmittedAddress {
  address: string;
  facts: Omit<AddressFacts, 'sameAddress'>;
}

async function checkSubmittedAddress(submitted: Submitted, context: JobContext): Promise<SubmittedAddress | { refusal: Plan }> {
  const { form, settings, isApproved } = submitted;
  const refuse = (state: SubmissionOutcome, label: string) => ({ refusal: planRefusal(submitted, state, [label]) });
  const address = parseSubmittedAddress(form.texts.link ?? '');
  if (address === undefined) return refuse({ is: 'no-address', text: form.texts.link ?? '' }, 'needs-fix');
  const links = form.texts.description?.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;
  if (links > maxDescriptionLinks && !isApproved) return refuse({ is: 'junk', links }, 'needs-fix');
  const checkContext = { ...withContactAddress(context, settings), hosts: settings.links.hosts };
  const facts = await lookUpAddress(address, form.texts.code, checkContext);
  const { verdict } = facts;
  if (verdict?.verdict === 'gone' && verdict.evidence.authoritative && !isApproved) {
    const words = formatVerdict(verdict, form.language).reason;
    return refuse({ is: 'dead', url: address, words }, 'dead-link');
  }
  return { address, facts };
}

/** Drafts the entry, and proposes it unless it is a duplicate or has errors. */
async function planDraft(submitted: Submitted, { address, facts }: SubmittedAddress, now: number): Promise<Plan> {
  const { forge, form, list, existingFiles, settings, repository, commit, issue, isApproved } = submitted;
  const sameAddress = findEntriesByIdentity(list.entries, address);
  const submission = buildSubmission(form, address, list, { ...facts, sameAddress });
  const { answers } = submission;
  answers.id = findUnusedId(answers.id ?? `entry-${issue.number}`, list, existingFiles);
  answers.added = new Date(now).toISOString().slice(0, 10);
  const entryDraft = draftEntry(answers, existingFiles, settings);
  const name = getDisplayName(entryDraft.entry, form.language);
  const errors = entryDraft.findings.filter(({ severity }) => severity === 'error');
  const existing = findExistingEntries(entryDraft, list.entries, { sameAddress, isKindGuessed: form.kind === undefined });
  const place = { blobUrl: `${repository.url}/blob/${commit}`, language: form.language };
  const twins = describeEntries(existing.twins, place);
  if (twins.length > 0 && !isApproved) return planRefusal(submitted, { is: 'duplicate', name, twins }, ['duplicate']);
  const wrong = errors.filter(({ code }) => !code.startsWith('duplicate-'));
  if (wrong.length > 0) return planRefusal(submitted, { is: 'to-fix', name, findings: wrong }, ['needs-fix']);

  return planEntryProposal(submitted, entryDraft, submission, {
    name,
    section: findSectionName(list, entryDraft, form.language),
    related: describeEntries(existing.related, place),
    preview: previewDraft(entryDraft, {
      settings,
      existing: await readTemplate(forge, settings, commit),
      language: form.language,
    }),
  });
}

/** The template of the README, by its path; empty where it has none. */
async function readTemplate(forge: Forge, settings: Settings, commit: string): Promise<ReadonlyMap<string, string>> {
  const path = findPreviewTemplate(settings);
  const { files } = path === undefined ? { files: [] } : await forge.readFiles(commit, [path]);
  return new Map(files.map((file) => [file.path, file.text]));
}

interface SubmissionContext {
  repository: Repository;
  settings: Settings;
  commit: string;
  issue: Issue;
  language: Settings['language'];
}

/**
 * Somebody has committed to the branch of the pull request. It is theirs now, and a comment says
 * so.
 */
function planTakenOver({ issue, language }: SubmissionContext, { number, url }: PullRequest): Plan {
  const summary = getMessages('en').log.plans.takenOver(issue.number, number);
  if (issue.state === 'closed') return emptyPlan(summary);
  const body = formatSubmissionComment({ is: 'taken-over', number, url }, language);
  return { actions: [{ type: 'comment', issue: issue.number, marker: commentMarkers.submission, body }], summary };
}

/** The decision in the labels. With both of them it is a rejection. */
function readDecision(labels: readonly string[]): SubmissionDecision | undefined {
  return (['rejected', 'approved'] as const).find((decision) => labels.includes(decisionLabels[decision]));
}

const managedLabels = ['needs-fix', 'duplicate', 'dead-link'];

async function lookUpAddress(
  address: string,
  code: string | undefined,
  context: JobContext,
): Promise<Omit<AddressFacts, 'sameAddress'>> {
  const identity = identify(address);
  const asked = { url: address, at: [], ...(code && /^[0-9A-Za-z]{4}$/.test(code) ? { code } : {}) };
  const [{ links, summary }, metadata] = await Promise.all([
    checkAllLinks([asked], context),
    fetchMetadata([identity], toCheckContext(context)),
  ]);
  return { verdict: summary?.online === false ? undefined : links[0], metadata: metadata.get(identity.key) };
}

/** One comment with the reason. A pull request that was opened before is withdrawn. */
function planRefusal(at: SubmissionContext, state: SubmissionOutcome, add: string[]): Plan {
  const { number } = at.issue;
  const actions: PlanAction[] = [
    buildWithdrawal(at),
    { type: 'comment', issue: number, marker: commentMarkers.submission, body: formatSubmissionComment(state, at.language) },
    { type: 'labels', issue: number, add, remove: findStaleLabels(at.issue, add) },
  ];
  return { actions, summary: getMessages('en').log.plans.submission(number, state.is) };
}

const findStaleLabels = ({ labels }: Issue, kept: readonly string[]) =>
  managedLabels.filter((label) => labels.includes(label) && !kept.includes(label));

/** Closes the open pull request of this issue, if there is one, and deletes its branch. */
const buildWithdrawal = ({ issue, repository, commit }: SubmissionContext): PullRequestAction => ({
  type: 'propose',
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
  { name, section, related, preview }: { name: string; section: string; related: ExistingEntry[]; preview: string },
): Plan {
  const { issue, repository, commit, settings } = at;
  const notes = {
    preview,
    path: made.file.path,
    text: made.file.text,
    filledFields: filledIn,
    rejectedFields: refused,
    section,
    related,
  };
  const proposals = `${repository.url}/pulls?q=${encodeURIComponent(`is:pr head:${submissionBranch(issue.number)}`)}`;
  const { login, id } = issue.author;
  const { commits } = getMessages(settings.language);
  const credit = `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;
  const actions: PlanAction[] = [
    {
      type: 'propose',
      branch: submissionBranch(issue.number),
      base: repository.defaultBranch,
      baseHead: commit,
      ...formatSubmissionPullRequest({ number: issue.number, author: login }, { name, notes }, settings.language),
      message: `${commits.addEntry({ name: escapeTitle(name, 60), issue: issue.number })}\n\n${credit}`,
      files: [made.file],
      labels: ['new-entry'],
    },
    {
      type: 'comment',
      issue: issue.number,
      marker: commentMarkers.submission,
      body: formatSubmissionComment({ is: 'proposed', name, notes, proposals }, at.language),
    },
    { type: 'labels', issue: issue.number, add: ['new-entry'], remove: findStaleLabels(issue, []) },
  ];
  return { actions, summary: getMessages('en').log.plans.entryProposed(issue.number, made.file.path) };
}

function findSectionName(list: ParsedList, made: NewEntryDraft, language: Settings['language']): string {
  const found = flattenSections(list).find(({ id }) => id === made.entry.section);
  return localizeText(found?.name, language) ?? made.entry.section;
}
