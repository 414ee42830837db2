import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Benchmark, runMeasured } from '../benchmark.ts';
import { awkwardReadme, ownReadme } from '../fixtures/english-lists.ts';

/** Goal for importing a list of 4,000 lines, in seconds of processor time. */
const maxCpuSeconds = 2;

/** Whether importing and rendering whole lists loses anything, and how long it takes. */
export const importLists: Benchmark = {
  name: 'lists',
  title: 'Lists: imported and rendered',
  about:
    'Each list is imported in a process of its own, rendered from its data in the layout that it came from, and read again. In data and hand-written account for every address of the source, as often as it stands there; out is what the rendered file has. CPU is that of an import, from the text to the files, in a process that has just started.',
  async run({ lists: folder, log }) {
    const missed: string[] = [];
    const rows: string[][] = [];
    for (const { name, text } of [...readLists(folder), { name: 'a generated list', text: generateLongList() }]) {
      log(name);
      const { counts, cpu } = await runMeasured('import.ts', { text });
      const { all, data, kept, notRendered = 0, entries, out, removed, added } = counts;
      const lines = text.trimEnd().split('\n').length;
      const numbers = [lines, all, data, kept, entries, out, notRendered, removed, added];
      rows.push([name, ...numbers.map((number) => String(number ?? 0)), cpu.toFixed(2)]);
      if (notRendered > 0) missed.push(`${name}: does not come back as it was`);
      const bound = maxCpuSeconds * Math.max(1, lines / 4000);
      if (cpu > bound) missed.push(`${name}: ${cpu.toFixed(1)} s of processor time, goal ${bound.toFixed(1)} s`);
    }
    const columns = ['list', 'lines', 'addresses in', 'in data', 'hand-written', 'entries', 'addresses out'];
    columns.push('differs', 'lines gone', 'lines new', 'CPU s');
    const notes = [
      'Gone and new count the lines that are not blank and that the other file does not have. Tables of contents, which are written anew, are among them.',
    ];
    return { tables: [{ columns, rows, notes }], missed };
  },
};

/** The Markdown files of a folder, or the examples of the bench. */
function readLists(folder: string | undefined): { name: string; text: string }[] {
  if (folder === undefined)
    return [
      { name: 'an awkward README', text: awkwardReadme },
      { name: 'a page without a list', text: ownReadme },
    ];
  const files = readdirSync(folder).filter((file) => /\.md$/i.test(file) && !/^readme\.md$/i.test(file));
  return files.toSorted().map((file) => ({ name: basename(file, '.md'), text: readFileSync(join(folder, file), 'utf8') }));
}

/**
 * A typical list of 4,000 lines: sections, items with links in sentences, labelled lines, tables,
 * codes.
 */
function generateLongList(): string {
  const blocks = ['# A long list\n'];
  for (let section = 0; blocks.length < 600; section += 1) {
    blocks.push(`## Section ${section}\n\n_What section ${section} holds._\n`);
    const items = Array.from({ length: 12 }, (_, item) => {
      const at = `https://host${section}.invented.org/${item}`;
      return `- [Thing ${section}-${item}](${at}) - Does \`x${item}\` for [thing ${item}](${at}/more), and so on.`;
    });
    blocks.push(`${items.join('\n')}\n`);
    blocks.push(
      `### 数据集 ${section}\n\n数据集描述：第 ${section} 个。\n\n[数据集地址](https://data.invented.org/${section})\n\n度盘下载地址：https://pan.baidu.com/s/1AbCdEfGhIjKlMn${section}\n\n提取码：a${100 + section}\n`,
    );
    blocks.push(
      `### Table ${section}\n\n| 名称 | 说明 | 论文 |\n| --- | --- | --- |\n| 甲 ${section} | 一句话 | [链接](https://arxiv.org/abs/20${10 + (section % 12)}.0${1000 + section}) |\n`,
    );
  }
  return `${blocks.join('\n').split('\n').slice(0, 4000).join('\n')}\n`;
}
