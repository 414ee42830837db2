import { type BenchmarkOptions, type BenchmarkTable, median } from '../../benchmark.ts';
import {
  findLychee,
  getPeerVersion,
  installPeers,
  type PeerResult,
  type PeerVerdict,
  type Published,
  parseLycheeOutput,
  parseRunnerOutput,
  peerRunner,
  proxyEnvironment,
  publish,
  runPeer,
  writeLinkList,
} from '../../peers/peers.ts';
import { type SlowHosts, waitForClosedConnections } from '../../servers/slow-hosts.ts';
import { checkWorkload } from './check-workload.ts';
import {
  countRuns,
  createWorkloads,
  deadlineSeconds,
  latencySeconds,
  maxConnections,
  maxRequestsPerHost,
  type Workload,
} from './workloads.ts';

/** The cost of a program's start. */
const startupWorkload: Workload = {
  name: 'one link',
  what: '',
  urls: ['http://h1.invented.cn/1'],
  bound: latencySeconds,
  goal: 0,
  silent: 0,
  refusals: 0,
};

interface CheckerProgram {
  name: string;
  command: (list: string, workload: Workload) => string[];
  read: (output: string) => Map<string, PeerVerdict>;
  /** Beside the proxy. */
  environment?: Record<string, string>;
  /** Workloads that would take it too long. */
  skips?: string[];
}

export interface Outcome {
  seconds: number;
  /** Peak of concurrent requests to one host. */
  peak: number;
  refused: number;
  /** Living links that were not reported alive. */
  wrong: number;
  failed: boolean;
}

/** Time limit in seconds. */
const timeoutSeconds = 45;
/** A peer that takes longer than this is measured once. */
const singleRunSeconds = 5;
/** Medians that differ by less than this share are level: either may be ahead in the next run. */
const levelMargin = 0.01;

/**
 * Runs all checkers as separate programs on a Markdown file, with the hosts’ port as HTTP proxy.
 *
 * Ours is measured in three ways:
 * - requests only (`asked`, seconds by workload, from the first table)
 * - checking in a warm process, as in the bot
 * - the command
 *
 * A goal is missed if a peer that was as polite and as correct is ahead of the first. Its start is
 * subtracted: its time for one link, less the `answer` seconds that bare sockets take for it. The
 * notes say who is ahead of or level with the other two.
 */
export async function comparePeers(
  slow: SlowHosts,
  { runs, log }: BenchmarkOptions,
  asked: ReadonlyMap<string, number>,
  answer: number,
): Promise<{ table: BenchmarkTable; missed: string[] }> {
  installPeers(log);
  const lychee = findLychee();
  const ourselves = publish();
  const ours = createListkeeperChecker(ourselves);
  const others = [...createNodeCheckers(), ...(lychee ? createLycheeCheckers(lychee) : [])];
  const rows: string[][] = [];
  const missed: string[] = [];
  const asking = createRanking();
  const judging = createRanking();
  const commands = createRanking();
  const starts = new Map<string, number>();
  for (const workload of [startupWorkload, ...createWorkloads()]) {
    const command = await runChecker(ours, workload, slow, { runs, runsOnceIfSlow: false });
    const judged = workload === startupWorkload ? undefined : await checkWorkload(workload, slow, runs);
    const ownAsking = asked.get(workload.name);
    const cells = [ownAsking?.toFixed(3) ?? '–', formatOutcome(judged, workload), formatOutcome(command, workload)];
    for (const one of others) {
      const theirs = one.skips?.includes(workload.name)
        ? undefined
        : await runChecker(one, workload, slow, { runs, runsOnceIfSlow: true });
      cells.push(formatOutcome(theirs, workload));
      if (workload === startupWorkload && theirs) starts.set(one.name, theirs.seconds);
      if (workload === startupWorkload || !theirs || !isComparable(theirs, workload)) continue;
      // One link takes the start and one response.
      const withoutStart = theirs.seconds - Math.max(0, (starts.get(one.name) ?? 0) - answer);
      const who = `${workload.name} ${one.name}`;
      asking.add(who, withoutStart, ownAsking);
      judging.add(who, withoutStart, judged?.seconds);
      commands.add(who, theirs.seconds, command?.seconds);
    }
    const wrong = (command?.wrong ?? 0) + (judged?.wrong ?? 0);
    if (wrong > 0) missed.push(`${workload.name}: ours called ${wrong} living links something else.`);
    rows.push([workload.name, workload.bound.toFixed(2), ...cells]);
    log(rows.at(-1)?.join(' | ') ?? '');
  }
  ourselves.remove();
  missed.push(...asking.ahead.map((words) => `${words}, without its start.`));
  const notes = formatNotes({ asking, judging, commands }, answer, lychee !== undefined);
  const columns = [
    'workload',
    'bound s',
    'listkeeper, asking',
    'listkeeper, judging',
    ours.name,
    ...others.map(({ name }) => name),
  ];
  return { table: { columns, rows, notes }, missed };
}

