import { resolve } from 'node:path';
import { isForgeError } from '../../forge/index.ts';
import { createLocalForge } from '../../forge/local/index.ts';
import { buildLinkStates } from '../../jobs/link-health/index.ts';
import { collectEntryLinks, excludeIgnoredLinks, healthBranch, historyFile } from '../../jobs/shared/index.ts';
import { computeLinkStatuses, type LinkHistory, parseHistory, resolvePolicy } from '../../link-health/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { formatNote, formatPosition } from '../../report/formats/index.ts';
import { formatPlainCounts, groupLinks, type HealthGroups } from '../../report/link-health/index.ts';
import { formatDate, formatVerdict } from '../../report/messages/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { localizeText } from '../../text/localize-text.ts';
import { toDisplayPath } from '../files/index.ts';
import { readHistoryFile } from '../link-history/index.ts';
import { openListFolder } from '../list/index.ts';
import { printJson } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal, UsageError } from '../terminal/index.ts';

export interface HealthOptions extends CommonOptions {
  history?: string;
}

/**
 * `listkeeper health`: what the memory of links says about a list, without asking anybody. The memory is a file of `check --history`, or the
 * branch `listkeeper/health` of the clone. Exit code 1 when a link is dead, or its code is wrong, and the list does not say so.
 */
export async function runHealth(dir: string | undefined, options: HealthOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd);
  const history = options.history
    ? readHistoryFile(resolve(terminal.cwd, options.history))
    : await readBranchHistory(folder.root);
  const now = new Date(systemClock.now());
  const listed = excludeIgnoredLinks(collectEntryLinks(folder.list.entries), folder.settings.links.ignore);
  const policy = resolvePolicy(folder.settings.links, listed.length);
  const links = buildLinkStates(computeLinkStatuses(history, now, policy), folder.list.entries, listed).map((link) => ({
    ...link,
    at: link.at.map((place) => ({ ...place, file: toDisplayPath(folder.root, place.file, terminal.cwd) })),
  }));
  const at = history.runs.at(-1)?.run ?? '';
  const state: HealthState = { repository: '', branch: '', commit: '', at, deferred: 0, runs: history.runs, links };
  const groups = groupLinks(state);
  if (options.format === 'json') {
    const unseen = new Set(listed.map(({ identity }) => identity)).size - links.length;
    printJson(terminal, { links, at, runs: history.runs, unseen });
  } else terminal.out(formatHealth(state, groups, options.language, terminal));
  return groups.dead.length + groups.codes.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** Read from git's objects: here, or as it was fetched last. */
async function readBranchHistory(root: string): Promise<LinkHistory> {
  for (const ref of [healthBranch, `origin/${healthBranch}`]) {
    try {
      const [file] = (await createLocalForge(root, { base: ref, head: ref }).readFiles(ref, [historyFile])).files;
      if (file) return parseHistory(file.text);
    } catch (error) {
      if (!isForgeError(error)) throw error;
    }
  }
  throw new UsageError(
    { en: `There is no branch ${healthBranch} in ${root}.`, zh: `${root} 中没有分支 ${healthBranch}。` },
    {
      en: `Fetch it (git fetch origin ${healthBranch}), or give a file: listkeeper check data --history FILE, then listkeeper health --history FILE.`,
      zh: `请先取回该分支（git fetch origin ${healthBranch}），或使用文件：先运行 listkeeper check data --history FILE，再运行 listkeeper health --history FILE。`,
    },
  );
}

const displayedGroups: [keyof HealthGroups, Record<Language, string>, Parameters<Terminal['paint']>[0]][] = [
  ['dead', { en: 'dead', zh: '失效' }, 'red'],
  ['codes', { en: 'code', zh: '提取码' }, 'red'],
  ['wrong', { en: 'look', zh: '核对' }, 'yellow'],
  ['moved', { en: 'moved', zh: '变更' }, 'cyan'],
  ['certainSuspects', { en: 'doubt', zh: '待查' }, 'yellow'],
  ['suspects', { en: 'doubt', zh: '待查' }, 'yellow'],
  ['recovered', { en: 'back', zh: '恢复' }, 'green'],
];

/** One line a link, what is to be decided last so that it stands above the prompt; then the counts. */
export function formatHealth(state: HealthState, groups: HealthGroups, language: Language, terminal: Terminal): string {
  const lines = displayedGroups
    .toReversed()
    .flatMap(([group, words, colour]) =>
      groups[group].map((link) => formatHealthLine(link, terminal.paint(colour, words[language]), language)),
    );
  return `${[...lines, formatPlainCounts(state, groups, language)].join('\n')}\n`;
}

function formatHealthLine(link: LinkState, word: string, language: Language): string {
  const zh = language === 'zh';
  const { at, url, judged, since, strikes, state, name, archived, next } = link;
  const place = at[0] === undefined ? '' : `${formatPosition(at[0])}: `;
  const called = localizeText(name, language);
  const said = judged ? formatVerdict(judged, language).reason : '';
  const facts = [said];
  if (judged?.note !== undefined && state !== 'dead') facts.push(formatNote(judged.note, language));
  if (state === 'dead' || state === 'suspect') {
    facts.push(
      zh
        ? `自 ${formatDate(since)} 起失败，共 ${strikes} 次`
        : `since ${formatDate(since)}, seen ${strikes === 1 ? 'once' : `${strikes} times`}`,
    );
  }
  if (state === 'suspect') facts.push(zh ? `${formatDate(next)} 再查` : `asked again on ${formatDate(next)}`);
  if (judged?.to !== undefined && state !== 'dead') facts.push(`→ ${judged.to}`);
  if (archived !== undefined) facts.push(archived);
  const text = `${called === undefined ? '' : `${called} › `}${url}${zh ? '：' : ' — '}${facts.filter(Boolean).join(zh ? '；' : '; ')}`;
  return `${place}${word} ${escapeTerminal(text)}`;
}
