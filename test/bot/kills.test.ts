import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type GitHubApp, openApp } from '../../src/bot/app.ts';
import { openCrew, type Post } from '../../src/bot/crew.ts';
import { openDesk } from '../../src/bot/desk.ts';
import { remedyFor } from '../../src/bot/failure.ts';
import { jobsFor } from '../../src/bot/handlers.ts';
import type { Desk, Hands } from '../../src/bot/hands.ts';
import { type Inbox, openInbox } from '../../src/bot/inbox.ts';
import { openMetrics } from '../../src/bot/metrics.ts';
import { converse, type Wire, wireInThread } from '../../src/bot/wire.ts';
import { work } from '../../src/bot/work.ts';
import { startWorker } from '../../src/bot/worker.ts';
import { type Clock, systemClock } from '../../src/net/clock.ts';
import type { Network } from '../../src/net/network.ts';
import { openNetwork } from '../../src/net/open.ts';
import { type HostedRepository, openSandbox, type Sandbox } from '../../src/sandbox/open.ts';
import { compiled } from './compiled.ts';

// Real servers and programs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const names = ['someone/reading', 'someone/listening'];
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  '.github/listkeeper.yml': 'review:\n  links: false\n',
  'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};
const entry = (name: string, wrong: boolean) =>
  `kind: article\nsection: ${wrong ? 'boks' : 'books'}\nname: {en: ${name}}\ndescription: {en: Something to read.}\nlinks: [{role: homepage, url: 'https://books.invented.org/${name}'}]\n`;

let sandbox: Sandbox;
let network: Network;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-kills-'));
  sandbox = await openSandbox();
  network = openNetwork({});
  for (const name of names) {
    const [owner = '', repo = ''] = name.split('/');
    await sandbox.createRepository({ owner, name: repo, files });
  }
});

