import type { IncomingMessage } from 'node:http';
import { getMessages } from '../../messages/index.ts';
import { parseJson } from '../../text/parse-json.ts';
import { findRemovedLists, forgetLists } from '../lists-page/index.ts';
import type { Logger } from '../log.ts';
import { formatErrorWithRemedy, installedKey, type JobStore } from '../queue/index.ts';
import type { BodyReader } from './body-reader.ts';
import { convertEventToJobs, findChangedInstallation, findRestoredInstallation, getPayloadAction } from './event-to-jobs.ts';

export interface WebhookEndpointSettings {
  /** Whether GitHub signed these bytes. */
  isSignatureValid: (body: Uint8Array, signature: string) => boolean;
  bodies: BodyReader;
  jobStore: JobStore;
  /** Called when every repository of an installation is to be swept. */
  onInstallationRestored?: (installation: number) => void;
  log: Logger;
  /** When a webhook came, in ms since 1970, for its jobs. Default: jobs have no such time. */
  now?: () => number;
}

const replyStatuses = {
  accepted: 202,
  known: 202,
  'no-headers': 400,
  'not-json': 400,
  interrupted: 400,
  unsigned: 401,
  'bad-signature': 401,
  'not-post': 405,
  'too-large': 413,
  'bad-content-type': 415,
  // GitHub keeps a delivery that was not accepted, and a sweep asks for it again.
  unavailable: 503,
  busy: 503,
} as const;

/** What the endpoint replies to a webhook; `known` when the delivery came before. */
type WebhookReply = keyof typeof replyStatuses;

export interface WebhookResult {
  status: number;
  reply: WebhookReply;
}

/**
 * Stores one webhook with the jobs that it asks for. Nothing of a payload is read before its
 * signature is verified. The jobs run later, so GitHub's limit of ten seconds for a response is
 * never at risk.
 */
export async function receiveWebhook(request: IncomingMessage, settings: WebhookEndpointSettings): Promise<WebhookResult> {
  const reply = await acceptWebhook(request, settings);
  return { status: replyStatuses[reply], reply };
}

async function acceptWebhook(request: IncomingMessage, settings: WebhookEndpointSettings): Promise<WebhookReply> {
  const { isSignatureValid, bodies, jobStore, onInstallationRestored, log, now } = settings;
  const words = getMessages('en').log;
  if (request.method !== 'POST') return 'not-post';
  const { 'x-github-event': event, 'x-github-delivery': guid, 'x-hub-signature-256': signature } = request.headers;
  if (typeof event !== 'string' || !/^\w{1,60}$/.test(event)) return 'no-headers';
  if (typeof guid !== 'string' || !/^[\w-]{1,100}$/.test(guid)) return 'no-headers';
  if (typeof signature !== 'string') return 'unsigned';
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return 'bad-content-type';
  const body = await bodies.read(request);
  if (typeof body === 'string') return body;
  if (!isSignatureValid(body, signature)) {
    log('warn', words.badSignature, { event });
    return 'bad-signature';
  }
  const payload = parseJson(body.toString('utf8'));
  if (payload === undefined) return 'not-json';
  const receivedAt = now && { receivedAt: now() };
  const jobs = convertEventToJobs(event, payload).map((job) => ({ ...job, ...receivedAt }));
  const delivery = { guid, event, action: getPayloadAction(payload) };
  let result: 'new' | 'known';
  try {
    result = await jobStore.acceptDelivery(delivery, jobs);
  } catch (error) {
    log('error', formatErrorWithRemedy(error), { guid });
    return 'unavailable';
  }
  const changed = findChangedInstallation(event, payload);
  // The stored list of the installation's repositories is outdated now. If it cannot be deleted, it
  // expires within a day.
  if (changed !== undefined) await jobStore.setValue(installedKey(changed), undefined).catch(() => {});
  // If this fails, the page of lists forgets them within three days.
  for (const each of findRemovedLists(event, payload)) await forgetLists(jobStore, each).catch(() => {});
  const restored = findRestoredInstallation(event, payload);
  if (restored !== undefined && result === 'new') onInstallationRestored?.(restored);
  log('debug', result === 'known' ? words.knownDelivery(event) : words.delivery(event, jobs.length), { guid });
  return result === 'known' ? 'known' : 'accepted';
}
