import { resolve } from 'node:path';
import { isForgeError } from '../forge/errors.ts';
import { localForge } from '../forge/local.ts';
import { parseHistory } from '../health/history.ts';
import { policyOf } from '../health/policy.ts';
import type { History } from '../health/record.ts';
import { storiesOf } from '../health/story.ts';
import { linkStates } from '../jobs/health-state.ts';
import { linksOf, withoutIgnored } from '../jobs/links-of.ts';
import { healthBranch, historyFile } from '../jobs/tools.ts';
import { systemClock } from '../net/clock.ts';
import { numbersOf } from '../report/health-chart.ts';
import { groupsOf, type HealthGroups } from '../report/health-groups.ts';
import type { HealthState, LinkState } from '../report/health-state.ts';
import { spotOf, wordsOfNote } from '../report/link-report.ts';
import { verdictWords } from '../report/verdicts.ts';
import { dayOf, inLanguage } from '../report/words.ts';
import { shownPath } from './files.ts';
import { printJson } from './findings.ts';
import { openFolder } from './folder.ts';
import { readHistory } from './link-memory.ts';
import type { CommonOptions, Language, Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

export interface HealthOptions extends CommonOptions {
  history?: string;
}

/**
 * `listkeeper health`: what the memory of links says about a list, without asking anybody. The memory is a file of `check --history`, or the
 * branch `listkeeper/health` of the clone. Exit code 1 when a link is dead, or its code is wrong, and the list does not say so.
 */
export async function health(dir: string | undefined, options: HealthOptions, terminal: Terminal): Promise<number> {
  const folder = openFolder(dir, terminal.cwd);
  const history = options.history ? readHistory(resolve(terminal.cwd, options.history)) : await historyOfBranch(folder.root);
  const now = new Date(systemClock.now());
  const listed = withoutIgnored(linksOf(folder.list.entries), folder.settings.links.ignore);
  const policy = policyOf(folder.settings.links, listed.length);
  const links = linkStates(storiesOf(history, now, policy), folder.list.entries, listed).map((link) => ({
    ...link,
    at: link.at.map((place) => ({ ...place, file: shownPath(folder.root, place.file, terminal.cwd) })),
  }));
  const at = history.runs.at(-1)?.run ?? '';
  const state: HealthState = { repository: '', branch: '', commit: '', at, deferred: 0, runs: history.runs, links };
  const groups = groupsOf(state);
  if (options.format === 'json') {
    const unseen = new Set(listed.map(({ identity }) => identity)).size - links.length;
    printJson(terminal, { links, at, runs: history.runs, unseen });
  } else terminal.out(healthText(state, groups, options.language, terminal));
  return groups.dead.length + groups.codes.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** Read from git's objects: here, or as it was fetched last. */
async function historyOfBranch(root: string): Promise<History> {
  for (const ref of [healthBranch, `origin/${healthBranch}`]) {
    try {
      const [file] = (await localForge(root, { base: ref, head: ref }).read(ref, [historyFile])).files;
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

const shown: [keyof HealthGroups, Record<Language, string>, Parameters<Terminal['paint']>[0]][] = [
  ['dead', { en: 'dead', zh: '失效' }, 'red'],
  ['codes', { en: 'code', zh: '提取码' }, 'red'],
  ['wrong', { en: 'look', zh: '核对' }, 'yellow'],
  ['moved', { en: 'moved', zh: '变更' }, 'cyan'],
  ['certainSuspects', { en: 'doubt', zh: '待查' }, 'yellow'],
  ['suspects', { en: 'doubt', zh: '待查' }, 'yellow'],
  ['recovered', { en: 'back', zh: '恢复' }, 'green'],
];

/** One line a link, what is to be decided last so that it stands above the prompt; then the counts. */
export function healthText(state: HealthState, groups: HealthGroups, language: Language, terminal: Terminal): string {
  const lines = shown
    .toReversed()
    .flatMap(([group, words, colour]) =>
      groups[group].map((link) => line(link, terminal.paint(colour, words[language]), language)),
    );
  return `${[...lines, numbersOf(state, groups, language)].join('\n')}\n`;
}

function line(link: LinkState, word: string, language: Language): string {
  const zh = language === 'zh';
  const { at, url, judged, since, strikes, state, name, archived, next } = link;
  const place = at[0] === undefined ? '' : `${spotOf(at[0])}: `;
  const called = inLanguage(name, language);
  const said = judged ? verdictWords(judged, language).reason : '';
  const facts = [said];
  if (judged?.note !== undefined && state !== 'dead') facts.push(wordsOfNote(judged.note, language));
  if (state === 'dead' || state === 'suspect') {
    facts.push(
      zh
        ? `自 ${dayOf(since)} 起失败，共 ${strikes} 次`
        : `since ${dayOf(since)}, seen ${strikes === 1 ? 'once' : `${strikes} times`}`,
    );
  }
  if (state === 'suspect') facts.push(zh ? `${dayOf(next)} 再查` : `asked again on ${dayOf(next)}`);
  if (judged?.to !== undefined && state !== 'dead') facts.push(`→ ${judged.to}`);
  if (archived !== undefined) facts.push(archived);
  const text = `${called === undefined ? '' : `${called} › `}${url}${zh ? '：' : ' — '}${facts.filter(Boolean).join(zh ? '；' : '; ')}`;
  return `${place}${word} ${visible(text)}`;
}
