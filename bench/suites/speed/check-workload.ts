import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpTimeouts } from '../../../src/http/types.ts';
import { checkLinks } from '../../../src/links/check.ts';
import type { LinkToCheck } from '../../../src/model/verdict.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { median } from '../../benchmark.ts';
import { type SlowHosts, waitForClosedConnections } from '../../servers/slow-hosts.ts';
import type { Outcome } from './compare-peers.ts';
import { countRuns, deadlineSeconds, maxConnections, spreadLinks, type Workload } from './workloads.ts';

let isWarm = false;

/** Checks a workload with `checkLinks` in this warm process: the median of several runs. */
export async function checkWorkload(workload: Workload, slow: SlowHosts, runs: number): Promise<Outcome | undefined> {
  // Excludes JIT compilation, which ends after some thousands of links.
  for (let i = 0; i < 3 && !isWarm; i += 1) await checkOnce(spreadLinks(1500, 1500), slow);
  isWarm = true;
  const outcomes: Outcome[] = [];
  for (let i = 0; i < countRuns(workload, runs); i += 1) {
    await slow.takeCounts();
    await waitForClosedConnections();
    const { seconds, alive } = await checkOnce(workload.urls, slow);
    const { peak, refused } = await slow.takeCounts();
    const wrong = workload.urls.filter((url) => !url.includes('hanging') && !alive.has(url)).length;
    outcomes.push({ seconds, peak: Math.max(...Object.values(peak)), refused, wrong, failed: false });
  }
  return median(outcomes, ({ seconds }) => seconds);
}

async function checkOnce(urls: readonly string[], slow: SlowHosts): Promise<{ seconds: number; alive: Set<string> }> {
  const wait = deadlineSeconds * 1000;
  const deadlines: HttpTimeouts = { connectMs: wait, headersMs: wait, bodyMs: wait, totalMs: wait };
  const hosts = new URL(`http://127.0.0.1:${slow.port}`);
  const list = urls.map((url, i): LinkToCheck => ({ url, at: [{ file: 'list.md', line: i + 1, column: 3 }] }));
  const alive = new Set<string>();
  const network = createHttpClient({ maxConnections, timeouts: deadlines, route: () => hosts });
  const started = performance.now();
  for await (const { url, verdict } of checkLinks(list, { network, clock: systemClock })) {
    if (verdict === 'alive') alive.add(url);
  }
  const seconds = (performance.now() - started) / 1000;
  await network.close();
  return { seconds, alive };
}
