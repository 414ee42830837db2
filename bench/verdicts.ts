import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openInternet } from '../src/sandbox/internet/server.ts';
import type { Case } from '../test/internet/case.ts';
import { corpus } from '../test/internet/corpus.ts';
import { link, runOn } from '../test/internet/judge.ts';
import type { Part } from './part.ts';
import { findLychee, hear, installPeers, listOf, readLychee, runner, type Said, throughProxy, versionOf } from './peers.ts';
import { alias, type FrontProxy, openProxy } from './proxy.ts';

interface Checker {
  name: string;
  judge(one: Case): Promise<Said>;
  close(): Promise<void>;
}

/** What a checker said of a case, and in how many seconds. */
interface Word {
  one: Case;
  said: Said;
  seconds: number;
}

/** Seconds a peer waits for a host that does not answer; the corpus has a few. */
const patience = 3;

/** Who says what of links that live, move, hide and die. */
export const verdicts: Part = {
  name: 'verdicts',
  title: 'Verdicts: who calls a living link dead',
  about: `The ${corpus.length} labelled cases of \`test/internet/\`, each with the fact it comes from: ${corpus.filter(({ dead }) => dead).length} links are dead in truth, ${corpus.filter(({ dead }) => !dead).length} are not. Every checker asks the same simulated hosts, one case at a time.`,
  async run({ peers, say }) {
    const { words, pages } = await askOurs();
    const whole = scoreOf(words);
    const rows = [row(`listkeeper, all ${corpus.length} cases`, whole)];
    rows.push(row(`listkeeper, the ${pages.length} cases of pages`, scoreOf(words.filter(({ one }) => pages.includes(one)))));
    say(rows.map((cells) => cells.join(' | ')).join('\n'));

    const proxy = await openProxy();
    if (peers) installPeers(say);
    const lychee = peers ? findLychee() : undefined;
    const nodes = peers ? [nodePeer('linkinator', proxy), nodePeer('markdown-link-check', proxy)] : [];
    for (const checker of [...nodes, ...(lychee ? [lycheePeer(lychee, proxy)] : [])]) {
      rows.push(row(`${checker.name}, the same ${pages.length}`, scoreOf(await ask(checker, pages))));
      say(rows.at(-1)?.join(' | ') ?? '');
      await checker.close();
    }
    await proxy.close();

    const dead = words.filter(({ one }) => one.dead).length;
    const missed = [];
    if (whole.wrong > 0) missed.push(`${whole.wrong} living links called dead, goal 0.`);
    if (whole.missed / dead > 0.02) missed.push(`${whole.missed} of ${dead} dead links called alive, goal at most 2%.`);
    const notes = [
      'Dead is what fails a build: for ours `gone`, for the others any error or timeout. Not judged is what a checker says it cannot tell: for ours walls, quotas, silence and doubt. A link that wants a login or a code lives.',
      'The others ask pages only, so they are given the cases in which ours asked the very page too: where an interface answered instead (GitHub, DOI, most papers), the simulated internet has no page that they could have judged.',
      'The others reach the same hosts through an HTTP proxy, `https` by a tunnel to a certificate they are told not to mind; a name that does not exist is the proxy’s 502 to them. lychee is started anew for each case.',
      ...(peers && !lychee ? ['lychee was not on the PATH.'] : []),
    ];
    const columns = 'checker|dead in truth|living called dead|dead called alive|living not judged|dead not judged|right|seconds';
    return { tables: [{ columns: columns.split('|'), rows, notes }], missed };
  },
};

