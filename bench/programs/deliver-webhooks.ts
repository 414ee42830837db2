import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { reportMeasurement } from './report-measurement.ts';

interface DeliveryTask {
  /** Addresses that take turns, as behind a load balancer. */
  webhooks: string | string[];
  /** Sends again what was not accepted, until it is: as GitHub does when the bot asks for it. */
  again?: boolean;
  secret: string;
  installation: number;
  /** Deliveries a second. */
  rate: number;
  seconds: number;
  /** Repositories, each with this many pull requests, which the deliveries name in turn. */
  repositories: string[];
  pulls: number;
  /** Every nth delivery makes work; 0 for none. */
  every: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 50 });

/** Sends one delivery. Returns the milliseconds until its response, and of the first one with 202. */
async function deliverWebhook(task: DeliveryTask, i: number): Promise<number | undefined> {
  const { body, headers } = createDelivery(task, i);
  const addresses = [task.webhooks].flat();
  for (let attempt = 0; ; attempt += 1) {
    const time = await post(addresses[(i + attempt) % addresses.length] ?? '', headers, body);
    if (time !== undefined || !task.again) return time;
    await wait(1000);
  }
}

function createDelivery({ secret, installation, repositories, pulls, every }: DeliveryTask, i: number) {
  // Some are pull requests, which make work; the rest are comments.
  const isPull = every > 0 && i % every === 0;
  const nth = isPull ? i / every : i;
  const name = repositories[nth % repositories.length] ?? '';
  const words = 'Words of a pull request, as long as people write them. '.repeat(200);
  const payload = {
    action: isPull ? 'opened' : 'created',
    installation: { id: installation },
    repository: { name, full_name: `someone/${name}`, owner: { login: 'someone' }, default_branch: 'main' },
    sender: { login: 'contributor', type: 'User' },
    ...(isPull
      ? { pull_request: { number: (Math.floor(nth / repositories.length) % pulls) + 1, body: words } }
      : {
          issue: { number: 1, pull_request: {} },
          comment: { id: i + 1, body: words, user: { login: 'contributor', type: 'User' } },
        }),
  };
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-github-event': isPull ? 'pull_request' : 'issue_comment',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
  return { body, headers };
}

/** Returns the milliseconds until the end of the answer, or undefined if it is not 202. */
function post(address: string, headers: Record<string, string | number>, body: string): Promise<number | undefined> {
  const started = performance.now();
  return new Promise((resolve) => {
    const asked = request(address, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 202 ? performance.now() - started : undefined));
    });
    asked.on('error', () => resolve(undefined));
    asked.end(body);
  });
}
await reportMeasurement(
  async (task: DeliveryTask) => {
    // The first delivery waits for code to be compiled on both sides.
    await deliverWebhook(task, 0);
    return task;
  },
  async (task) => {
    const answers: Promise<number | undefined>[] = [];
    const started = performance.now();
    for (let i = 0; i < task.rate * task.seconds; i += 1) {
      const due = started + (i * 1000) / task.rate;
      if (due > performance.now()) await wait(due - performance.now());
      answers.push(deliverWebhook(task, i));
    }
    const times = (await Promise.all(answers)).filter((ms) => ms !== undefined).sort((a, b) => a - b);
    agent.destroy();
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { accepted: times.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
  },
);
