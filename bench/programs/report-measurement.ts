import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { limitYoungGeneration } from '../../src/runtime/young-generation.ts';
import type { Measurement } from '../benchmark.ts';

/**
 * Receives the task from the bench, measures `work` and reports. `prepare` runs before the
 * measurement, and `further` adds counts after it.
 */
export async function reportMeasurement<Task, Ready>(
  prepare: (task: Task) => Promise<Ready>,
  work: (ready: Ready) => Promise<Record<string, number>>,
  countAfterwards: () => Record<string, number> = () => ({}),
): Promise<void> {
  // As a command and a worker do.
  limitYoungGeneration();
  const [task] = (await once(process, 'message')) as [Task];
  const ready = await prepare(task);
  const before = process.cpuUsage();
  const started = performance.now();
  const counts = await work(ready);
  const { user, system } = process.cpuUsage(before);
  const measured: Measurement = {
    seconds: (performance.now() - started) / 1000,
    cpu: (user + system) / 1_000_000,
    memory: readPeakMegabytes(),
    counts,
  };
  Object.assign(counts, countAfterwards());
  process.send?.(measured);
}

/**
 * The most memory this process has held. `maxRSS` would count what its parent held when it forked,
 * so a bench with a large list in memory would measure itself.
 */
function readPeakMegabytes(): number {
  const status = '/proc/self/status';
  const kilobytes = existsSync(status) ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}
