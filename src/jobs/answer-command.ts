import { createHash } from 'node:crypto';
import { isForgeError } from '../forge/errors.ts';
import type { Conversations, Forge, PullRequest } from '../forge/forge.ts';
import type { Action, CommitFiles, Plan, ProposeFiles } from '../forge/plan.ts';
import { withIgnored } from '../list/edit-settings.ts';
import type { SourceFile } from '../list/finding.ts';
import { fixedText } from '../list/fix.ts';
import { formatFile } from '../list/format.ts';
import { nearestOf } from '../list/nearest.ts';
import { isListFile, readList } from '../list/read.ts';
import { nameOf } from '../list/render/sort.ts';
import { type Settings, settingsPath } from '../list/settings.ts';
import {
  credentialsAnswer,
  duplicateAnswer,
  fixNotHereAnswer,
  fixProposal,
  helpAnswer,
  ignoreProposal,
  nothingToFixAnswer,
  previewAnswer,
  settingsNotEditableAnswer,
  tooLargeAnswer,
  unknownIdAnswer,
} from '../report/answers.ts';
import { checkRepositoryLinks } from './check-links.ts';
import type { Command } from './commands.ts';
import { reviewOf, reviewPullRequest } from './review-pull-request.ts';
import { entriesBroughtBy, rememberingEntries } from './said-duplicate.ts';
import { mostEntries, TooManyEntries } from './size.ts';
import { settingsAt } from './state.ts';
import { submitEntry } from './submit-entry.ts';
import { decisions, type JobTools, markers } from './tools.ts';

/** A command as it was given: where, and by whom. Who may ask for it was settled before. */
export interface Asked {
  command: Command;
  /** The issue or pull request it was written on. */
  number: number;
  onPullRequest: boolean;
  askedBy: string;
}

export interface Answer extends Plan {
  /** False when the command could not be done as it was given. */
  understood: boolean;
}

/**
 * What a command in a comment wants done. Reads the repository, decides and returns a plan; the reaction to the comment is the caller's,
 * who knows what came of the plan. Rejects with ForgeError.
 */
export async function answerCommand(forge: Forge & Conversations, asked: Asked, tools: JobTools): Promise<Answer> {
  const { command, number, onPullRequest } = asked;
  if (command.name === 'check' || (command.name === 'recheck' && !onPullRequest)) {
    return understood(await checkRepositoryLinks(forge, tools));
  }
  if (command.name === 'recheck') return understood(await reviewPullRequest(forge, number, tools));
  if (!onPullRequest && (command.name === 'approve' || command.name === 'reject')) {
    return understood(await decide(forge, number, command.name === 'approve' ? 'approved' : 'rejected', tools));
  }
  if (command.name === 'ignore' || !onPullRequest) {
    const { defaultBranch } = await forge.repository();
    const answer = await onBranch(forge, asked, onPullRequest ? (await forge.pullRequest(number)).base.ref : defaultBranch);
    if (command.name !== 'duplicate-of' || onPullRequest || !answer.understood) return answer;
    // A submission of what the list has is withdrawn with it.
    const submission = await decide(forge, number, 'rejected', tools);
    const withdrawn = submission.actions.filter((action) => action.do !== 'comment');
    return { ...answer, actions: [...answer.actions, ...withdrawn] };
  }
  const pull = await forge.pullRequest(number);
  if (command.name !== 'fix' && command.name !== 'preview') return onBranch(forge, asked, pull.base.ref);
  try {
    return command.name === 'fix' ? await fix(forge, pull, tools) : await preview(forge, pull, tools);
  } catch (error) {
    if (!isForgeError(error, 'too-large')) throw error;
    return refused(number, tooLargeAnswer(error instanceof TooManyEntries ? mostEntries : undefined), error.message);
  }
}

async function preview(forge: Forge, pull: PullRequest, tools: JobTools): Promise<Answer> {
  const review = await reviewOf(forge, pull, tools, { links: false });
  const text = previewAnswer(review, review.language);
  return understood({ actions: [said(pull.number, text)], summary: `#${pull.number}: ${review.entries.length} entries shown` });
}

const understood = (plan: Plan): Answer => ({ ...plan, understood: true });
const said = (issue: number, body: string, marker: string = markers.answer): Action => ({ do: 'comment', issue, marker, body });
const refused = (number: number, body: string, why: string): Answer => ({
  actions: [said(number, body)],
  summary: `#${number}: ${why}`,
  understood: false,
});

/** A maintainer's word on a submitted entry: the label remembers it, so that later edits know. */
async function decide(
  forge: Forge & Conversations,
  number: number,
  decision: keyof typeof decisions,
  tools: JobTools,
): Promise<Plan> {
  const other = decision === 'approved' ? decisions.rejected : decisions.approved;
  const plan = await submitEntry(forge, number, tools, { decision });
  if (plan.actions.length === 0) return plan;
  const label: Action = { do: 'labels', issue: number, add: [decisions[decision]], remove: [other] };
  return { ...plan, actions: [label, ...plan.actions] };
}

/** Commands that need the settings of a branch and nothing of a pull request's content. */
async function onBranch(forge: Forge, asked: Asked, branch: string): Promise<Answer> {
  const { command, number } = asked;
  const { settings, commit } = await settingsAt(forge, branch);
  if (command.name === 'ignore') return ignore(forge, { ...asked, command }, { branch, commit, settings });
  if (command.name === 'duplicate-of') return duplicate(forge, asked, command.id, { commit, settings });
  if (command.name === 'credentials') return refused(number, credentialsAnswer(settings.language), 'an address with credentials');
  const text = command.name === 'help' ? command.said : command.name;
  return refused(number, helpAnswer(text, settings.language), 'a command that is not understood');
}