function formatNotes(
  { asking, judging, commands }: Record<'asking' | 'judging' | 'commands', Ranking>,
  answer: number,
  hasLychee: boolean,
): string[] {
  const list = (some: string[]) => (some.length > 0 ? some.join('; ') : 'nobody');
  const both = ({ ahead, level }: Ranking) => `ahead ${list(ahead)}; level ${list(level)}`;
  return [
    `Seconds · most requests at once to one host · 429 caused · living links not called alive. Medians as above, of ours and of the others, but of one run where that took over ${singleRunSeconds} s; ended after ${timeoutSeconds} s. In brackets: not comparable, since a host was asked for more than ${maxRequestsPerHost} things at once, or refused requests beyond what W6 allows, or living links were called broken.`,
    `Commands are processes of their own with a Markdown file, start included. \`http\` addresses through one proxy, which is the hosts themselves; all ask by GET. Ours is the published program with Node’s compile cache, as its launcher opens it.`,
    `*Asking* is the first table, the bound’s own measure, which is held against the others’ times without their starts (their time for one link, less the ${answer.toFixed(3)} s in which bare sockets have its one answer). *Judging* is \`checkLinks\`, all verdicts included, in a process that is up, as in the bot.`,
    `Of the comparable, held against asking, without their starts: ${both(asking)}. Against judging, without their starts: ${both(judging)}. Against our command, starts and reading included: ${both(commands)}. Level is what differs by less than ${levelMargin * 100} %.`,
    `*Polite* is the setting that keeps to ${maxRequestsPerHost} requests at once to a host: lychee ${politeLycheeOptions.join(' ')}; linkinator ${maxRequestsPerHost} in all, since it has no limit per host; markdown-link-check asks for two links at a time and has no setting, and where it would take minutes it was not run. Every answer may take ${deadlineSeconds} s, and lychee asks no second time in W5.`,
    ...(hasLychee ? [] : ['lychee was not on the PATH.']),
  ];
}

/** Which peers are ahead of ours in one respect, or level with it. */
interface Ranking {
  ahead: string[];
  level: string[];
  /** Both in seconds. Without ours there is nothing to compare. */
  add(who: string, theirs: number, ours: number | undefined): void;
}

function createRanking(): Ranking {
  const ahead: string[] = [];
  const level: string[] = [];
  return {
    ahead,
    level,
    add(who, theirs, ours) {
      if (ours === undefined || theirs > ours * (1 + levelMargin)) return;
      const words = `${who} ${theirs.toFixed(3)} s, ours ${ours.toFixed(3)} s`;
      (theirs < ours * (1 - levelMargin) ? ahead : level).push(words);
    },
  };
}

/** As polite as ours has to be, and correct. */
function isComparable({ failed, peak, refused, wrong }: Outcome, { refusals }: Workload): boolean {
  return !failed && peak <= maxRequestsPerHost && refused <= refusals && wrong === 0;
}

function formatOutcome(outcome: Outcome | undefined, workload: Workload): string {
  if (!outcome) return '–';
  const { seconds, peak, refused, wrong, failed } = outcome;
  if (failed) return seconds >= timeoutSeconds ? `(> ${timeoutSeconds} · ${peak} · ${refused})` : '(failed)';
  const numbers = `${seconds.toFixed(2)} · ${peak} · ${refused} · ${wrong}`;
  return isComparable(outcome, workload) ? numbers : `(${numbers})`;
}