function scoreOf(words: readonly Word[]) {
  const count = (dead: boolean, said: Said) => words.filter((word) => word.one.dead === dead && word.said === said).length;
  return {
    dead: words.filter(({ one }) => one.dead).length,
    wrong: count(false, 'dead'),
    missed: count(true, 'alive'),
    livingUnjudged: count(false, 'nothing'),
    deadUnjudged: count(true, 'nothing'),
    right: count(true, 'dead') + count(false, 'alive'),
    seconds: words.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

function row(name: string, { seconds, ...counts }: ReturnType<typeof scoreOf>): string[] {
  return [name, ...Object.values(counts).map(String), seconds.toFixed(1)];
}

async function ask({ judge }: Checker, cases: readonly Case[]): Promise<Word[]> {
  const words: Word[] = [];
  for (const one of cases) {
    const started = performance.now();
    const said = await judge(one);
    words.push({ one, said, seconds: (performance.now() - started) / 1000 });
  }
  return words;
}

/** Ours on every case, and the cases in which it asked the page that the link names. */
async function askOurs(): Promise<{ words: Word[]; pages: Case[] }> {
  const pages: Case[] = [];
  const judge = async (one: Case): Promise<Said> => {
    const asked = link(one.url, { ...(one.code === undefined ? {} : { code: one.code }), names: one.names ?? [] });
    const settings = { faults: one.faults, token: one.token ?? true, hasty: one.hasty ?? false };
    const { links, requests } = await runOn(one.hosts, [asked], settings);
    const wanted = placeOf(one.url);
    const named = wanted !== undefined && one.faults?.[wanted.split('/')[0] ?? ''] !== undefined;
    if (named || requests.some(({ url }) => placeOf(url) === wanted)) pages.push(one);
    const verdict = links[0]?.verdict;
    if (verdict === 'gone') return 'dead';
    return verdict === 'alive' || verdict === 'moved' || verdict === 'restricted' ? 'alive' : 'nothing';
  };
  const words = await ask({ name: 'listkeeper', judge, close: async () => {} }, corpus);
  return { words, pages };
}

function placeOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url ? `${url.hostname}${url.pathname.replace(/\/$/, '')}` : undefined;
}

/** Shows the proxy one case's hosts while `work` runs. */
async function shown<T>(proxy: FrontProxy, one: Case, work: () => Promise<T>): Promise<T> {
  const internet = await openInternet(one.hosts);
  proxy.show({ route: internet.route, faults: one.faults ?? {} });
  try {
    return await work();
  } finally {
    await internet.close();
  }
}

/** What was said of the one link; a checker may write the address its own way, but never says anything of another. */
function wordFor(said: Map<string, Said>, list: string): Said {
  for (const [url, word] of said) if (url !== list) return word;
  return 'nothing';
}

/** A peer of npm: one process for all cases, so that its start is not counted each time. */
function nodePeer(name: string, proxy: FrontProxy): Checker {
  const options = name === 'linkinator' ? { timeout: patience * 1000 } : { timeout: `${patience}s` };
  // Certificates of the simulated hosts are nobody's; where one is bad on purpose the handshake breaks off.
  const env = { ...throughProxy(proxy.port), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const child = fork(runner, [name, '--serve', JSON.stringify(options)], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    name: versionOf(name),
    judge: (one) =>
      shown(proxy, one, async () => {
        const list = listOf([one.url]);
        child.send(list);
        const [{ links }] = (await once(child, 'message')) as [{ links: { url: string; said: Said }[] }];
        return wordFor(new Map(links.map(({ url, said }) => [url, said])), list);
      }),
    async close() {
      child.kill();
    },
  };
}

/** lychee is started for each case. It leaves out the names that are reserved for examples, which the cases use, so those get another one. */
function lycheePeer({ version, program }: { version: string; program: string }, proxy: FrontProxy): Checker {
  const options = ['-v', '--format', 'json', '--no-progress', '--insecure', '--timeout', String(patience)];
  return {
    name: version,
    judge: (one) =>
      shown(proxy, one, async () => {
        const list = listOf([
          one.url.replace(
            /^(https?:\/\/[^/:?#]+\.(?:example|test|invalid)|https?:\/\/(?:[^/:?#]+\.)?example\.(?:com|org|net))(?=[/?#]|$)/i,
            `$1${alias}`,
          ),
        ]);
        const { said } = await hear([program, ...options, list], throughProxy(proxy.port), 60, readLychee);
        return wordFor(said, list);
      }),
    close: async () => {},
  };
}
