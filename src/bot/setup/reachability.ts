import type { HttpClient } from '../../http/index.ts';
import { getErrorMessage } from '../queue/index.ts';

/** Whether a request to the webhook's address comes back to this machine. */
export type Reachability =
  | { state: 'reached' }
  | { state: 'other-server'; status: number }
  | { state: 'unreached'; detail: string };

const timeoutMs = 10_000;
const maxBytes = 1000;

/**
 * Sends a request to the public address, and compares the answer with what this server says.
 * @param answer what this server answers there, which nobody else knows.
 */
export async function testReachability(url: string, answer: string, network: Pick<HttpClient, 'fetch'>): Promise<Reachability> {
  try {
    const response = await network.fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const text = await readStart(response);
    return text === answer ? { state: 'reached' } : { state: 'other-server', status: response.status };
  } catch (error) {
    return { state: 'unreached', detail: getErrorMessage(findCause(error)) };
  }
}

/** Why: `fetch failed` alone names no cause. */
function findCause(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 10 && cause instanceof Error && cause.cause !== undefined; depth += 1) cause = cause.cause;
  return cause;
}

/** The first bytes of a body: what is longer is not ours. */
async function readStart({ body }: Response): Promise<string> {
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.length > maxBytes) break;
  }
  return text;
}
