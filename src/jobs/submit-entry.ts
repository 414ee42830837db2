import type { Conversations, Forge, Issue, PullRequest, Repository } from '../forge/forge.ts';
import type { Action, Plan, ProposeFiles } from '../forge/plan.ts';
import { identify } from '../links/identify.ts';
import { metadataOf } from '../links/metadata/metadata.ts';
import { type Draft, draft, freeId, sectionsIn } from '../list/draft.ts';
import { readForm } from '../list/form.ts';
import { isListFile, readList } from '../list/read.ts';
import { renderEntry } from '../list/render/entry.ts';
import { nameOf } from '../list/render/sort.ts';
import { localized } from '../list/render/words.ts';
import { formatOf, type Settings } from '../list/settings.ts';
import { titled } from '../report/escape.ts';
import { type SubmissionState, submissionComment, submissionProposal, type Twin } from '../report/submission.ts';
import { verdictWords } from '../report/verdicts.ts';
import { checkTools, verdictsOn } from './links-of.ts';
import { settingsAt } from './state.ts';
import { addressIn, type Known, type Submission, submissionOf } from './submission.ts';
import { decisions, entryBranch, type JobTools, markers } from './tools.ts';

/** Links in a description: one may be meant well. */
const mostLinks = 2;

/**
 * What becomes of an issue that the entry form made: one pull request with the entry, credited to the issue's author, and one comment that
 * says so, or says why not. The state of the issue decides, not what woke us: edits update the pull request, closing the issue withdraws
 * it, and maintainers' labels overrule. Issues of other kinds are left alone. Rejects with ForgeError.
 */
export async function submitEntry(
  forge: Forge & Conversations,
  number: number,
  tools: JobTools,
  given: { decision?: keyof typeof decisions } = {},
): Promise<Plan> {
  // 1. The issue, and whether it is one of ours.
  const [issue, repository] = await Promise.all([forge.issue(number), forge.repository()]);
  if (issue.isPullRequest || issue.author.isBot || repository.archived) return nothing(`#${number} is not a submission`);
  const { settings, commit } = await settingsAt(forge, repository.defaultBranch);
  if (!settings.outputs.some((output) => formatOf(output) === 'issue-form')) return nothing('the settings have no entry form');
  const tree = await forge.files(commit, (path) => isListFile(path, settings));
  const list = readList(tree.files, settings);
  const form = list.info && readForm(issue.body, list.info);
  if (form === undefined) return nothing(`#${number} was not made by the entry form`);

  // 2. What was decided about it already.
  const at: At = { repository, settings, commit, issue, language: form.language };
  const decision = given.decision ?? decisionIn(issue.labels);
  const isApproved = decision === 'approved';
  const earlier = await forge.pullRequestsFrom(entryBranch(number));
  const proposed = earlier.find(({ state }) => state === 'open');
  if (proposed && !(await forge.isOwnProposal(proposed.head.sha))) return takenOver(at, proposed);
  if (issue.state === 'closed') return { actions: [withdrawal(at)], summary: `#${number} is closed: nothing is proposed` };
  if (decision === 'rejected') return refusal(at, { is: 'declined' }, []);
  if (!isApproved && earlier.length > 0 && earlier.every(({ state }) => state === 'closed'))
    return nothing(`#${number}: its pull request was closed by somebody`);

  // 3. The thing itself.
  const address = addressIn(form.texts.link ?? '');
  if (address === undefined) return refusal(at, { is: 'no-address', text: form.texts.link ?? '' }, ['needs-fix']);
  const links = form.texts.description?.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;
  if (links > mostLinks && !isApproved) return refusal(at, { is: 'junk', links }, ['needs-fix']);
  const known = await knownOf(address, form.texts.code, tools);
  const { verdict } = known;
  if (verdict?.verdict === 'gone' && verdict.evidence.authoritative && !isApproved) {
    const words = verdictWords(verdict, form.language).reason;
    return refusal(at, { is: 'dead', url: address, words }, ['dead-link']);
  }

  // 4. The entry, and what the list says to it.
  const submission = submissionOf(form, address, list, known);
  const { answers } = submission;
  answers.id = freeId(answers.id ?? `entry-${number}`, list, tree.files);
  answers.added = new Date(tools.clock.now()).toISOString().slice(0, 10);
  const made = draft(answers, tree.files, settings);
  const name = nameOf(made.entry, form.language);
  const errors = made.findings.filter(({ severity }) => severity === 'error');
  const twins = twinsOf(made, list.entries, at);
  if (twins.length > 0 && !isApproved) return refusal(at, { is: 'duplicate', name, twins }, ['duplicate']);
  const wrong = errors.filter(({ code }) => !code.startsWith('duplicate-'));
  if (wrong.length > 0) return refusal(at, { is: 'to-fix', name, findings: wrong }, ['needs-fix']);

  // 5. The plan.
  return proposal(at, made, submission, name, sectionName(list, made, form.language));
}

