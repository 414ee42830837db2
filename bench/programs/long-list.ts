import { createHttpClient } from '../../src/http/client.ts';
import { checkLinks } from '../../src/links/check.ts';
import type { LinkToCheck } from '../../src/model/verdict.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  links: number;
  hosts: number;
  port: number;
}

await reportMeasurement(
  async ({ links, hosts, port }: Task) => {
    const network = createHttpClient({ route: () => new URL(`http://127.0.0.1:${port}`) });
    const list = Array.from({ length: links }, (_, i): LinkToCheck => {
      const at = [{ file: 'README.md', line: i + 1, column: 3 }];
      return { url: `http://h${i % hosts}.internal/page/${i}`, at };
    });
    return { network, list };
  },
  async ({ network, list }) => {
    const counts: Record<string, number> = {};
    for await (const { verdict } of checkLinks(list, { network, clock: systemClock })) {
      counts[verdict] = (counts[verdict] ?? 0) + 1;
    }
    await network.close();
    return counts;
  },
);
