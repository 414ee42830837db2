import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists of the shape and size of three that people know, made up: nested bullets, sorted sections
 * with groups, and tables in Chinese with several links in a row.
 */
export interface ShapedList {
  name: string;
  text: string;
}

const words = 'amber birch cedar delta ember fjord grove haven inlet jade karst lotus maple north ocean pearl quartz river'.split(
  ' ',
);
const nameOf = (index: number) => `${words[index % words.length]}-${words[(index * 7 + 3) % words.length]}-${index}`;
const repositoryOf = (index: number) => `https://github.com/${words[index % words.length]}-labs/${nameOf(index)}`;
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** 690 items on two levels, with and without a description, as `sindresorhus/awesome` has. */
function nestedBullets(): string {
  const sections = range(30).map((section) => {
    const items = range(23).map((at) => {
      const index = section * 23 + at;
      const indent = at % 4 === 3 ? '\t' : '';
      const description = at % 3 === 0 ? '' : ` - What ${nameOf(index)} is for.`;
      return `${indent}- [${nameOf(index)}](${repositoryOf(index)}#readme)${description}`;
    });
    return `## Section ${section}\n\n${items.join('\n')}\n`;
  });
  const contents = range(30).map((section) => `- [Section ${section}](#section-${section})`);
  return `# Awesome Shapes\n\n> Lists of lists.\n\n## Contents\n\n${contents.join('\n')}\n\n${sections.join('\n')}\n## License\n\nCC0.\n`;
}

/**
 * 500 items in sorted sections, with groups of a name and items under it, as `vinta/awesome-python`
 * has.
 */
function groupedBullets(): string {
  const line = (index: number, indent: string) =>
    `${indent}- [${nameOf(index)}](${repositoryOf(index)}) - Library ${index} for ${words[index % words.length]} things.`;
  const sections = range(50).map((section) => {
    const indexes = range(10)
      .map((at) => section * 10 + at)
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const items =
      section % 2 === 0
        ? indexes.map((index) => line(index, ''))
        : [
            '- Basics',
            ...indexes.slice(0, 5).map((index) => line(index, '    ')),
            '- More',
            ...indexes.slice(5).map((index) => line(index, '    ')),
          ];
    return `## Topic ${section}\n\n_Libraries for topic ${section}._\n\n${items.join('\n')}\n`;
  });
  return `# Awesome Groups\n\nAn opinionated list.\n\n${sections.join('\n')}\n## Contributing\n\nYour contributions are welcome.\n`;
}

/** 610 rows of tables in Chinese, as `fighting41love/funNLP` has. */
function chineseTables(): string {
  const sections = range(50).map((section) => {
    const rows = range(12).map((at) => {
      const index = section * 12 + at;
      const links =
        at % 4 === 0
          ? `[github](${repositoryOf(index)}) / [论文](https://papers.example.org/${index})`
          : `[link](${repositoryOf(index)})`;
      return `| 资源 ${nameOf(index)} | 第 ${index} 个资源，用于中文处理 | ${links} |`;
    });
    return `# 分类 ${section}\n\n| 资源名（Name） | 描述（Description） | 链接 |\n| :--- | :--- | :--- |\n${rows.join('\n')}\n`;
  });
  return `# 资源大全\n\n几乎最全的资源库。\n\n${sections.join('\n')}`;
}

/**
 * The lists to try. The variable LISTKEEPER_LISTS names a folder with real ones in their place:
 * `awesome.md`, `awesome-python.md` and `funnlp.md`, or those that LISTKEEPER_LIST_NAMES names,
 * divided by commas.
 */
export function selectLists(): ShapedList[] {
  const { LISTKEEPER_LISTS: folder, LISTKEEPER_LIST_NAMES: names = 'awesome,awesome-python,funnlp' } = process.env;
  if (folder !== undefined)
    return names.split(',').map((name) => ({ name, text: readFileSync(join(folder, `${name}.md`), 'utf8') }));
  return [
    { name: 'nested bullets', text: nestedBullets() },
    { name: 'grouped bullets', text: groupedBullets() },
    { name: 'Chinese tables', text: chineseTables() },
  ];
}
