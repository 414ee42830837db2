import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
import type { Sandbox } from '../../src/sandbox/open.ts';
import { dice, expectAllSaidOnce, names, openCrowded, people } from './crowd.ts';

// Real servers and programs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let sandbox: Sandbox;
let network: Network;
let folder: string;

beforeEach(async () => {
  // Two hundred lives open and close an inbox: in memory, where there is a folder for it, none waits for a disk.
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'listkeeper-kills-'));
  sandbox = await openCrowded();
  network = openNetwork({});
});

afterEach(async () => {
  await network.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

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

it('a bot that is killed at 200 moments of its work loses nothing and says nothing twice', async () => {
  const roll = dice(20_261_122);
  const file = join(folder, 'inbox.sqlite');
  const mailbox = await openMailbox();
  sandbox.deliverTo(mailbox.url);
  const { pulls, act } = people(sandbox, roll);
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
  await expectAllSaidOnce(sandbox, pulls);
});