interface At {
  repository: Repository;
  settings: Settings;
  commit: string;
  issue: Issue;
  language: Settings['language'];
}

/** Somebody has committed on the branch of the pull request: it is theirs now, and the issue's author is told so. */
function takenOver({ issue, language }: At, { number, url }: PullRequest): Plan {
  const summary = `#${issue.number}: somebody works on its pull request #${number}`;
  if (issue.state === 'closed') return nothing(summary);
  const body = submissionComment({ is: 'taken-over', number, url }, language);
  return { actions: [{ do: 'comment', issue: issue.number, marker: markers.submission, body }], summary };
}

/** What the labels say; a no outweighs a yes. */
function decisionIn(labels: readonly string[]): keyof typeof decisions | undefined {
  return (['rejected', 'approved'] as const).find((decision) => labels.includes(decisions[decision]));
}

const nothing = (summary: string): Plan => ({ actions: [], summary });
const ours = ['needs-fix', 'duplicate', 'dead-link'];

async function knownOf(address: string, code: string | undefined, tools: JobTools): Promise<Known> {
  const identity = identify(address);
  const asked = { url: address, at: [], ...(code && /^[0-9A-Za-z]{4}$/.test(code) ? { code } : {}) };
  const [{ links, summary }, metadata] = await Promise.all([
    verdictsOn([asked], tools),
    metadataOf([identity], checkTools(tools)),
  ]);
  // Without a network nothing was judged.
  return { verdict: summary?.online === false ? undefined : links[0], metadata: metadata.get(identity.key) };
}

/** Entries that lead to the same thing, or have the same title. */
function twinsOf(
  made: Draft,
  entries: readonly { id: string; file: string; line: number; entry: Draft['entry'] }[],
  at: At,
): Twin[] {
  const ids = new Set(made.findings.flatMap(({ code, twin, severity }) => (twin && isSame(code, severity) ? [twin.entry] : [])));
  return [...ids].slice(0, 5).flatMap((id) => {
    const placed = entries.find((each) => each.id === id);
    if (placed === undefined) return [];
    const path = placed.file.split('/').map(encodeURIComponent).join('/');
    const url = `${at.repository.url}/blob/${at.commit}/${path}#L${placed.line}`;
    return [{ id, name: nameOf(placed.entry, at.language), url }];
  });
}

const isSame = (code: string, severity: string) =>
  (code === 'duplicate-identity' && severity === 'error') || code === 'duplicate-title';

/** One comment that says why not; what was proposed before is withdrawn. */
function refusal(at: At, state: SubmissionState, add: string[]): Plan {
  const { number } = at.issue;
  const actions: Action[] = [
    withdrawal(at),
    { do: 'comment', issue: number, marker: markers.submission, body: submissionComment(state, at.language) },
    { do: 'labels', issue: number, add, remove: staleLabels(at.issue, add) },
  ];
  return { actions, summary: `#${number}: ${state.is}` };
}

const staleLabels = ({ labels }: Issue, kept: readonly string[]) =>
  ours.filter((label) => labels.includes(label) && !kept.includes(label));

/** Proposes nothing: an open pull request of this issue is closed, its branch goes. */
const withdrawal = ({ issue, repository, commit }: At): ProposeFiles => ({
  do: 'propose',
  branch: entryBranch(issue.number),
  base: repository.defaultBranch,
  baseHead: commit,
  title: `#${issue.number}`,
  body: '',
  message: `#${issue.number}`,
  files: [],
  labels: [],
});

function proposal(at: At, made: Draft, { filledIn, refused }: Submission, name: string, section: string): Plan {
  const { issue, repository, commit, settings } = at;
  const shown = renderEntry(made.entry, at.language);
  const notes = { shown, path: made.file.path, text: made.file.text, filledIn, refused, section };
  const proposals = `${repository.url}/pulls?q=${encodeURIComponent(`is:pr head:${entryBranch(issue.number)}`)}`;
  const { login, id } = issue.author;
  const credit = `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;
  const actions: Action[] = [
    {
      do: 'propose',
      branch: entryBranch(issue.number),
      base: repository.defaultBranch,
      baseHead: commit,
      ...submissionProposal({ number: issue.number, author: login }, { name, notes }, settings.language),
      message: `Add ${titled(name, 60)} (#${issue.number})\n\n${credit}`,
      files: [made.file],
      labels: ['new-entry'],
    },
    {
      do: 'comment',
      issue: issue.number,
      marker: markers.submission,
      body: submissionComment({ is: 'proposed', name, notes, proposals }, at.language),
    },
    { do: 'labels', issue: issue.number, add: ['new-entry'], remove: staleLabels(issue, []) },
  ];
  return { actions, summary: `#${issue.number}: ${made.file.path} proposed` };
}

function sectionName(list: ReturnType<typeof readList>, made: Draft, language: Settings['language']): string {
  const found = sectionsIn(list).find(({ id }) => id === made.entry.section);
  return localized(found?.name, language) ?? made.entry.section;
}
