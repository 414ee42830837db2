import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';

/**
 * Pages that exist in English and in Chinese have the same headings, code and tables, so that nobody
 * changes one and forgets the other.
 */

const root = join(import.meta.dirname, '..');
const docs = readdirSync(join(root, 'docs'));
const translated = docs.filter((name) => /^install.*\.zh\.md$/.test(name));
const twins: [english: string, chinese: string][] = [
  ['README.md', 'README.zh-CN.md'],
  ...translated.map((name): [string, string] => [`docs/${name.replace('.zh.md', '.md')}`, `docs/${name}`]),
];

function describePage(page: string) {
  // The list itself differs: headings of sections are in its language, and some entries have only one.
  const text = readFileSync(join(root, page), 'utf8').replace(/<!-- listkeeper:start[\s\S]*<!-- listkeeper:end -->/, '');
  const tree: Root = remark().use(remarkGfm).parse(text);
  const headings: number[] = [];
  const code: string[] = [];
  const tables: string[] = [];
  const lists: number[] = [];
  const links: string[] = [];
  visit(tree, 'heading', ({ depth }) => void headings.push(depth));
  visit(tree, 'code', ({ lang, meta, value }) => void code.push(`${lang} ${meta ?? ''}\n${value}`));
  visit(tree, 'table', ({ children }) => void tables.push(`${children.length} rows of ${children[0]?.children.length}`));
  visit(tree, 'list', ({ children }) => void lists.push(children.length));
  visit(tree, 'link', ({ url }) => void links.push(url.replace(/\.zh(?:-CN)?\.md/, '.md').replace(/#.*/, '')));
  return { headings, code, tables, lists, links: links.toSorted() };
}

const twinLink = /^(?:README|install[\w-]*|cli)\.md$/;

describe('a page and its translation have the same headings, code, tables and links', () => {
  it.each(twins)('%s and %s', (english, chinese) => {
    const { links: englishLinks, ...englishShape } = describePage(english);
    const { links: chineseLinks, ...chineseShape } = describePage(chinese);
    expect(chineseShape).toEqual(englishShape);
    // Each links to the other one, which is another address.
    const others = (links: string[]) => links.filter((url) => !twinLink.test(url));
    expect(others(chineseLinks)).toEqual(others(englishLinks));
  });

  it('there is one for every page about the installation', () => {
    const english = docs.filter((name) => /^install[\w-]*\.md$/.test(name));
    expect(translated.toSorted()).toEqual(english.map((name) => name.replace('.md', '.zh.md')).toSorted());
  });

  it('each page links to its twin', () => {
    for (const [english, chinese] of twins) {
      expect(readFileSync(join(root, english), 'utf8')).toContain(`(${chinese.split('/').at(-1)})`);
      expect(readFileSync(join(root, chinese), 'utf8')).toContain(`(${english.split('/').at(-1)})`);
    }
  });
});
