import type { IncomingMessage } from 'node:http';
import { parseJson } from '../../text/parse-json.ts';
import type { Logger } from '../log.ts';
import type { JobStore } from '../queue/index.ts';
import { eventToJobs } from './event-to-jobs.ts';

export interface WebhookEndpointSettings {
  /** Whether GitHub signed these bytes. */
  isSignatureValid: (body: Uint8Array, signature: string) => boolean;
  jobStore: JobStore;
  log: Logger;
}

/** GitHub sends no payload above this. */
const maxPayloadBytes = 25 * 1024 * 1024;

/**
 * One webhook from its bytes to the inbox. Answers 202 when it is written down (or was before), 401 for a signature that is not
 * ours, and nothing is believed before that. The work itself comes later, so GitHub's ten seconds are never at stake.
 */
export async function receiveWebhook(
  request: IncomingMessage,
  { isSignatureValid, jobStore, log }: WebhookEndpointSettings,
): Promise<{ status: number; words: string }> {
  if (request.method !== 'POST') return { status: 405, words: 'Webhooks are POSTed.' };
  const { 'x-github-event': event, 'x-github-delivery': guid, 'x-hub-signature-256': signature } = request.headers;
  if (typeof event !== 'string' || typeof guid !== 'string' || !/^[\w-]{1,100}$/.test(guid) || !/^\w{1,60}$/.test(event)) {
    return { status: 400, words: 'X-GitHub-Event or X-GitHub-Delivery is missing.' };
  }
  if (typeof signature !== 'string') return { status: 401, words: 'X-Hub-Signature-256 is missing.' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, words: 'Set the content type of the webhook to application/json.' };
  }
  const body = await readBody(request);
  if ('status' in body) return body;
  if (!isSignatureValid(body.bytes, signature)) {
    log('warn', 'a webhook with a wrong signature was refused', { event });
    return { status: 401, words: 'The signature is not of our secret.' };
  }
  const payload = parseJson(body.bytes.toString('utf8'));
  if (payload === undefined) return { status: 400, words: 'The body is not JSON.' };
  const jobs = eventToJobs(event, payload);
  const result = jobStore.acceptDelivery({ guid, event, action: actionOf(payload) }, jobs);
  log('debug', `${event} ${result === 'known' ? 'came again' : `brought ${jobs.length} jobs`}`, { guid });
  return { status: 202, words: result === 'known' ? knownDeliveryMessage : 'Accepted.' };
}

/** Said of a delivery that came before. */
export const knownDeliveryMessage = 'Known already.';

const payloadTooLarge = { status: 413, words: 'More than 25 MB.' };

async function readBody(request: IncomingMessage): Promise<{ bytes: Buffer } | { status: number; words: string }> {
  if (Number(request.headers['content-length']) > maxPayloadBytes) return payloadTooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not break the connection: the answer still has to go out on it.
    const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxPayloadBytes) return payloadTooLarge;
      chunks.push(chunk);
    }
  } catch {
    return { status: 400, words: 'The request broke off.' };
  }
  return { bytes: Buffer.concat(chunks) };
}

function actionOf(payload: unknown): string | undefined {
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : undefined;
  return typeof action === 'string' ? action.slice(0, 60) : undefined;
}
