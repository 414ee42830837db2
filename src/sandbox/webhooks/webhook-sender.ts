import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Clock } from '../../runtime/clock.ts';
import { getFullName, type World, type WorldEvent } from '../model/index.ts';
import { encodeNodeId, serializeAccount, serializeRepository } from '../serializers/index.ts';
import { signWebhook } from './signature.ts';

/** One delivery of a webhook. */
export interface WebhookDelivery {
  id: number;
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  guid: string;
  event: string;
  action: string | null;
  payload: Record<string, unknown>;
  redelivery: boolean;
  deliveredAt: number;
  /** Seconds. */
  durationSeconds: number;
  /** `OK`, or what went wrong. */
  status: string;
  /** 0 without an answer. */
  statusCode: number;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

export interface WebhookSender {
  deliveries: readonly WebhookDelivery[];
  /**
   * Queues an event for the bot; nothing when the App does not listen to it or is not installed
   * there.
   */
  enqueue(world: World, event: WorldEvent): void;
  redeliver(delivery: WebhookDelivery): void;
  setUrl(url: string | undefined): void;
  getUrl(): string | undefined;
  /** Resolves when every delivery has been answered or given up. */
  waitForDeliveries(): Promise<void>;
  /** Drops the queue. */
  abort(): void;
}

// GitHub closes the connection after this time.
const deliveryTimeoutMs = 10_000;
const maxResponseBytes = 64 * 1024;
/** Events that every App receives without a subscription. */
const unconditionalEvents = ['installation', 'installation_repositories', 'ping'];

export interface WebhookSenderOptions {
  secret: string;
  url: string | undefined;
  clock: Clock;
  nextId(): number;
}

interface QueuedDelivery {
  guid: string;
  event: string;
  action: string | null;
  payload: Record<string, unknown>;
  redelivery: boolean;
  target: string;
}

/**
 * Sends signed deliveries one after another, in the order of what happened, and never again by
 * itself.
 */
export function createWebhookSender(settings: WebhookSenderOptions): WebhookSender {
  const deliveries: WebhookDelivery[] = [];
  const abortController = new AbortController();
  let address = settings.url;
  let pending: Promise<void> = Promise.resolve();

  const enqueueDelivery = (waiting: Omit<QueuedDelivery, 'target'>) => {
    if (address === undefined || abortController.signal.aborted) return;
    const full = { ...waiting, target: address };
    pending = pending.then(async () => {
      if (!abortController.signal.aborted) deliveries.push(await sendDelivery(full, settings, abortController.signal));
    });
  };

  return {
    deliveries,
    enqueue(world, event) {
      if (!isSubscribed(world, event)) return;
      // A copy, since later actions must not change a queued payload.
      const payload = structuredClone(buildPayload(world, event));
      enqueueDelivery({ guid: randomUUID(), event: event.event, action: event.action ?? null, payload, redelivery: false });
    },
    redeliver: ({ guid, event, action, payload }) => enqueueDelivery({ guid, event, action, payload, redelivery: true }),
    setUrl(url) {
      address = url;
    },
    getUrl: () => address,
    async waitForDeliveries() {
      // A response may have triggered more deliveries.
      for (let seen: Promise<void> | undefined; seen !== pending; ) {
        seen = pending;
        await seen;
      }
    },
    abort: () => abortController.abort(),
  };
}

function isSubscribed({ app, installation }: World, { event, repository }: WorldEvent): boolean {
  if (!unconditionalEvents.includes(event) && !app.events.includes(event)) return false;
  if (installation.suspendedAt !== undefined && event !== 'installation') return false;
  return !repository || installation.repositories.has(getFullName(repository).toLowerCase());
}

function buildPayload(world: World, { action, repository, sender, payload }: WorldEvent): Record<string, unknown> {
  const { installation } = world;
  return {
    ...(action === undefined ? {} : { action }),
    ...(repository ? { repository: serializeRepository(world, repository) } : {}),
    installation: { id: installation.id, node_id: encodeNodeId('Installation', installation.id) },
    sender: serializeAccount(world, sender),
    ...payload,
  };
}

async function sendDelivery(
  queued: QueuedDelivery,
  settings: WebhookSenderOptions,
  abortSignal: AbortSignal,
): Promise<WebhookDelivery> {
  const { guid, event, action, payload, redelivery, target } = queued;
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
    'x-hub-signature-256': signWebhook(settings.secret, body),
  };
  const deliveredAt = settings.clock.now();
  const start = performance.now();
  const response = await postDelivery(target, requestHeaders, body, abortSignal);
  const duration = Math.round(performance.now() - start) / 1000;
  return { id, guid, event, action, payload, redelivery, deliveredAt, durationSeconds: duration, requestHeaders, ...response };
}

type DeliveryResponse = Pick<WebhookDelivery, 'status' | 'statusCode' | 'responseHeaders' | 'responseBody'>;

/** Never rejects: a failure becomes a response with status code 0. */
function postDelivery(
  target: string,
  headers: Record<string, string>,
  body: string,
  abortSignal: AbortSignal,
): Promise<DeliveryResponse> {
  const failedResponse = (status: string): DeliveryResponse => ({ status, statusCode: 0, responseHeaders: {}, responseBody: '' });
  return new Promise((resolve) => {
    const signal = AbortSignal.any([abortSignal, AbortSignal.timeout(deliveryTimeoutMs)]);
    const clientRequest = request(target, { method: 'POST', headers, signal }, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        if (size < maxResponseBytes) parts.push(part);
        size += part.length;
      });
      answer.on('error', (error) => resolve(failedResponse(error.message)));
      answer.on('end', () => {
        const statusCode = answer.statusCode ?? 0;
        const responseHeaders = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        const status = statusCode >= 200 && statusCode < 400 ? 'OK' : `Invalid HTTP Response: ${statusCode}`;
        resolve({
          status,
          statusCode,
          responseHeaders,
          responseBody: Buffer.concat(parts).toString('utf8').slice(0, maxResponseBytes),
        });
      });
    });
    clientRequest.on('error', (error) => resolve(failedResponse(signal.aborted ? 'timed out' : error.message)));
    clientRequest.end(body);
  });
}
