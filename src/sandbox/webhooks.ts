import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Clock } from '../net/clock.ts';
import { signature } from './api/credentials.ts';
import { accountShape, nodeId } from './shapes/accounts.ts';
import { repositoryShape } from './shapes/repositories.ts';
import { fullName, type World, type WorldEvent } from './world.ts';

/** One attempt to tell the bot something. */
export interface Delivery {
  id: number;
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  guid: string;
  event: string;
  action: string | null;
  payload: Record<string, unknown>;
  redelivery: boolean;
  deliveredAt: number;
  /** Seconds. */
  duration: number;
  /** `OK`, or what went wrong. */
  status: string;
  /** 0 when nobody answered. */
  statusCode: number;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

export interface Webhooks {
  deliveries: readonly Delivery[];
  /** Queues an event for the bot; nothing when the App does not listen to it or is not installed there. */
  tell(world: World, event: WorldEvent): void;
  redeliver(delivery: Delivery): void;
  deliverTo(url: string | undefined): void;
  /** Resolves when every delivery has been answered or given up. */
  idle(): Promise<void>;
  /** Gives up what waits. */
  stop(): void;
}

// GitHub hangs up on a receiver that takes longer.
const patience = 10_000;
const longestAnswer = 64 * 1024;
/** Events that every App gets without asking. */
const always = ['installation', 'installation_repositories', 'ping'];

export interface WebhookSettings {
  secret: string;
  target: string | undefined;
  clock: Clock;
  nextId(): number;
}

interface Waiting {
  guid: string;
  event: string;
  action: string | null;
  payload: Record<string, unknown>;
  redelivery: boolean;
  target: string;
}

/** Sends signed deliveries one after another, in the order of what happened, and never again by itself. */
export function openWebhooks(settings: WebhookSettings): Webhooks {
  const deliveries: Delivery[] = [];
  const stopped = new AbortController();
  let address = settings.target;
  let last: Promise<void> = Promise.resolve();

  const queue = (waiting: Omit<Waiting, 'target'>) => {
    if (address === undefined || stopped.signal.aborted) return;
    const full = { ...waiting, target: address };
    last = last.then(async () => {
      if (!stopped.signal.aborted) deliveries.push(await deliver(full, settings, stopped.signal));
    });
  };

  return {
    deliveries,
    tell(world, event) {
      if (!hears(world, event)) return;
      // Copied: what the world does next must not change what was said.
      const payload = structuredClone(payloadOf(world, event));
      queue({ guid: randomUUID(), event: event.event, action: event.action ?? null, payload, redelivery: false });
    },
    redeliver: ({ guid, event, action, payload }) => queue({ guid, event, action, payload, redelivery: true }),
    deliverTo(url) {
      address = url;
    },
    async idle() {
      // An answer may have set off more.
      for (let seen: Promise<void> | undefined; seen !== last; ) {
        seen = last;
        await seen;
      }
    },
    stop: () => stopped.abort(),
  };
}

function hears({ app, installation }: World, { event, repository }: WorldEvent): boolean {
  if (!always.includes(event) && !app.events.includes(event)) return false;
  if (installation.suspendedAt !== undefined && event !== 'installation') return false;
  return !repository || installation.includes.has(fullName(repository).toLowerCase());
}

function payloadOf(world: World, { action, repository, sender, payload }: WorldEvent): Record<string, unknown> {
  const { installation } = world;
  return {
    ...(action === undefined ? {} : { action }),
    ...(repository ? { repository: repositoryShape(world, repository) } : {}),
    installation: { id: installation.id, node_id: nodeId('Installation', installation.id) },
    sender: accountShape(world, sender),
    ...payload,
  };
}

async function deliver(waiting: Waiting, settings: WebhookSettings, stopped: AbortSignal): Promise<Delivery> {
  const { guid, event, action, payload, redelivery, target } = waiting;
  const id = settings.nextId();
  const body = JSON.stringify(payload);
  const requestHeaders = {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/sandbox',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': '1',
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': signature(settings.secret, body),
  };
  const deliveredAt = settings.clock.now();
  const start = performance.now();
  const answer = await post(target, requestHeaders, body, stopped);
  const duration = Math.round(performance.now() - start) / 1000;
  return { id, guid, event, action, payload, redelivery, deliveredAt, duration, requestHeaders, ...answer };
}

type AnswerOf = Pick<Delivery, 'status' | 'statusCode' | 'responseHeaders' | 'responseBody'>;

/** Never rejects: no answer is an answer too. */
function post(target: string, headers: Record<string, string>, body: string, stopped: AbortSignal): Promise<AnswerOf> {
  const silent = (status: string): AnswerOf => ({ status, statusCode: 0, responseHeaders: {}, responseBody: '' });
  return new Promise((resolve) => {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(patience)]);
    const sent = request(target, { method: 'POST', headers, signal }, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        if (size < longestAnswer) parts.push(part);
        size += part.length;
      });
      answer.on('error', (error) => resolve(silent(error.message)));
      answer.on('end', () => {
        const statusCode = answer.statusCode ?? 0;
        const responseHeaders = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        const status = statusCode >= 200 && statusCode < 400 ? 'OK' : `Invalid HTTP Response: ${statusCode}`;
        resolve({
          status,
          statusCode,
          responseHeaders,
          responseBody: Buffer.concat(parts).toString('utf8').slice(0, longestAnswer),
        });
      });
    });
    sent.on('error', (error) => resolve(silent(signal.aborted ? 'timed out' : error.message)));
    sent.end(body);
  });
}