afterEach(async () => {
  await network.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same numbers at every run, so that what fails once fails again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

interface Pull {
  repository: string;
  number: number;
  branch: string;
  head: string;
  headRepository: string;
  wrong: boolean;
  merged: boolean;
}

/** People at work: they open pull requests, push twice in a row, and merge what is right. */
function people(roll: (below: number) => number) {
  const pulls: Pull[] = [];
  const contributor = sandbox.as('contributor');
  async function open(): Promise<void> {
    const repository = names[roll(names.length)] ?? '';
    const branch = `entry-${pulls.length}`;
    const wrong = roll(2) === 0;
    const put = { [`data/${branch}.yml`]: entry(branch, wrong) };
    const opened = await contributor.openPullRequest({ repository, title: branch, branch, files: put });
    const { number, headSha: head, headRepository } = opened;
    pulls.push({ repository, number, branch, head, headRepository, wrong, merged: false });
  }
  async function push(pull: Pull): Promise<void> {
    for (let times = 1 + roll(2); times > 0; times--) {
      pull.wrong = !pull.wrong;
      const put = { [`data/${pull.branch}.yml`]: entry(pull.branch, pull.wrong) };
      pull.head = await contributor.push({ repository: pull.headRepository, branch: pull.branch, files: put });
    }
  }
  async function merge(pull: Pull): Promise<void> {
    await sandbox.as('someone').merge({ repository: pull.repository, number: pull.number });
    pull.merged = true;
  }
  async function act(): Promise<void> {
    const open_ = pulls.filter(({ merged }) => !merged);
    const some = open_[roll(open_.length)];
    const what = roll(10);
    if (!some || what < 5) return open();
    return what < 8 || some.wrong ? push(some) : merge(some);
  }
  return { pulls, open, act };
}

const hosted = (name: string): HostedRepository => {
  const found = sandbox.world.hosted.get(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const isOwn = (author: { app?: { slug: string } }) => author.app?.slug === sandbox.app.slug;

async function text(repository: string, path: string): Promise<string> {
  const address = `${sandbox.api}/repos/${repository}/contents/${path}`;
  const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
  return Buffer.from(((await answer.json()) as { content: string }).content, 'base64').toString('utf8');
}

/** Nothing lost: every last head has its verdict and every merged entry is in the README. Nothing twice: on no head, on no issue. */
async function expectAllSaidOnce(pulls: readonly Pull[]): Promise<void> {
  for (const name of names) {
    const { checkRuns, issues } = hosted(name);
    const reviews = checkRuns.filter((run) => run.name === 'Listkeeper');
    expect(reviews.every(({ status, conclusion }) => status === 'completed' && conclusion !== null)).toBe(true);
    expect(new Set(reviews.map(({ headSha }) => headSha)).size, `two verdicts on one head in ${name}`).toBe(reviews.length);
    for (const issue of issues.values()) {
      expect(issue.comments.filter(({ author }) => isOwn(author)).length, `${name}#${issue.number}`).toBeLessThanOrEqual(1);
    }
  }
  for (const { repository, number, head, wrong, merged, branch } of pulls) {
    const { checkRuns, issues } = hosted(repository);
    if (merged) {
      expect((await text(repository, 'README.md')).split(`books.invented.org/${branch})`)).toHaveLength(2);
      continue;
    }
    const verdicts = checkRuns.filter((run) => run.headSha === head);
    expect(
      verdicts.map(({ conclusion }) => conclusion),
      `${repository}#${number}`,
    ).toEqual([wrong ? 'failure' : 'success']);
    const comments = issues.get(number)?.comments.filter(({ author }) => isOwn(author)) ?? [];
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body.includes('boks'), 'the comment is about the last head').toBe(wrong);
  }
}

interface Told {
  guid: string;
  event: string;
  payload: Record<string, unknown>;
}

/** Takes webhooks and does nothing with them: the lives of the bot do. */
async function openMailbox(): Promise<{ url: string; told: Told[]; server: Server }> {
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    const { 'x-github-delivery': guid, 'x-github-event': event } = request.headers;
    told.push({ guid: String(guid), event: String(event), payload: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, told, server };
}

/** What one life leaves to the next: no more than its key. */
interface Body {
  app: GitHubApp;
  speak: typeof globalThis.fetch;
}

function bodyOf(clock: Clock): Body {
  const body: Body = {
    speak: network.fetch,
    app: openApp({
      credentials: {
        appId: String(sandbox.app.id),
        privateKey: sandbox.app.privateKey,
      },
      environment: { GITHUB_API_URL: sandbox.api },
      network: { fetch: (input, init) => body.speak(input, init) },
      clock,
      throttle: false,
    }),
  };
  return body;
}

interface Death {
  /** At its so-manieth word to GitHub. */
  at: number;
  /** Before that was heard, or after. */
  heard: boolean;
  /** The hands alone, or the whole bot. */
  who: 'hands' | 'all';
}

/**
 * One life of the bot, with its hands at the end of a wire as ever. Who is killed writes nothing from then on; when it was the hands alone,
 * the life goes on with others, and time with it, since what was lost waits for its next try.
 */
function live(bot: Body, inbox: Inbox, clock: Clock, deaths: readonly Death[], wait: () => void) {
  const end = Promise.withResolvers<'killed'>();
  const posts = new Set<() => void>();
  let alive = true;
  let words = 0;
  let kills = 0;
  const dieAll = () => {
    alive = false;
    inbox.close();
    for (const die of posts) die();
    end.resolve('killed');
  };

  function begin(): Post {
    const [wire, theirs] = wireInThread();
    const ended = Promise.withResolvers<string>();
    let isHere = true;
    const cut = ({ send, listen }: Wire): Wire => ({ send: (message) => isHere && send(message), listen });
    const die = () => {
      isHere = false;
      posts.delete(die);
      ended.resolve('killed');
    };
    posts.add(die);
    const mortal: typeof fetch = async (input, init) => {
      // What is left of it hears only silence, and has nothing to write to.
      if (!isHere) throw new Error('dead');
      words += 1;
      const death = deaths[kills]?.at === words ? deaths[kills] : undefined;
      const strike = () => {
        kills += 1;
        if (death?.who === 'hands') die();
        else dieAll();
      };
      if (death && !death.heard) strike();
      if (!isHere) throw new Error('dead');
      const response = await network.fetch(input, init);
      if (!death && isHere) return response;
      // The connection of a dead process is closed, whatever it had still to read.
      await response.body?.cancel();
      if (isHere) strike();
      throw new Error('dead');
    };
    const { app } = bot;
    forgetTokens(app);
    const hands: Hands = {
      open: async () => {},
      ping: async () => {},
      work: (job, signal) => {
        bot.speak = mortal;
        const tools = { network: { ...network, fetch: mortal }, clock, random: () => 0, log: () => {} };
        return work(job, signal, { app, desk: asked.ask, ...tools });
      },
      giveUp: async () => {},
      lookAround: async () => {},
      deliveries: async () => [],
      redeliver: async () => {},
    };
    const asked = converse<Desk, Hands>(cut(theirs), hands);
    return { wire: cut(wire), ended: ended.promise, close: async () => die(), kill: die };
  }

  // A dead process asks its inbox nothing.
  const own: Inbox = {
    ...inbox,
    take: () => (alive ? inbox.take() : undefined),
    nextDue: () => (alive ? inbox.nextDue() : undefined),
    finish: (row) => alive && inbox.finish(row),
    giveBack: (row, error, at) => alive && inbox.giveBack(row, error, at),
  };
  const log = () => {};
  const init = { credentials: { appId: '', privateKey: '' }, environment: {}, throttle: false };
  const desk = openDesk({ inbox: own, clock, log, metrics: openMetrics(), queued: () => worker.poke() });
  const crew = openCrew({ begin, init, desk: desk.hands, clock, log });
  const run = crew.work;
  const worker = startWorker({ inbox: own, clock, random: () => 0, log, remedy: remedyFor, run });

  async function toTheEnd(): Promise<'idle'> {
    for (let seen = -1; seen !== kills; ) {
      seen = kills;
      await worker.idle();
      if (!alive) break;
      wait();
      worker.poke();
      await worker.idle();
    }
    return 'idle';
  }
  return {
    async ended() {
      const how = await Promise.race([end.promise, toTheEnd()]);
      await crew.close();
      return { how, kills };
    },
  };
}

/** By the words at which they come, and no two at one. */
function inOrder(deaths: readonly Death[]): Death[] {
  const sorted = deaths.toSorted((a, b) => a.at - b.at);
  return sorted.filter(({ at }, i) => at !== sorted[i - 1]?.at);
}

/** Who begins anew knows no token. */
function forgetTokens(app: GitHubApp): void {
  for (const name of names) {
    const [owner = '', repo = ''] = name.split('/');
    app.forget({ installation: sandbox.installationId, owner, repo });
  }
}

describe('a bot that is killed', () => {
  it('at 200 moments of its work loses nothing and says nothing twice', async () => {
    const roll = dice(20_261_122);
    const file = join(folder, 'inbox.sqlite');
    const mailbox = await openMailbox();
    sandbox.deliverTo(mailbox.url);
    const { pulls, act } = people(roll);
    let later = 0;
    const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };
    const bot = bodyOf(clock);
    const taken: Told[] = [];
    let kills = 0;
    const begin = () => {
      // What waits for another try is due at the next life.
      later += 3600_000;
      const inbox = openInbox(file, clock);
      const again = taken[roll(Math.max(1, taken.length))];
      for (const each of [...mailbox.told.splice(0), ...(again ? [again] : [])]) {
        taken.push(each);
        inbox.accept({ guid: each.guid, event: each.event, action: undefined }, jobsFor(each.event, each.payload));
      }
      return inbox;
    };
    const wait = () => {
      later += 3600_000;
    };
    while (kills < 200) {
      await act();
      await sandbox.idle();
      for (let life = 0; life <= 6; life++) {
        const inbox = begin();
        // Now and then it is spared, or it would give up on what kills it every time.
        const all: Death[] = life === 6 ? [] : [{ at: 1 + roll(16), heard: roll(2) === 0, who: 'all' }];
        const hands: Death[] = life % 2 === 0 ? [{ at: 1 + roll(16), heard: roll(2) === 0, who: 'hands' }] : [];
        const { how, kills: seen } = await live(bot, inbox, clock, inOrder([...hands, ...all]), wait).ended();
        kills += seen;
        if (how === 'idle') {
          inbox.close();
          break;
        }
        await sandbox.idle();
      }
    }
    for (let rest = 0; rest < 3; rest++) {
      await sandbox.idle();
      const inbox = begin();
      expect(await live(bot, inbox, clock, [], wait).ended()).toEqual({ how: 'idle', kills: 0 });
      if (rest === 2) expect(inbox.counts()).toMatchObject({ queued: 0, running: 0, failed: 0 });
      inbox.close();
    }
    await new Promise<void>((resolve) => mailbox.server.close(() => resolve()));
    expect(pulls.length).toBeGreaterThan(5);
    await expectAllSaidOnce(pulls);
  });

  it('by SIGKILL in the midst of a write, alone or its hands, comes back, asks for the webhooks that it missed, and ends what it had begun', async () => {
    const roll = dice(7);
    const { pulls, open, act } = people(roll);
    for (let kill = 0; kill < 4; kill++) {
      const bot = await begin();
      const isWhole = kill % 2 === 1;
      const struck = Promise.withResolvers<void>();
      const writes = 1 + roll(4);
      let seen = 0;
      const stop = sandbox.observe(({ method, path }) => {
        if (method === 'GET' || !/\/(?:check-runs|comments|commits|refs|labels)/.test(path) || ++seen !== writes) return;
        process.kill(isWhole ? bot.pid : bot.hands(), 'SIGKILL');
        struck.resolve();
      });
      await open();
      await struck.promise;
      stop();
      if (!isWhole) {
        // Webhooks are taken all the same, and others put in their place.
        await act();
        await sandbox.idle();
        expect(sandbox.deliveries.at(-1)?.statusCode).toBe(202);
        process.kill(bot.pid, 'SIGKILL');
      }
      await bot.gone;
      // What people do while nobody listens is told to nobody.
      await act();
      await sandbox.idle();
    }
    const last = await begin('until-idle');
    expect(await last.gone).toEqual([0, null]);
    await expectAllSaidOnce(pulls);
    expect(sandbox.deliveries.some(({ redelivery, statusCode }) => redelivery && statusCode === 202)).toBe(true);
  });
});

/** Begins the bot as a program and has it told of everything. */
async function begin(...args: string[]) {
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'mortal.ts'), ...args], {
    env: { ...process.env, ...compiled, ...mortalEnvironment() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(bot, 'exit');
  let out = '';
  const last = (what: RegExp) => [...out.matchAll(what)].at(-1)?.[1] ?? '';
  const listening = new Promise<void>((resolve) =>
    bot.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      if (/^webhooks .+$/m.test(out)) resolve();
    }),
  );
  const early = gone.then(([code, signal]) =>
    Promise.reject(new Error(`the bot ended with ${code ?? signal} before it listened`)),
  );
  await Promise.race([listening, early]);
  sandbox.deliverTo(last(/^webhooks (.+)$/gm));
  return { gone, pid: bot.pid ?? 0, hands: () => Number(last(/^hands (\d+)$/gm)) };
}

const mortalEnvironment = () => ({
  GITHUB_API_URL: sandbox.api,
  LISTKEEPER_INBOX: join(folder, 'inbox.sqlite'),
  TEST_APP: JSON.stringify(sandbox.app),
});
