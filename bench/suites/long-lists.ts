import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Benchmark, runMeasured } from '../benchmark.ts';
import { compileProgram } from '../compile-program.ts';
import { openSlowHosts } from '../servers/slow-hosts.ts';

const hosts = 1000;
const latency = 20;
const linkCounts = [10_000, 100_000];
/** The command's output format. */
const formats = ['text', 'json'];
const words = 'Some words that stand on this page, so that there is something to read and to compare. '.repeat(20);
const page = `<!doctype html><html><head><meta charset="utf-8"><title>A page with a title</title></head><body><p>${words}</p></body></html>`;

/** Cost of long lists: `checkLinks` alone, and the whole command with reading and printing. */
export const longLists: Benchmark = {
  name: 'scale',
  title: 'Scale: long lists',
  about: `Links over ${hosts.toLocaleString('en')} hosts on loopback that answer in ${latency} ms with a page of 2 KB, in a process of its own, compiled as it is installed: processor time of all its threads, and the most memory it held, Node’s own included. \`checkLinks\` begins with a list in memory, the command \`check\` with Markdown files of 1,000 links, and goes through an HTTP proxy. The goals, 0.5 ms and 400 MB, are for both.`,
  async run({ log }) {
    const slow = await openSlowHosts({ latency, page });
    const compiled = compileProgram();
    const rows: string[][] = [];
    const missed: string[] = [];
    const row = async (what: string, links: number, program: string, task: object) => {
      await slow.takeCounts();
      const { seconds, cpu, memory, counts } = await runMeasured(compiled.programUrl(program), { ...task, port: slow.port });
      const { peak, requests } = await slow.takeCounts();
      const each = (cpu * 1000) / links;
      const most = Math.max(...Object.values(peak));
      const alive = counts.alive ?? 0;
      const numbers = [links, alive, requests, seconds.toFixed(1), each.toFixed(2), memory.toFixed(0), most];
      rows.push([what, ...numbers.map(String)]);
      log(rows.at(-1)?.join(' | ') ?? '');
      if (alive !== links) missed.push(`${what}, ${links} links: ${alive} called alive.`);
      if (each > 0.5) missed.push(`${what}, ${links} links: ${each.toFixed(2)} ms of processor time a link, goal 0.5.`);
      if (memory >= 400) missed.push(`${what}, ${links} links: ${memory.toFixed(0)} MB, goal under 400.`);
    };
    for (const links of linkCounts) await row('`checkLinks`', links, 'long-list', { links, hosts });
    for (const format of formats) {
      const links = Math.max(...linkCounts);
      const folder = writeMarkdownFiles(links);
      await row(`\`check --format ${format}\``, links, 'check', { folder, format });
      rmSync(folder, { recursive: true });
    }
    compiled.remove();
    await slow.close();
    const columns = ['what', 'links', 'called alive', 'requests', 'seconds', 'CPU ms a link', 'memory MB', 'peak a host'];
    return { tables: [{ columns, rows }], missed };
  },
};

/** Writes a folder of Markdown files with this many links. */
function writeMarkdownFiles(links: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-scale-'));
  for (let first = 0; first < links; first += 1000) {
    const lines = Array.from({ length: 1000 }, (_, i) => {
      const n = first + i;
      return `- [Link number ${n}](http://h${n % hosts}.invented.org/page/${n}) and what there is to say about it.`;
    });
    writeFileSync(join(folder, `part-${first / 1000}.md`), `# Part ${first / 1000}\n\n${lines.join('\n')}\n`);
  }
  return folder;
}
