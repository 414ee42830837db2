import { expect, it, vi } from 'vitest';
import { findBroken, measurePostgres } from '../../../../bench/suites/many-machines.ts';
import { findPostgres } from '../../queue/postgres-server.ts';

vi.setConfig({ testTimeout: 300_000 });

const programs = findPostgres();
if (!programs) process.stderr.write('PostgreSQL is not installed: the test of many machines does NOT run.\n');

it.runIf(programs)('processes that share a queue lose nothing and say nothing twice, whatever fails', async () => {
  const result = await measurePostgres(programs ?? '', 150, true);
  // How quickly webhooks are answered is for the bench, on a machine that does nothing else.
  expect(findBroken('PostgreSQL', { ...result, p99: 0 }), JSON.stringify(result)).toEqual([]);
  expect(result).toMatchObject({ jobs: 3000, overlaps: 0, lost: 0, doubled: 0 });
});
