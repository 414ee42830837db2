import { importMarkdown } from '../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../src/list/import/verify/verify-lossless.ts';
import { hostileMarkdown } from '../../test/list/import/hostile-markdown.ts';
import { findDifference } from '../../test/list/import/import-assertions.ts';
import fc from '../../test/seeded-fast-check.ts';

/**
 * Imports and renders the documents of a seed, and reports each at once, so that one that hangs is
 * identified.
 */

export interface HostileTask {
  seed: number;
  from: number;
  to: number;
}

export interface HostileResult {
  index: number;
  /** Milliseconds of processor time, because other programs on the machine should not count. */
  ms: number;
  addresses: number;
  /** What went wrong, where something did. */
  crash?: string;
  lost: string[];
  notRendered: string[];
  /** Parts that the import had no place for, and reported. */
  notPlaced: number;
}

process.once('message', (task: HostileTask) => {
  const texts = fc.sample(hostileMarkdown, { seed: task.seed, numRuns: task.to });
  for (let index = task.from; index < task.to; index += 1) process.send?.(importDocument(texts[index] ?? '', index));
  process.disconnect();
});

function importDocument(text: string, index: number): HostileResult {
  const start = process.cpuUsage();
  const none = { lost: [], notRendered: [], notPlaced: 0, addresses: 0 };
  try {
    const imported = importMarkdown({ path: 'README.md', text }, { autofix: index % 2 === 1 });
    const difference = index % 2 === 1 ? undefined : findDifference(text, imported);
    const notRendered = difference === undefined ? [] : [difference];
    const ms = elapsedCpuMs(start);
    const lost = describeLosses(imported);
    const notPlaced = imported.report.filter(({ why }) => why === 'not-placed').length;
    const addresses = imported.entries.reduce((sum, { entry }) => sum + (entry.links?.length ?? 0), 0);
    return { index, ms, addresses, lost, notRendered, notPlaced };
  } catch (error) {
    return { ...none, index, ms: elapsedCpuMs(start), crash: error instanceof Error ? error.message : String(error) };
  }
}

function elapsedCpuMs(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
