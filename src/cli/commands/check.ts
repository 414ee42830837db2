import { resolve } from 'node:path';
import { getMessages } from '../../messages/index.ts';
import type { CheckedLink, CheckSummary, LinkCollection, LinkToCheck } from '../../model/verdict.ts';
import { systemClock } from '../../runtime/clock.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { type CheckFormat, loadFormat } from '../check/formats/index.ts';
import {
  applyAcceptedStatus,
  type CheckOptions,
  type CheckTargets,
  checkOffline,
  checkOnline,
  createUrlFilter,
  hasSecondNetwork,
  isFailure,
  mergeJudged,
  openCheckNetworks,
  parseAcceptOption,
  parseHostHeaders,
  resolveTargets,
  type VerdictCache,
} from '../check/index.ts';
import { exitCodes, type Terminal } from '../terminal/index.ts';

/**
 * `listkeeper check`: checks every link of the targets and prints the result.
 * @returns exit code 1 when a link is gone or malformed, or its extraction code is wrong. Exit code
 *   2 when nothing could be checked, so that a pipeline never takes a broken network for success.
 */
export async function runCheck(args: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const accepted = parseAcceptOption(options.accept);
  const isIncluded = createUrlFilter(options.include, options.exclude);
  const secretHeaders = parseHostHeaders(terminal.environment.LISTKEEPER_HEADERS);
  const targets = await resolveTargets(args, { cwd: terminal.cwd, root: options.root });
  reportWhatIsLeftOut(targets, options, terminal);
  await reportSettingsFindings(targets, options, terminal);
  const hasFilter = options.include.length + options.exclude.length > 0;
  const links = hasFilter ? targets.links.filter(isIncluded) : targets.links;
  const judged = mergeJudged(targets.judged.filter(({ url }) => isIncluded(url)));
  const keptLinks = options.history === undefined ? [] : [...links];
  const history = await openHistory(targets.settings, keptLinks, options, terminal);
  const dueLinks: LinkCollection = history?.selectDue(keptLinks) ?? links;
  // Opened even with --offline, so that an invalid option fails at once and not on the day it is
  // needed.
  const networks = openCheckNetworks(options, terminal.environment);
  const cache = await openCache(options, terminal);
  const facts = options.facts ? (await import('../check/check-facts.ts')).openFactsUpdate(args, options, terminal) : undefined;
  const isFailed = (link: CheckedLink) => isFailure(link, accepted);
  const format = await loadFormat(options.format, { terminal, language: options.language, isFailure: isFailed });
  const { tally, onVerdict } = createTally({ accepted, history, facts, format });
  const run = {
    links: dueLinks,
    cache,
    hosts: [...(targets.settings?.hosts ?? []), ...secretHeaders],
    mailto: targets.settings?.mailto,
    summarizePages: history !== undefined,
    collectFacts: facts !== undefined,
    onVerdict,
  };
  const failure = judged.some(isFailed) ? exitCodes.somethingFound : undefined;
  try {
    const isListFormat = options.format === 'text' || options.format === 'json';
    if (options.offline && cache === undefined && isListFormat) {
      const { printUncheckedLinks } = await import('../check/unchecked-links.ts');
      printUncheckedLinks({ links: dueLinks, judged, format }, options, terminal);
      return failure ?? findSilence(targets, links.length + judged.length, options, terminal);
    }
    for (const link of judged) format.addLink(link);
    const summary = options.offline ? checkOffline(run) : await checkOnline(run, networks, options, terminal);
    if (!options.offline) await facts?.finish(summary);
    const exitCode = finishCheck(summary, { format, history: options.offline ? undefined : history, cached: tally.cached });
    if (exitCode !== undefined) return failure ?? exitCode;
  } finally {
    cache?.close();
    await Promise.all([networks.network.close(), networks.secondNetwork?.close()]);
  }
  if (tally.failed > 0 || failure !== undefined) {
    if (options.format === 'text') terminal.out(`${getMessages(options.language).commandResults.check.next}\n`);
    return exitCodes.somethingFound;
  }
  const isNothingChecked = links.length > 0 && tally.unchecked === links.length && !options.offline;
  return isNothingChecked ? exitCodes.wrongUse : findSilence(targets, links.length + judged.length, options, terminal);
}

