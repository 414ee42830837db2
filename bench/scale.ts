import { measure, type Part } from './part.ts';
import { openSlowHosts } from './slow.ts';

const hosts = 1000;
const latency = 20;
const sizes = [10_000, 100_000];
const words = 'Some words that stand on this page, so that there is something to read and to compare. '.repeat(20);
const page = `<!doctype html><html><head><meta charset="utf-8"><title>A page</title></head><body><p>${words}</p></body></html>`;

/** What long lists cost: `checkLinks` from the list in memory to the last verdict. */
export const scale: Part = {
  name: 'scale',
  title: 'Scale: long lists',
  about: `\`checkLinks\` over ${hosts.toLocaleString('en')} hosts on loopback that answer in ${latency} ms with a page of 2 KB, in a process of its own: processor time of all its threads, and the most memory it held, Node’s own included.`,
  async run({ say }) {
    const slow = await openSlowHosts({ latency, page });
    const rows: string[][] = [];
    const missed: string[] = [];
    for (const links of sizes) {
      await slow.tally();
      const { seconds, cpu, memory, counts } = await measure('scale.ts', { links, hosts, port: slow.port });
      const { peak, requests } = await slow.tally();
      const each = (cpu * 1000) / links;
      const most = Math.max(...Object.values(peak));
      const alive = counts.alive ?? 0;
      const numbers = [links, alive, requests, seconds.toFixed(1), each.toFixed(2), memory.toFixed(0), most].map(String);
      rows.push(numbers);
      say(numbers.join(' | '));
      if (alive !== links) missed.push(`${links} links: ${alive} called alive.`);
      if (each > 0.5) missed.push(`${links} links: ${each.toFixed(2)} ms of processor time a link, goal 0.5.`);
      if (memory >= 400) missed.push(`${links} links: ${memory.toFixed(0)} MB, goal under 400.`);
    }
    await slow.close();
    const columns = ['links', 'called alive', 'requests', 'seconds', 'CPU ms a link', 'memory MB', 'peak a host'];
    return { tables: [{ columns, rows }], missed };
  },
};
