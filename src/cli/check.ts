import { apiAddress } from '../forge/octokit.ts';
import { checkLinks } from '../links/check.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../links/verdict.ts';
import { verdictNames } from '../links/verdict.ts';
import { systemClock } from '../net/clock.ts';
import { openNetwork } from '../net/open.ts';
import { verdictWords } from '../report/verdicts.ts';
import { counted } from '../report/words.ts';
import type { CommonOptions } from './commands.ts';
import { matches, targetsOf } from './targets.ts';
import type { Language, Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

export interface CheckOptions extends CommonOptions {
  include: string[];
  exclude: string[];
  accept: string[];
  allowAddress: string[];
  /** Seconds. */
  deadline?: number;
  offline?: boolean;
}

/**
 * `listkeeper check`: judges every link of the targets and prints what is not well. Exit code 1 when a link is gone or its
 * extraction code is wrong, 2 when there was no network, so that a pipeline never takes silence for health.
 */
export async function check(what: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const wrong = options.accept.find((word) => !(verdictNames as readonly string[]).includes(word));
  if (wrong) throw new UsageError(`${wrong} is not a verdict.`, `Verdicts are ${verdictNames.join(', ')}.`);
  const { links } = targetsOf(what, terminal.cwd);
  const wanted = links.filter(({ url }) => isWanted(url, options));
  if (options.offline) return listOnly(wanted, options, terminal);

  const { checked, summary } = await judge(wanted, options, terminal);
  const bad = checked.filter((link) => counts(link, options.accept));
  if (options.format === 'json') {
    const { online, requests, seconds, deferred } = summary;
    terminal.out(`${JSON.stringify({ findings: [], links: checked, requests, seconds, online, deferred }, null, 2)}\n`);
  } else terminal.out(textOf(checked, summary, options.language, terminal));
  if (!summary.online) return exitCodes.wrongUse;
  return bad.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** A no that a pipeline should stop at. Walls, quotas and silence are not: they say nothing about the link. */
function counts(link: CheckedLink, accepted: readonly string[]): boolean {
  const isBad = link.verdict === 'gone' || link.reason === 'code-wrong' || link.reason === 'code-missing';
  return isBad && !accepted.includes(link.verdict);
}

function isWanted(url: string, { include, exclude }: Pick<CheckOptions, 'include' | 'exclude'>): boolean {
  if (include.length > 0 && !include.some((pattern) => matches(url, pattern))) return false;
  return !exclude.some((pattern) => matches(url, pattern));
}

async function judge(
  links: LinkToCheck[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<{ checked: CheckedLink[]; summary: CheckSummary }> {
  const { environment } = terminal;
  const network = openNetwork({ environment, allowAddresses: options.allowAddress });
  const signal = options.deadline === undefined ? undefined : AbortSignal.timeout(options.deadline * 1000);
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  const github = { api: apiAddress(environment), ...(token ? { token } : {}) };
  try {
    const run = checkLinks(links, { network, clock: systemClock, github, ...(signal ? { signal } : {}) });
    const checked: CheckedLink[] = [];
    for (;;) {
      const next = await run.next();
      if (next.done) return { checked, summary: next.value };
      checked.push(next.value);
      terminal.progress(`${checked.length} / ${links.length}  ${visible(next.value.url)}`);
    }
  } finally {
    terminal.progress('');
    await network.close();
  }
}

function listOnly(links: LinkToCheck[], { format, language }: CheckOptions, terminal: Terminal): number {
  if (format === 'json') {
    const requests = { byHost: {}, byService: {} };
    terminal.out(
      `${JSON.stringify({ findings: [], links: [], unchecked: links, requests, seconds: 0, online: false }, null, 2)}\n`,
    );
    return exitCodes.nothingFound;
  }
  for (const { url, at } of links) terminal.out(`${placed(at[0])}${visible(url)}\n`);
  const count = counted(links.length, 'link', language);
  terminal.out(language === 'zh' ? `${count}，未做任何请求（--offline）\n` : `${count}, nobody was asked (--offline)\n`);
  return exitCodes.nothingFound;
}

const colours = {
  alive: 'green',
  moved: 'cyan',
  gone: 'red',
  restricted: 'yellow',
  blocked: 'dim',
  limited: 'dim',
  unreachable: 'yellow',
  unknown: 'dim',
} as const;

/** What is not simply alive, worst last so that it stands above the prompt; then the counts. */
function textOf(checked: readonly CheckedLink[], summary: CheckSummary, language: Language, terminal: Terminal): string {
  const zh = language === 'zh';
  if (!summary.online) {
    return zh
      ? '没有网络：许多互不相关的网站都无法连接，因此没有对任何链接下结论。\n'
      : 'No network: unrelated hosts all failed alike, so no link was judged.\n';
  }
  const order = ['unknown', 'limited', 'blocked', 'unreachable', 'restricted', 'moved', 'gone'];
  const shown = checked
    .filter((link) => link.verdict !== 'alive' || link.note !== undefined)
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const lines = shown.flatMap((link) => linkLines(link, language, terminal));
  const tally = verdictNames.flatMap((name) => {
    const count = checked.filter((link) => link.verdict === name).length;
    return count === 0
      ? []
      : [terminal.paint(colours[name], `${count} ${verdictWords({ verdict: name, reason: 'ok' }, language).verdict}`)];
  });
  const requests = Object.values(summary.requests.byHost).reduce((sum, count) => sum + count, 0);
  const work = zh
    ? `${requests} 次请求，${summary.seconds.toFixed(1)} 秒`
    : `${requests} requests, ${summary.seconds.toFixed(1)} s`;
  lines.push([counted(checked.length, 'link', language), ...tally, terminal.paint('dim', work)].join(' · '));
  return `${lines.join('\n')}\n`;
}

function linkLines(link: CheckedLink, language: Language, { paint }: Terminal): string[] {
  const { verdict, reason } = verdictWords(link, language);
  const { status, marker, asked } = link.evidence;
  const evidence = [asked, status === undefined ? '' : String(status), link.evidence.code ?? '', marker ?? ''].filter(Boolean);
  const note = link.note ? ` [${link.note}]` : '';
  const dash = language === 'zh' ? '——' : ' — ';
  const lines = [
    `${placed(link.at[0])}${paint(colours[link.verdict], verdict)} ${visible(link.url)}${dash}${reason}${note} ${paint('dim', `(${visible(evidence.join(', '))})`)}`,
  ];
  if (link.to) lines.push(`    → ${visible(link.to)}`);
  return lines;
}

function placed(place: { file: string; line: number; column: number } | undefined): string {
  return place ? `${place.file}:${place.line}:${place.column}: ` : '';
}
