import { resolve } from 'node:path';
import { createFallbackHttpClient, createHttpClient, type HttpClientOptions } from '../../http/index.ts';
import { identify } from '../../links/identify/index.ts';
import type { CheckContext } from '../../links/index.ts';
import type { Language } from '../../model/language.ts';
import type { CheckedLink, CheckSummary, LinkToCheck, Verdict } from '../../model/verdict.ts';
import { systemClock } from '../../runtime/clock.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { type FormatName, loadFormat } from '../check/formats/index.ts';
import {
  applyAcceptedStatus,
  type CheckTargets,
  checkLinksCached,
  isFailure,
  mergeLinks,
  parseAcceptOption,
  resolveTargets,
  type VerdictCache,
} from '../check/index.ts';
import { type CommonOptions, exitCodes, type Terminal, UsageError } from '../terminal/index.ts';

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
export async function runCheck(what: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const accepted = parseAcceptOption(options.accept);
  const include = options.include.map(parsePattern);
  const exclude = options.exclude.map(parsePattern);
  const isWanted = (url: string) =>
    (include.length === 0 || include.some((pattern) => pattern.test(url))) && !exclude.some((pattern) => pattern.test(url));
  const targets = await resolveTargets(what, terminal.cwd);
  for (const file of targets.unreadableFiles) terminal.err(formatUnreadableFile(escapeTerminal(file), options.language));
  const links = mergeLinks(targets.links.filter(({ url }) => isWanted(url)));
  const memory = await openHistory(targets.settings, links, options, terminal);
  const asked = memory?.selectDue(links) ?? links;
  // Also where nobody is asked: an option that can not be read is told at once, not on the day it is needed.
  const networks = openNetworks(options, terminal);
  const cache = await openCache(options, terminal);

  const bad = (link: CheckedLink) => isFailure(link, accepted);
  const format = await loadFormat(options.format, { terminal, language: options.language, isFailure: bad });
  const seen = { bad: 0, deferred: 0, remembered: 0 };
  try {
    const isList = options.format === 'text' || options.format === 'json';
    if (options.offline && cache === undefined && isList)
      return (await import('../check/unchecked-links.ts')).printUncheckedLinks(asked, options, terminal);
    const take: RecordVerdict = (link, isRemembered) => {
      const judged = applyAcceptedStatus(link, accepted);
      if (bad(judged)) seen.bad += 1;
      if (judged.reason === 'deferred' || judged.reason === 'offline') seen.deferred += 1;
      if (isRemembered) seen.remembered += 1;
      else memory?.addVerdict(judged);
      format.addLink(judged);
    };
    const summary = options.offline
      ? checkFromCache(asked, cache, take)
      : await checkOnline(asked, networks, options, terminal, cache, take);
    format.finish(summary, seen.remembered);
    if (memory && !options.offline) {
      const told = memory.finish(summary);
      if (summary.online) return told;
    }
  } finally {
    cache?.close();
    await Promise.all([networks.network.close(), networks.secondNetwork?.close()]);
  }
  if (seen.bad > 0) return exitCodes.somethingFound;
  return links.length > 0 && seen.deferred === links.length && !options.offline ? exitCodes.wrongUse : exitCodes.nothingFound;
}

const formatUnreadableFile = (file: string, language: Language): string =>
  language === 'zh'
    ? `${file} 未检查：不是文本文件，或大于 4 MiB\n`
    : `${file} was not looked at: it is not a text file, or is larger than 4 MiB\n`;

// A memory and a cache are loaded when somebody has one: they are a third of what this command takes to start.
async function openHistory(settings: CheckTargets['settings'], links: LinkToCheck[], options: CheckOptions, terminal: Terminal) {
  if (options.history === undefined) return undefined;
  const { openCheckHistory } = await import('../check/check-history.ts');
  const file = resolve(terminal.cwd, options.history);
  return openCheckHistory(file, { settings, links, hasSecondNetwork: hasSecondNetwork(options, terminal), options, terminal });
}

async function openCache({ cache }: CheckOptions, { cwd }: Terminal): Promise<VerdictCache | undefined> {
  if (cache === undefined) return undefined;
  const { openVerdictCache } = await import('../check/verdict-cache.ts');
  return openVerdictCache(resolve(cwd, cache), systemClock.now);
}

const hasSecondNetwork = ({ proxy }: CheckOptions, { environment }: Terminal): boolean =>
  Boolean(proxy?.trim() || environment.LISTKEEPER_SECOND_PROXY?.trim());

function parsePattern(text: string): RegExp {
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
function toDeadlines(timeout: number | undefined): HttpClientOptions {
  if (timeout === undefined) return {};
  const ms = timeout * 1000;
  return { timeouts: { connectMs: ms, headersMs: ms, bodyMs: ms, totalMs: ms } };
}

type Networks = Pick<CheckContext, 'network' | 'secondNetwork'>;

/** The way to the outside, and a second one where there is one. Nothing is dialled yet. Throws a RangeError for a range or a proxy that can not be read. */
function openNetworks(options: CheckOptions, { environment }: Terminal): Networks {
  const { allowAddress: allowAddresses, maxPerHost: perHost, timeout } = options;
  const settings: HttpClientOptions = {
    environment,
    allowAddresses,
    ...(perHost === undefined ? {} : { maxConcurrentPerHost: perHost }),
    ...toDeadlines(timeout),
  };
  const network = createHttpClient(settings);
  const second = createFallbackHttpClient(settings, options.proxy);
  return { network, ...(second === undefined ? {} : { secondNetwork: second }) };
}

type RecordVerdict = (link: CheckedLink, isRemembered: boolean) => void;

async function checkOnline(
  links: LinkToCheck[],
  networks: Networks,
  { maxPerHost: perHost, deadline }: CheckOptions,
  terminal: Terminal,
  cache: VerdictCache | undefined,
  take: RecordVerdict,
): Promise<CheckSummary> {
  const { environment } = terminal;
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  const tools: CheckContext = {
    ...networks,
    clock: systemClock,
    random: Math.random,
    github: { api: resolveApiUrl(environment), ...(token ? { token } : {}) },
    ...(perHost === undefined ? {} : { maxPerHost: perHost }),
    ...(deadline === undefined ? {} : { signal: AbortSignal.timeout(deadline * 1000) }),
  };
  let count = 0;
  try {
    const run = checkLinksCached(links, tools, cache);
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      const { checked, isCached } = next.value;
      count += 1;
      terminal.progress(`${count} / ${links.length}  ${escapeTerminal(checked.url)}`);
      take(checked, isCached);
    }
  } finally {
    terminal.progress('');
  }
}

/** What is known without asking anybody: what the cache remembers. */
function checkFromCache(links: readonly LinkToCheck[], cache: VerdictCache | undefined, record: RecordVerdict): CheckSummary {
  let deferred = 0;
  for (const link of links) {
    const { key, service } = identify(link.url);
    const known = cache?.get(link);
    if (known === undefined) deferred += 1;
    const verdict: Verdict = known ?? { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } };
    record({ ...verdict, url: link.url, identity: key, service, at: link.at }, known !== undefined);
  }
  return { online: true, requests: { byHost: {}, byService: {} }, seconds: 0, deferred };
}
