import { checkLinks } from '../src/links/check.ts';
import type { LinkToCheck } from '../src/links/verdict.ts';
import { systemClock } from '../src/net/clock.ts';
import { openNetwork } from '../src/net/open.ts';
import { median } from './part.ts';
import { rest, type Slow } from './slow.ts';
import type { Outcome } from './speed-peers.ts';
import { connections, deadline, spread, timesOf, type Workload } from './workloads.ts';

let isWarm = false;

/** A workload judged by `checkLinks` in this process, which has judged links before: the median of several runs. */
export async function judgeWorkload(workload: Workload, slow: Slow, runs: number): Promise<Outcome | undefined> {
  // Compiling the code is no part of judging: Node does the last of it after some thousands of links.
  for (let i = 0; i < 3 && !isWarm; i += 1) await judge(spread(1500, 1500), slow);
  isWarm = true;
  const outcomes: Outcome[] = [];
  for (let i = 0; i < timesOf(workload, runs); i += 1) {
    await slow.tally();
    await rest();
    const { seconds, alive } = await judge(workload.urls, slow);
    const { peak, refused } = await slow.tally();
    const wrong = workload.urls.filter((url) => !url.includes('hanging') && !alive.has(url)).length;
    outcomes.push({ seconds, peak: Math.max(...Object.values(peak)), refused, wrong, failed: false });
  }
  return median(outcomes, ({ seconds }) => seconds);
}

async function judge(urls: readonly string[], slow: Slow): Promise<{ seconds: number; alive: Set<string> }> {
  const wait = deadline * 1000;
  const deadlines = { connect: wait, headers: wait, body: wait, total: wait };
  const hosts = new URL(`http://127.0.0.1:${slow.port}`);
  const list = urls.map((url, i): LinkToCheck => ({ url, at: [{ file: 'list.md', line: i + 1, column: 3 }] }));
  const alive = new Set<string>();
  const network = openNetwork({ connections, deadlines, route: () => hosts });
  const started = performance.now();
  for await (const { url, verdict } of checkLinks(list, { network, clock: systemClock })) {
    if (verdict === 'alive') alive.add(url);
  }
  const seconds = (performance.now() - started) / 1000;
  await network.close();
  return { seconds, alive };
}
