import { resolve } from 'node:path';
import { apiAddress } from '../forge/api-address.ts';
import type { CheckTools } from '../links/check.ts';
import { identify } from '../links/identify.ts';
import type { CheckedLink, CheckSummary, LinkToCheck, Verdict } from '../links/verdict.ts';
import { systemClock } from '../net/clock.ts';
import type { NetworkSettings } from '../net/network.ts';
import { openNetwork } from '../net/open.ts';
import { openSecondNetwork } from '../net/second.ts';
import { acceptStatus, isBad, readAccepted } from './check-accept.ts';
import { type FormatName, formatOf } from './formats/index.ts';
import { checkRemembering } from './remembering.ts';
import { merged, type Targets, targetsOf } from './targets.ts';
import type { CommonOptions, Language, Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';
import type { VerdictCache } from './verdict-cache.ts';
import { visible } from './visible.ts';

export interface CheckOptions extends Omit<CommonOptions, 'format'> {
  format: FormatName;
  include: string[];
  exclude: string[];
  accept: string[];
  allowAddress: string[];
  maxPerHost?: number;
  /** Seconds for one answer. */
  timeout?: number;
  /** Seconds for all. */
  deadline?: number;
  cache?: string;
  /** A memory of earlier runs: only what is due is asked, and dead is what failed more than once. */
  history?: string;
  proxy?: string;
  offline?: boolean;
}

/**
 * `listkeeper check`: judges every link of the targets and prints what is not well. Exit code 1 when a link is gone, malformed, or its
 * extraction code is wrong; 2 when nothing could be judged, so that a pipeline never takes silence for health.
 */
export async function check(what: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const accepted = readAccepted(options.accept);
  const include = options.include.map(patternOf);
  const exclude = options.exclude.map(patternOf);
  const isWanted = (url: string) =>
    (include.length === 0 || include.some((pattern) => pattern.test(url))) && !exclude.some((pattern) => pattern.test(url));
  const targets = await targetsOf(what, terminal.cwd);
  for (const file of targets.unread) terminal.err(unreadText(visible(file), options.language));
  const links = merged(targets.links.filter(({ url }) => isWanted(url)));
  const memory = await openMemory(targets.settings, links, options, terminal);
  const asked = memory?.due(links) ?? links;
  // Also where nobody is asked: an option that can not be read is told at once, not on the day it is needed.
  const networks = openNetworks(options, terminal);
  const cache = await openCache(options, terminal);

  const bad = (link: CheckedLink) => isBad(link, accepted);
  const format = await formatOf(options.format, { terminal, language: options.language, isBad: bad });
  const seen = { bad: 0, deferred: 0, remembered: 0 };
  try {
    const isList = options.format === 'text' || options.format === 'json';
    if (options.offline && cache === undefined && isList)
      return (await import('./check-list-only.ts')).listOnly(asked, options, terminal);
    const take: Take = (link, isRemembered) => {
      const judged = acceptStatus(link, accepted);
      if (bad(judged)) seen.bad += 1;
      if (judged.reason === 'deferred' || judged.reason === 'offline') seen.deferred += 1;
      if (isRemembered) seen.remembered += 1;
      else memory?.take(judged);
      format.link(judged);
    };
    const summary = options.offline ? recall(asked, cache, take) : await judge(asked, networks, options, terminal, cache, take);
    format.end(summary, seen.remembered);
    if (memory && !options.offline) {
      const told = memory.tell(summary);
      if (summary.online) return told;
    }
  } finally {
    cache?.close();
    await Promise.all([networks.network.close(), networks.second?.close()]);
  }
  if (seen.bad > 0) return exitCodes.somethingFound;
  return links.length > 0 && seen.deferred === links.length && !options.offline ? exitCodes.wrongUse : exitCodes.nothingFound;
}

const unreadText = (file: string, language: Language): string =>
  language === 'zh'
    ? `${file} 未检查：不是文本文件，或大于 4 MiB\n`
    : `${file} was not looked at: it is not a text file, or is larger than 4 MiB\n`;

// A memory and a cache are loaded when somebody has one: they are a third of what this command takes to start.
async function openMemory(settings: Targets['settings'], links: LinkToCheck[], options: CheckOptions, terminal: Terminal) {
  if (options.history === undefined) return undefined;
  const { openCheckMemory } = await import('./check-memory.ts');
  const file = resolve(terminal.cwd, options.history);
  return openCheckMemory(file, { settings, links, hasSecond: hasSecond(options, terminal), options, terminal });
}

async function openCache({ cache }: CheckOptions, { cwd }: Terminal): Promise<VerdictCache | undefined> {
  if (cache === undefined) return undefined;
  const { openVerdictCache } = await import('./verdict-cache.ts');
  return openVerdictCache(resolve(cwd, cache), systemClock.now);
}

const hasSecond = ({ proxy }: CheckOptions, { environment }: Terminal): boolean =>
  Boolean(proxy?.trim() || environment.LISTKEEPER_SECOND_PROXY?.trim());

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new UsageError(
      { en: `${text} is not a regular expression.`, zh: `${text} 不是正则表达式。` },
      {
        en: 'A pattern such as ^https://example\\.com/ is looked for in each address.',
        zh: '请给出形如 ^https://example\\.com/ 的表达式，它会与每个地址比对。',
      },
    );
  }
}