async function runChecker(
  one: CheckerProgram,
  workload: Workload,
  slow: SlowHosts,
  { runs, runsOnceIfSlow }: { runs: number; runsOnceIfSlow: boolean },
): Promise<Outcome | undefined> {
  const list = writeLinkList(workload.urls);
  const outcomes: Outcome[] = [];
  // A program's cache for its next start is warm at the second start.
  if (workload === startupWorkload)
    await runPeer(one.command(list, workload), getEnvironment(one, slow), timeoutSeconds, one.read);
  for (let i = 0; i < countRuns(workload, runs); i += 1) {
    await slow.takeCounts();
    await waitForClosedConnections();
    const heard = await runPeer(one.command(list, workload), getEnvironment(one, slow), timeoutSeconds, one.read);
    const { peak, refused } = await slow.takeCounts();
    const { seconds, failed } = heard;
    outcomes.push({ seconds, failed, refused, peak: Math.max(0, ...Object.values(peak)), wrong: countWrong(heard, workload) });
    if (runsOnceIfSlow && seconds > singleRunSeconds) break;
  }
  return median(outcomes, ({ seconds }) => seconds);
}

function getEnvironment({ environment }: CheckerProgram, slow: SlowHosts): NodeJS.ProcessEnv {
  return { ...proxyEnvironment(slow.port), ...environment };
}

function countWrong({ verdicts, failed }: PeerResult, { urls }: Workload): number {
  if (failed) return 0;
  return urls.filter((url) => !url.includes('hanging') && verdicts.get(url) !== 'alive').length;
}

function createListkeeperChecker({ program, cache }: Published): CheckerProgram {
  return {
    name: 'listkeeper check',
    command: (list) => [process.execPath, program, 'check', list, '--format', 'json', '--timeout', String(deadlineSeconds)],
    environment: { XDG_CACHE_HOME: cache },
    read(output) {
      const { links } = JSON.parse(output) as { links: { url: string; verdict: string }[] };
      const alive = (verdict: string): PeerVerdict => (verdict === 'alive' || verdict === 'moved' ? 'alive' : 'nothing');
      return new Map(links.map(({ url, verdict }) => [url, verdict === 'gone' ? 'dead' : alive(verdict)]));
    },
  };
}

function createNodeCheckers(): CheckerProgram[] {
  const node = (name: string, options: object) => (list: string) => [
    process.execPath,
    peerRunner,
    name,
    list,
    JSON.stringify(options),
  ];
  const timeout = deadlineSeconds * 1000;
  const linkinator = getPeerVersion('linkinator');
  return [
    { name: linkinator, command: node('linkinator', { timeout }), read: parseRunnerOutput },
    {
      name: `${linkinator}, polite`,
      command: node('linkinator', { timeout, concurrency: maxRequestsPerHost }),
      read: parseRunnerOutput,
    },
    {
      name: getPeerVersion('markdown-link-check'),
      command: node('markdown-link-check', { timeout: `${deadlineSeconds}s` }),
      read: parseRunnerOutput,
      skips: ['W2', 'W3', 'W4', 'W5', 'W6'],
    },
  ];
}

const politeLycheeOptions = [
  '--host-concurrency',
  String(maxRequestsPerHost),
  '--host-request-interval',
  '0ms',
  '--max-concurrency',
  String(maxConnections),
];

function createLycheeCheckers({ version, program }: { version: string; program: string }): CheckerProgram[] {
  const base = (workload: Workload) => {
    const retries = workload.silent > 0 ? ['--max-retries', '0'] : [];
    return [program, '-v', '--format', 'json', '--no-progress', '--timeout', String(deadlineSeconds), ...retries];
  };
  return [
    { name: version, command: (list, workload) => [...base(workload), list], read: parseLycheeOutput },
    {
      name: `${version}, polite`,
      command: (list, workload) => [...base(workload), ...politeLycheeOptions, list],
      read: parseLycheeOutput,
    },
  ];
}
