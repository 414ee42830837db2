import type { HttpClient } from '../../http/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { parseJson } from '../../text/parse-json.ts';
import type { Logger } from '../log.ts';

export interface SmeeClientSettings {
  /** WEBHOOK_PROXY_URL: a channel that repeats webhooks as server-sent events. */
  channelUrl: string;
  /** The bot's own webhook endpoint. */
  webhookUrl: string;
  network: Pick<HttpClient, 'fetch'>;
  clock: Clock;
  log: Logger;
}

const forwardedHeaders = ['x-github-event', 'x-github-delivery', 'x-hub-signature-256', 'content-type'];
const maxEventCharacters = 26 * 1024 * 1024;
const reconnectDelayMs = 5000;

/**
 * Forwards webhooks from a smee.io channel to the bot's own endpoint, for development. The channel
 * sends the body as parsed JSON. Serialised again it is byte for byte what GitHub signed, or the
 * endpoint refuses it.
 */
export function startSmeeClient({ channelUrl, webhookUrl, network, clock, log }: SmeeClientSettings): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const words = getMessages('en').log;

  async function readChannel(): Promise<void> {
    const response = await network.fetch(channelUrl, { headers: { accept: 'text/event-stream' }, signal });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    log('info', words.channelOpened);
    for await (const event of parseServerSentEvents(response.body)) await forwardEvent(event);
  }

  async function forwardEvent(data: string): Promise<void> {
    const event = parseObject(data);
    if (!event || typeof event['x-github-event'] !== 'string') return;
    const headers = Object.fromEntries(
      forwardedHeaders.flatMap((name) => (typeof event[name] === 'string' ? [[name, event[name]]] : [])),
    );
    const body = JSON.stringify(event.body);
    const response = await network.fetch(webhookUrl, { method: 'POST', headers, body, signal });
    if (!response.ok) log('warn', words.forwardedWebhookRefused(response.status));
    await response.body?.cancel();
  }

  const reading = (async () => {
    while (!signal.aborted) {
      try {
        await readChannel();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!signal.aborted) log('warn', words.channelFailed(message, reconnectDelayMs / 1000));
      }
      await clock.sleep(reconnectDelayMs, signal).catch(() => {});
    }
  })();

  return {
    async stop() {
      stopping.abort(new Error('The bot is stopping'));
      await reading;
    },
  };
}

/**
 * The data of each server-sent event, by the HTML standard: lines of `data:`, ended by an empty
 * line.
 */
export async function* parseServerSentEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    if (rest.length > maxEventCharacters) throw new Error('an event of the channel is too large');
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
      } else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
    }
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