/**
 * The mechanical fixes of a pull request: every exact fix that the review knows, and the house's form of the files it touches. A commit on its
 * branch; where that branch does not let us, a pull request of our own with the same commits and the fixes on top, if these commits hold
 * nothing but the list.
 */
async function fix(forge: Forge, pull: PullRequest, tools: JobTools): Promise<Answer> {
  if (pull.state === 'closed') return understood({ actions: [], summary: `#${pull.number} is closed: nothing to fix` });
  const review = await reviewOf(forge, pull, tools, { links: false });
  const { settings, language, findings } = review;
  const files = review.head.flatMap((file): SourceFile[] => {
    if (!isListFile(file.path, settings)) return [];
    const { text } = fixedText(
      file.text,
      findings.filter((finding) => finding.file === file.path),
    );
    const mended = formatFile({ path: file.path, text }, settings.data);
    return mended.text === file.text ? [] : [mended];
  });
  const summary = `#${pull.number}: ${files.length} files to mend`;
  if (files.length === 0) {
    return understood({ actions: [said(pull.number, nothingToFixAnswer(findings.length, language))], summary });
  }
  const message = `Fix what can be fixed mechanically in #${pull.number}`;
  const commit: CommitFiles = { do: 'commit', branch: pull.head.ref, expectedHead: pull.head.sha, message, files };
  if (!pull.fork) return understood({ actions: [commit], summary });
  const proposal: ProposeFiles = {
    do: 'propose',
    branch: `listkeeper/fix-${pull.number}`,
    base: pull.base.ref,
    baseHead: pull.head.sha,
    message,
    ...fixProposal(
      pull,
      files.map(({ path }) => path),
      language,
    ),
    files,
    labels: ['listkeeper'],
  };
  const instead = (await isAllOfTheList(forge, pull, settings)) ? proposal : said(pull.number, fixNotHereAnswer(language));
  const { repository } = pull.head;
  // A fork that was deleted, or whose owner said no, need not be tried.
  if (repository === undefined || pull.maintainerCanModify === false) return understood({ actions: [instead], summary });
  return understood({ actions: [{ ...commit, repository, otherwise: [instead] }], summary });
}

/**
 * Whether everything that a pull request changes is the list's, data or output. A branch of this repository runs this repository's workflows
 * with its secrets: what else a stranger's commit holds must never come on one.
 */
async function isAllOfTheList(forge: Forge, pull: PullRequest, settings: Settings): Promise<boolean> {
  const { files, truncated } = await forge.changes(pull);
  const outputs = new Set(settings.outputs.map(({ file }) => file));
  const isOurs = (path: string) => isListFile(path, settings) || outputs.has(path);
  if (truncated || !files.every(({ path, previousPath }) => isOurs(path) && isOurs(previousPath ?? path))) return false;
  // What was listed are the changes of that head only if it still is the head.
  return (await forge.pullRequest(pull.number)).head.sha === pull.head.sha;
}

interface At {
  commit: string;
  settings: Settings;
}

/** Settings are the maintainers' and stand on the base: the change is proposed there, whatever pull request it was asked for on. */
async function ignore(
  forge: Forge,
  { command, number, askedBy }: Asked & { command: Command & { name: 'ignore' } },
  { branch, commit, settings }: At & { branch: string },
): Promise<Answer> {
  const { language } = settings;
  const [file] = (await forge.read(commit, [settingsPath])).files;
  const text = withIgnored(file?.text ?? '', command.address, command.reason);
  if (text === undefined) return refused(number, settingsNotEditableAnswer(language), 'the settings can not be edited');
  if (text === file?.text) return understood({ actions: [], summary: `${command.address} is ignored already` });
  const digest = createHash('sha256').update(command.address).digest('hex').slice(0, 10);
  const proposal: ProposeFiles = {
    do: 'propose',
    branch: `listkeeper/ignore-${digest}`,
    base: branch,
    baseHead: commit,
    message: 'Do not check an address any more',
    ...ignoreProposal({ ...command, askedBy }, language),
    files: [{ path: settingsPath, text }],
    labels: ['listkeeper'],
  };
  return understood({ actions: [proposal], summary: `proposed to ignore ${command.address}` });
}

async function duplicate(forge: Forge, asked: Asked, id: string, { commit, settings }: At): Promise<Answer> {
  const { number, onPullRequest } = asked;
  const { language } = settings;
  const tree = await forge.files(commit, (path) => isListFile(path, settings));
  const { entries } = readList(tree.files, settings);
  const twin = entries.find((placed) => placed.id === id);
  if (!twin) {
    const nearest = nearestOf(
      id,
      entries.map((placed) => placed.id),
    )?.value;
    return refused(number, unknownIdAnswer(id, nearest, language), `no entry ${id}`);
  }
  const { url } = await forge.repository();
  const name = nameOf(twin.entry, language);
  const text = duplicateAnswer({ id, name, file: twin.file, line: twin.line }, `${url}/blob/${commit}`, language);
  const label: Action = { do: 'labels', issue: number, add: ['duplicate'], remove: [] };
  const brought = onPullRequest ? await entriesBroughtBy(forge, await forge.pullRequest(number), settings) : undefined;
  const word = brought ? rememberingEntries(text, brought, settings) : text;
  return understood({ actions: [said(number, word, markers.duplicate), label], summary: `#${number} is a duplicate of ${id}` });
}