/** Whoever says how long an answer may take has said it of all its parts. */
function deadlinesOf(timeout: number | undefined): Pick<NetworkSettings, 'deadlines'> {
  if (timeout === undefined) return {};
  const ms = timeout * 1000;
  return { deadlines: { connect: ms, headers: ms, body: ms, total: ms } };
}

type Networks = Pick<CheckTools, 'network' | 'second'>;

/** The way to the outside, and a second one where there is one. Nothing is dialled yet. Throws a RangeError for a range or a proxy that can not be read. */
function openNetworks(options: CheckOptions, { environment }: Terminal): Networks {
  const { allowAddress: allowAddresses, maxPerHost: perHost, timeout } = options;
  const settings = { environment, allowAddresses, ...(perHost === undefined ? {} : { perHost }), ...deadlinesOf(timeout) };
  const network = openNetwork(settings);
  const second = openSecondNetwork(settings, options.proxy);
  return { network, ...(second === undefined ? {} : { second }) };
}

type Take = (link: CheckedLink, isRemembered: boolean) => void;

async function judge(
  links: LinkToCheck[],
  networks: Networks,
  { maxPerHost: perHost, deadline }: CheckOptions,
  terminal: Terminal,
  cache: VerdictCache | undefined,
  take: Take,
): Promise<CheckSummary> {
  const { environment } = terminal;
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  const tools: CheckTools = {
    ...networks,
    clock: systemClock,
    random: Math.random,
    github: { api: apiAddress(environment), ...(token ? { token } : {}) },
    ...(perHost === undefined ? {} : { perHost }),
    ...(deadline === undefined ? {} : { signal: AbortSignal.timeout(deadline * 1000) }),
  };
  let count = 0;
  try {
    const run = checkRemembering(links, tools, cache);
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      const { checked, isRemembered } = next.value;
      count += 1;
      terminal.progress(`${count} / ${links.length}  ${visible(checked.url)}`);
      take(checked, isRemembered);
    }
  } finally {
    terminal.progress('');
  }
}

/** What is known without asking anybody: what the cache remembers. */
function recall(links: readonly LinkToCheck[], cache: VerdictCache | undefined, take: Take): CheckSummary {
  let deferred = 0;
  for (const link of links) {
    const { key, service } = identify(link.url);
    const known = cache?.get(link);
    if (known === undefined) deferred += 1;
    const verdict: Verdict = known ?? { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } };
    take({ ...verdict, url: link.url, identity: key, service, at: link.at }, known !== undefined);
  }
  return { online: true, requests: { byHost: {}, byService: {} }, seconds: 0, deferred };
}
