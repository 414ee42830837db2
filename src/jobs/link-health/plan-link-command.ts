import { createHash } from 'node:crypto';
import { type Forge, readFilesIfPresent } from '../../forge/index.ts';
import { computeLinkStatuses, formatInstant, parseHistory, resolvePolicy } from '../../link-health/index.ts';
import { findArchivedCopiesByIdentity } from '../../links/archive/index.ts';
import { identify } from '../../links/identify/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState, LinkStatus } from '../../model/link-health.ts';
import type { PlanAction } from '../../model/plan.ts';
import type { LinkReply } from '../../report/commands/index.ts';
import { formatCheckboxKey, formatHealthPullRequest } from '../../report/link-health/index.ts';
import { healthBranch, historyFile, type JobContext } from '../shared/index.ts';
import { planCheckboxEdits } from './issue/checkbox-edits.ts';
import { buildLinkStates } from './issue/issue-state.ts';
import { type LinkedList, readLinkedList } from './linked-list.ts';
import { getSnoozeEnd, runLinkHealth } from './run-link-health.ts';

/** What is asked for about one link of the list, by its address. */
interface LinkCommand {
  action: 'remove' | 'snooze' | 'archive';
  address: string;
  /** The issue or pull request of the command. */
  issue: number;
}

interface LinkCommandPlan {
  outcome: LinkReply;
  language: Language;
  actions: PlanAction[];
}

/**
 * Plans what a command asks for. The edit is a pull request of its own, at every place of the link;
 * `snooze` leaves the link out of the issue for a while. Rejects with ForgeError.
 */
export async function planLinkCommand(forge: Forge, context: JobContext, command: LinkCommand): Promise<LinkCommandPlan> {
  const repository = await forge.readRepository();
  const list = await readLinkedList(forge, repository);
  const { language } = list.settings;
  const answer = (outcome: LinkReply, actions: PlanAction[] = []): LinkCommandPlan => ({ outcome, language, actions });
  const identity = identify(command.address).key;
  if (!list.listed.some((link) => link.identity === identity)) return answer({ is: 'not-listed' });
  const now = new Date(context.clock.now());
  const status = await readLinkStatus(forge, list, identity, now);
  if (command.action === 'snooze') {
    if (!status) return answer({ is: 'not-checked' });
    const { actions } = await runLinkHealth(forge, context, { ticked: true, boxes: true, snoozed: [identity] });
    return answer({ is: 'snoozed', until: formatInstant(getSnoozeEnd(now)) }, actions);
  }
  const link = await describeLink(list, status ?? createStatus(command.address, identity, now), command, context);
  if (!link) return answer({ is: 'no-copy' });
  const state: HealthState = {
    repository: repository.url,
    branch: repository.defaultBranch,
    commit: list.commit,
    at: formatInstant(now),
    deferred: 0,
    runs: [],
    links: [link],
  };
  const proposal = buildProposal(state, link, list, command);
  if (proposal) return answer({ is: 'proposed' }, [proposal]);
  return answer({ is: list.settings.source === undefined ? 'refused' : 'line-refused' });
}

/** What the history knows of the link; undefined where it was never checked. */
async function readLinkStatus(
  forge: Forge,
  { settings, listed }: LinkedList,
  identity: string,
  now: Date,
): Promise<LinkStatus | undefined> {
  const [file] = (await readFilesIfPresent(forge, healthBranch, [historyFile])).files;
  const history = parseHistory(file?.text ?? '');
  const policy = resolvePolicy(settings.links, new Set(listed.map((link) => link.identity)).size);
  return computeLinkStatuses(history, now, policy).find((status) => status.identity === identity);
}

function createStatus(url: string, identity: string, now: Date): LinkStatus {
  const at = formatInstant(now);
  const { service } = identify(url);
  return {
    identity,
    url,
    service,
    state: 'unjudged',
    since: at,
    strikes: 0,
    certain: false,
    silent: false,
    firstSeen: at,
    next: at,
  };
}

/** The link with the action that was asked for, and for `archive` with its copy. */
async function describeLink(
  { entries, listed }: LinkedList,
  status: LinkStatus,
  { action }: LinkCommand,
  context: JobContext,
): Promise<LinkState | undefined> {
  const [state] = buildLinkStates([status], { entries, listed, at: status.since });
  if (!state || action === 'remove') return state && { ...state, remedies: ['remove'] };
  const { identity, url } = state;
  const archived = state.archived ?? (await findArchivedCopiesByIdentity([{ identity, url }], context)).get(identity);
  const isFailing = state.state === 'dead' || state.state === 'suspect';
  const since = isFailing ? state.since : formatInstant(new Date(context.clock.now()));
  return archived === undefined ? undefined : { ...state, archived, since, remedies: ['archive'] };
}

function buildProposal(state: HealthState, link: LinkState, list: LinkedList, command: LinkCommand): PlanAction | undefined {
  const [remedy = 'remove'] = link.remedies ?? [];
  const { files, edits } = planCheckboxEdits(state, new Set([formatCheckboxKey(remedy, link.key ?? '')]), list);
  if (files.length === 0) return undefined;
  const digest = createHash('sha256').update(link.identity).digest('hex').slice(0, 10);
  const { repository, commit } = state;
  const isReadme = list.settings.source !== undefined;
  return {
    type: 'propose',
    branch: `listkeeper/${command.action}-${digest}`,
    base: state.branch,
    baseHead: commit,
    ...formatHealthPullRequest(
      { repository, commit, edits, issue: command.issue, isByCommand: true, isReadme },
      list.settings.language,
    ),
    files,
    labels: ['link-health'],
  };
}
