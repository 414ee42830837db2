import type { Forge, Repository } from '../forge/forge.ts';
import type { Action, Plan } from '../forge/plan.ts';
import { readIfThere } from '../forge/read-if-there.ts';
import { changesBetween } from '../health/changes.ts';
import { formatHistory, parseHistory, record } from '../health/history.ts';
import { due } from '../health/policy.ts';
import { type History, instantOf } from '../health/record.ts';
import { storiesOf } from '../health/story.ts';
import type { PlacedEntry } from '../list/read.ts';
import { isListFile, readList } from '../list/read.ts';
import type { Settings } from '../list/settings.ts';
import { healthIssue } from '../report/health-issue.ts';
import type { HealthState, LinkState } from '../report/health-state.ts';
import { type ListedLink, linksOf, verdictsOn, withoutIgnored } from './links-of.ts';
import { settingsAt } from './state.ts';
import { healthBranch, historyFile, type JobTools, markers } from './tools.ts';

export interface CheckOptions {
  /** Text of the history so far; without it the one on the branch `listkeeper/health`. */
  history?: string;
  /** Ask for every link, not only for those that are due. */
  all?: boolean;
}

const dayMs = 86_400_000;
const every: Record<Settings['links']['every'], number | undefined> = { day: 1, week: 7, month: 30, off: undefined };

/**
 * Judges the links of a repository's list and remembers it: those that are due are asked, the history on `listkeeper/health` is carried
 * on, and one issue says what is to be done. Without a network nothing is judged and nothing is written. Rejects with ForgeError.
 */
export async function checkRepositoryLinks(forge: Forge, tools: JobTools, options: CheckOptions = {}): Promise<Plan> {
  // 1. The list of today.
  const repository = await forge.repository();
  if (repository.archived) return nothing(`${repository.owner}/${repository.name} is archived`);
  const { settings, commit } = await settingsAt(forge, repository.defaultBranch);
  const tree = await forge.files(commit, (path) => isListFile(path, settings));
  const { entries } = readList(tree.files, settings);
  const listed = withoutIgnored(linksOf(entries), settings.links.ignore);
  if (listed.length === 0) return nothing('the list has no links');

  // 2. What is remembered, and what is worth asking.
  const kept = await readIfThere(forge, healthBranch, [historyFile]);
  const text = options.history ?? kept.files[0]?.text ?? '';
  const before = parseHistory(text);
  const now = new Date(tools.clock.now());
  const asked = options.all ? listed : listed.filter(({ identity }) => due(before.links.get(identity), now));

  // 3. The looks.
  const { links, summary } = await verdictsOn(asked, tools);
  if (summary && !summary.online) return nothing(`no network: none of ${asked.length} links was judged`);

  // 4. The new memory, and what is to be said of it.
  const identities = new Set(listed.map(({ identity }) => identity));
  const after = record(before, links, now, { listed: identities });
  const written = formatHistory(after);
  if (written === text) return nothing(`none of ${listed.length} links is due`);
  const state = stateOf({ repository, settings, commit, entries, listed, before, after, now, deferred: summary?.deferred ?? 0 });

  // 5. The plan.
  const files = [{ path: historyFile, text: written }];
  const message = `Record what ${links.length} of ${listed.length} links answered on ${instantOf(now).slice(0, 10)}`;
  const actions: Action[] = [{ do: 'commit', branch: healthBranch, expectedHead: kept.commit, message, files }];
  const wantsIssue = settings.links.issue && repository.hasIssues;
  if (wantsIssue) actions.push(issueOf(state, settings));
  const dead = state.links.filter((link) => link.state === 'dead').length;
  const told = settings.links.issue && !repository.hasIssues ? ' (issues are turned off: only the history is written)' : '';
  return { actions, summary: `${links.length} of ${listed.length} links asked: ${dead} dead${told}` };
}

const nothing = (summary: string): Plan => ({ actions: [], summary });

function issueOf(state: HealthState, settings: Settings): Action {
  const { title, body, comment, open } = healthIssue(state, settings.language);
  return {
    do: 'issue',
    marker: markers.health,
    title,
    body,
    state: open ? 'open' : 'closed',
    labels: ['link-health'],
    ...(comment === undefined ? {} : { comment }),
  };
}

interface Run {
  repository: Repository;
  settings: Settings;
  commit: string;
  entries: readonly PlacedEntry[];
  listed: readonly ListedLink[];
  before: History;
  after: History;
  now: Date;
  deferred: number;
}

/** Puts together what the issue is written from: stories of the links, and where in the list they stand. */
function stateOf({ repository, settings, commit, entries, listed, before, after, now, deferred }: Run): HealthState {
  const places = Map.groupBy(listed, ({ identity }) => identity);
  const entriesById = new Map(entries.map(({ id, entry }) => [id, entry]));
  const links = storiesOf(after, now).flatMap((story): LinkState[] => {
    const here = places.get(story.identity);
    const first = here?.[0];
    if (!here || !first) return [];
    const entry = entriesById.get(first.entry);
    const name =
      entry && 'name' in entry && entry.name ? entry.name : entry && 'title' in entry ? { en: entry.title } : undefined;
    return [{ ...story, url: first.url, at: here.flatMap(({ at }) => at), ...(name ? { name } : {}) }];
  });
  const days = every[settings.links.every];
  return {
    repository: repository.url,
    branch: repository.defaultBranch,
    commit,
    historyUrl: `${repository.url}/blob/${healthBranch}/${historyFile}`,
    at: instantOf(now),
    ...(days === undefined ? {} : { next: instantOf(new Date(now.getTime() + days * dayMs)) }),
    deferred,
    runs: after.runs,
    links,
    ...(before.runs.length === 0 ? {} : { changes: changesBetween(before, after, now) }),
  };
}
