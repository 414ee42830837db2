import { fuzzChecks } from '../../test/links/fuzz/fuzz-checks.ts';
import type { Benchmark } from '../benchmark.ts';

const servers = 10_000;
const seed = 20_261_122;

/** Whether any misbehaviour of a server is taken for a dead link. */
export const oddServers: Benchmark = {
  name: 'fuzz',
  title: 'Odd servers: nothing they do is taken for a death',
  about: `${servers.toLocaleString('en')} links to servers that do anything but say no: lengths that lie, bodies that drip, stop or flood, headers without sense, redirects to anywhere, markup without a floor, bad TLS, on hosts of every service and of none. Seed ${seed}.`,
  async run({ log }) {
    const { asked, answered, gone, verdicts, requests, seconds } = await fuzzChecks({ servers, seed });
    const missed: string[] = [];
    if (answered !== asked) missed.push(`odd servers: ${asked - answered} links had no verdict`);
    if (gone.length > 0) missed.push(`odd servers: ${gone.length} called gone, such as ${gone[0]?.url}`);
    const names = Object.keys(verdicts).toSorted();
    const rows = [
      [
        String(asked),
        String(answered),
        String(gone.length),
        ...names.map((name) => String(verdicts[name])),
        String(requests),
        seconds.toFixed(0),
      ],
    ];
    log(rows[0]?.join(' | ') ?? '');
    return { tables: [{ columns: ['links', 'verdicts', 'called gone', ...names, 'requests', 'seconds'], rows }], missed };
  },
};
