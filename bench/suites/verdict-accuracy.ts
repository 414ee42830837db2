import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { isDoubtNote } from '../../src/links/verdict/index.ts';
import { openSimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';
import { checkCase } from '../../test/links/corpus/check-case.ts';
import { checkOverTime } from '../../test/links/corpus/check-over-time.ts';
import { corpus } from '../../test/links/corpus/corpus.ts';
import type { LinkCase } from '../../test/links/corpus/link-case.ts';
import type { Benchmark } from '../benchmark.ts';
import {
  findLychee,
  getPeerVersion,
  installPeers,
  type PeerVerdict,
  parseLycheeOutput,
  peerRunner,
  proxyEnvironment,
  runPeer,
  writeLinkList,
} from '../peers/peers.ts';
import { aliasSuffix, type FrontProxy, openFrontProxy } from '../servers/front-proxy.ts';

interface Checker {
  name: string;
  /** Names of the cases at which it crashed or hung. */
  crashes?: string[];
  judge(one: LinkCase): Promise<PeerVerdict>;
  close(): Promise<void>;
}

/** A checker's result for a case, and the seconds it took. */
interface CheckerVerdict {
  testCase: LinkCase;
  verdict: PeerVerdict;
  seconds: number;
}

/** A peer's timeout in seconds; the corpus has a few silent hosts. */
const peerTimeoutSeconds = 3;

/** Verdicts of all checkers on links that are alive, moved, hidden or dead. */
export const verdictAccuracy: Benchmark = {
  name: 'verdicts',
  title: 'Verdicts: who calls a living link dead',
  about: `The ${corpus.length} labelled cases of \`test/links/corpus/\`, each with the fact it comes from: ${corpus.filter(({ dead }) => dead).length} links are dead in truth, ${corpus.filter(({ dead }) => !dead).length} are not. Every checker asks the same simulated hosts, one case at a time.`,
  async run({ peers, log }) {
    const { words, pages, harmfulMoves, undecidedDeaths } = await runListkeeper();
    const whole = countScores(words);
    const rows = [formatRow(`listkeeper, all ${corpus.length} cases`, whole)];
    rows.push(
      formatRow(
        `listkeeper, the ${pages.length} cases of pages`,
        countScores(words.filter(({ testCase }) => pages.includes(testCase))),
      ),
    );
    log(rows.map((cells) => cells.join(' | ')).join('\n'));

    const proxy = await openFrontProxy();
    if (peers) installPeers(log);
    const lychee = peers ? findLychee() : undefined;
    const nodes = peers ? [createNodeChecker('linkinator', proxy), createNodeChecker('markdown-link-check', proxy)] : [];
    const crashNotes: string[] = [];
    for (const checker of [...nodes, ...(lychee ? [createLycheeChecker(lychee, proxy)] : [])]) {
      rows.push(formatRow(`${checker.name}, the same ${pages.length}`, countScores(await runCases(checker, pages))));
      log(rows.at(-1)?.join(' | ') ?? '');
      const { length } = checker.crashes ?? [];
      if (length > 0) {
        crashNotes.push(`${checker.name} crashed or hung at ${length} of them, which count as not judged.`);
        log(`${checker.name} crashed at: ${checker.crashes?.join('; ')}`);
      }
      await checker.close();
    }
    await proxy.close();

    const dead = words.filter(({ testCase }) => testCase.dead).length;
    const missed = [];
    if (whole.wrong > 0) missed.push(`${whole.wrong} living links called dead, goal 0.`);
    if (whole.missed > 0) missed.push(`${whole.missed} of ${dead} dead links called alive, goal 0.`);
    if (harmfulMoves.length > 0)
      missed.push(`${harmfulMoves.length} new addresses that are not the thing, goal 0: ${harmfulMoves.join('; ')}.`);
    if (undecidedDeaths.length / dead > 0.03)
      missed.push(`${undecidedDeaths.length} of ${dead} deaths undecided, goal at most 3%: ${undecidedDeaths.join('; ')}.`);
    const notes = [
      'Dead is what fails a build: for ours `gone`, for the others any error or timeout. Not judged is what a checker says it cannot tell: for ours walls, quotas, silence and doubt. A link that wants a login or a code lives.',
      `A note that asks a person to look, such as \`taken-over\`, counts as not judged. New addresses offered that are not the thing: ${harmfulMoves.length}. Deaths that are neither told nor noted: ${undecidedDeaths.length}.`,
      `Links that show something else now, without a word that one look could know (${corpus.filter(({ before }) => before).length}), are played over 18 days as a list lives through them: two looks at the page as it was, two at what is there now. What counts is what the history says then. One look alone calls them alive.`,
      'The others ask pages only, so they are given the cases in which ours asked the very page too: where an interface answered instead (GitHub, DOI, most papers), the simulated internet has no page that they could have judged.',
      'The others reach the same hosts through an HTTP proxy, `https` by a tunnel to a certificate they are told not to mind; a name that does not exist is the proxy’s 502 to them. lychee is started anew for each case.',
      ...crashNotes,
      ...(peers && !lychee ? ['lychee was not on the PATH.'] : []),
    ];
    const columns = 'checker|dead in truth|living called dead|dead called alive|living not judged|dead not judged|right|seconds';
    return { tables: [{ columns: columns.split('|'), rows, notes }], missed };
  },
};

function countScores(words: readonly CheckerVerdict[]) {
  const count = (dead: boolean, said: PeerVerdict) =>
    words.filter((word) => word.testCase.dead === dead && word.verdict === said).length;
  return {
    dead: words.filter(({ testCase }) => testCase.dead).length,
    wrong: count(false, 'dead'),
    missed: count(true, 'alive'),
    livingUnjudged: count(false, 'nothing'),
    deadUnjudged: count(true, 'nothing'),
    right: count(true, 'dead') + count(false, 'alive'),
    seconds: words.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

function formatRow(name: string, { seconds, ...counts }: ReturnType<typeof countScores>): string[] {
  return [name, ...Object.values(counts).map(String), seconds.toFixed(1)];
}

async function runCases({ judge }: Checker, cases: readonly LinkCase[]): Promise<CheckerVerdict[]> {
  const words: CheckerVerdict[] = [];
  for (const one of cases) {
    const started = performance.now();
    const said = await judge(one);
    words.push({ testCase: one, verdict: said, seconds: (performance.now() - started) / 1000 });
  }
  return words;
}

/** Our verdict on every case, and the cases in which the page itself was requested. */
interface OwnVerdicts {
  words: CheckerVerdict[];
  pages: LinkCase[];
  /** Names of cases in which an address is offered that the case does not allow. */
  harmfulMoves: string[];
  /** Names of cases of dead links that are neither called dead nor noted. */
  undecidedDeaths: string[];
}

async function runListkeeper(): Promise<OwnVerdicts> {
  const pages: LinkCase[] = [];
  const harmfulMoves: string[] = [];
  const undecidedDeaths: string[] = [];
  const judge = async (one: LinkCase): Promise<PeerVerdict> => {
    const { links, requests } = await checkCase(one);
    const wanted = normalizePageUrl(one.url);
    const named = wanted !== undefined && one.faults?.[wanted.split('/')[0] ?? ''] !== undefined;
    if (named || requests.some(({ url }) => normalizePageUrl(url) === wanted)) pages.push(one);
    const { verdict, note, to } =
      one.before === undefined ? (links[0] ?? {}) : await judgeByMemory({ ...one, before: one.before });
    if (to !== undefined && to !== one.to) harmfulMoves.push(one.name);
    if (verdict === 'gone') return 'dead';
    if (isDoubtNote(note)) return 'nothing';
    if (one.dead) undecidedDeaths.push(one.name);
    return verdict === 'alive' || verdict === 'moved' || verdict === 'restricted' ? 'alive' : 'nothing';
  };
  const words = await runCases({ name: 'listkeeper', judge, close: async () => {} }, corpus);
  return { words, pages, harmfulMoves, undecidedDeaths };
}

/** What the history says of a link whose death no single look can show. */
async function judgeByMemory(one: LinkCase & { before: NonNullable<LinkCase['before']> }) {
  const { state, judged } = await checkOverTime(one);
  const { verdict, note, to } = judged ?? {};
  return { verdict: state === 'dead' ? ('gone' as const) : verdict, note, to };
}

function normalizePageUrl(address: string): string | undefined {
  const url = URL.parse(address);
  return url ? `${url.hostname}${url.pathname.replace(/\/$/, '')}` : undefined;
}

/** Runs `work` with one case's hosts behind the proxy. */
async function withHosts<T>(proxy: FrontProxy, one: LinkCase, work: () => Promise<T>): Promise<T> {
  const internet = await openSimulatedInternet(one.hosts);
  proxy.serve({ route: internet.route, faults: one.faults ?? {} });
  try {
    return await work();
  } finally {
    await internet.close();
  }
}

/** The result for the only link. A checker may normalise its URL, so it is not looked up by URL. */
function findVerdict(said: Map<string, PeerVerdict>, list: string): PeerVerdict {
  for (const [url, word] of said) if (url !== list) return word;
  return 'nothing';
}

/** A peer from npm: one process for all cases, so that its start is not measured each time. */
function createNodeChecker(name: string, proxy: FrontProxy): Checker {
  const options = name === 'linkinator' ? { timeout: peerTimeoutSeconds * 1000 } : { timeout: `${peerTimeoutSeconds}s` };
  // The simulated hosts have our own certificate. Where one should be invalid, the handshake breaks
  // off.
  const env = { ...proxyEnvironment(proxy.port), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const start = () =>
    fork(peerRunner, [name, '--serve', JSON.stringify(options)], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  let child = start();
  const crashes: string[] = [];
  return {
    name: getPeerVersion(name),
    crashes,
    judge: (one) =>
      withHosts(proxy, one, async () => {
        const list = writeLinkList([one.url]);
        child.send(list);
        const links = await waitForLinks(child);
        if (links !== undefined) return findVerdict(new Map(links.map(({ url, said }) => [url, said])), list);
        crashes.push(one.name);
        child.kill();
        child = start();
        return 'nothing';
      }),
    async close() {
      child.kill();
    },
  };
}

/** Seconds after which a checker that has not answered about one link is taken to hang. */
const maxPeerSeconds = 60;

/** What a peer says of a list; undefined when it crashed over it, or hangs. */
async function waitForLinks(child: ChildProcess): Promise<{ url: string; said: PeerVerdict }[] | undefined> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(maxPeerSeconds * 1000)]);
  const ended = once(child, 'exit', { signal }).catch(() => undefined);
  const answered = once(child, 'message', { signal }).catch(() => undefined);
  const [message] = (await Promise.race([answered, ended.then(() => undefined)])) ?? [];
  done.abort();
  return (message as { links: { url: string; said: PeerVerdict }[] } | undefined)?.links;
}

/** lychee is started for each case. It skips names reserved for examples, so these get an alias. */
function createLycheeChecker({ version, program }: { version: string; program: string }, proxy: FrontProxy): Checker {
  const options = ['-v', '--format', 'json', '--no-progress', '--insecure', '--timeout', String(peerTimeoutSeconds)];
  return {
    name: version,
    judge: (one) =>
      withHosts(proxy, one, async () => {
        const list = writeLinkList([
          one.url.replace(
            /^(https?:\/\/[^/:?#]+\.(?:example|test|invalid)|https?:\/\/(?:[^/:?#]+\.)?example\.(?:com|org|net))(?=[/?#]|$)/i,
            `$1${aliasSuffix}`,
          ),
        ]);
        const { verdicts } = await runPeer([program, ...options, list], proxyEnvironment(proxy.port), 60, parseLycheeOutput);
        return findVerdict(verdicts, list);
      }),
    close: async () => {},
  };
}