interface VerdictConsumers {
  accepted: ReturnType<typeof parseAcceptOption>;
  history: { addVerdict(link: CheckedLink): void } | undefined;
  facts: { addVerdict(link: CheckedLink): void } | undefined;
  format: CheckFormat;
}

/** Counts the verdicts, and passes each on to what prints or stores it. */
function createTally({ accepted, history, facts, format }: VerdictConsumers) {
  const tally = { failed: 0, unchecked: 0, cached: 0 };
  function onVerdict(link: CheckedLink, isCached: boolean): void {
    const checked = applyAcceptedStatus(link, accepted);
    if (isFailure(checked, accepted)) tally.failed += 1;
    if (checked.reason === 'deferred' || checked.reason === 'offline') tally.unchecked += 1;
    if (isCached) tally.cached += 1;
    else history?.addVerdict(checked);
    facts?.addVerdict(checked);
    format.addLink(checked);
  }
  return { tally, onVerdict };
}

/**
 * The exit code of a run without failures. Where nothing was checked, or a file was not read, that
 * is said, so that nobody takes it for health.
 */
function findSilence(targets: CheckTargets, linkCount: number, { language }: CheckOptions, terminal: Terminal): number {
  if (linkCount === 0 && targets.ignored === 0) terminal.err(`${getMessages(language).commandResults.check.noLinks}\n`);
  else if (targets.unreadableFiles.length === 0) return exitCodes.nothingFound;
  return exitCodes.wrongUse;
}

interface FinishSettings {
  format: CheckFormat;
  history: { finish(summary: CheckSummary): number } | undefined;
  cached: number;
}

/**
 * Prints the end of the result and records the run. With a history and a network, the history
 * decides the exit code.
 */
function finishCheck(summary: CheckSummary, { format, history, cached }: FinishSettings): number | undefined {
  format.finish(summary, cached);
  const exitCode = history?.finish(summary);
  return summary.online ? exitCode : undefined;
}

/**
 * An `ignore-start` comment without its end takes the rest of a text out of the check, so the
 * number of ignored links is printed.
 */
function reportWhatIsLeftOut(
  { unreadableFiles, unreadFiles, ignored }: CheckTargets,
  { language }: CheckOptions,
  terminal: Terminal,
): void {
  const { unreadableFile, unreadFile, ignored: ignoredLinks } = getMessages(language).commandResults.check;
  for (const path of unreadableFiles) terminal.err(`${unreadableFile({ path: escapeTerminal(path) })}\n`);
  for (const path of unreadFiles) terminal.err(`${unreadFile({ path: escapeTerminal(path) })}\n`);
  if (ignored > 0) terminal.err(`${ignoredLinks({ links: ignored })}\n`);
}

/**
 * Settings that are not understood are left out. Without a word, somebody would wait for their
 * effect.
 */
async function reportSettingsFindings(
  { settingsFindings }: CheckTargets,
  { language }: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  for (const [root, findings] of settingsFindings) {
    if (findings.length === 0) continue;
    const { formatFinding, toPrintedFindings } = await import('../output/index.ts');
    for (const finding of toPrintedFindings(findings, { language, root, cwd: terminal.cwd }))
      terminal.err(formatFinding(finding, language, terminal));
  }
}

// The modules of history and cache are loaded only when they are used. They take a third of the
// time that this command needs to start.

async function openHistory(settings: CheckTargets['settings'], links: LinkToCheck[], options: CheckOptions, terminal: Terminal) {
  if (options.history === undefined) return undefined;
  const { openCheckHistory } = await import('../check/check-history.ts');
  return openCheckHistory(resolve(terminal.cwd, options.history), {
    settings,
    links,
    hasSecondNetwork: hasSecondNetwork(options, terminal.environment),
    options,
    terminal,
  });
}

async function openCache({ cache }: CheckOptions, { cwd }: Terminal): Promise<VerdictCache | undefined> {
  if (cache === undefined) return undefined;
  const { openVerdictCache } = await import('../check/verdict-cache.ts');
  return openVerdictCache(resolve(cwd, cache), systemClock.now);
}
