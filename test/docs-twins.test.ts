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
const translated = docs.filter((name) => name.endsWith('.zh.md'));
/** Pages for people who install Listkeeper or keep a list. */
const mustBeTranslated =
  /^(?:acceptance|install[\w-]*|cli|commands|entry|facts|import|links|operating|outputs|readme-only|settings|site|submit|switching)\.md$/;
/** Generated from the code in each language: the help in it is translated too. */
const isHelp = (page: string) => /\/cli(?:\.zh)?\.md$/.test(page);
const twins: [english: string, chinese: string][] = [
  ['README.md', 'README.zh-CN.md'],
  ...translated.map((name): [string, string] => [`docs/${name.replace('.zh.md', '.md')}`, `docs/${name}`]),
];

function describePage(page: string) {
  // The list itself differs: headings of sections are in its language, and some entries have only one.
  const whole = readFileSync(join(root, page), 'utf8');
  const text = page.startsWith('README') ? whole.replace(/<!-- listkeeper:start[\s\S]*<!-- listkeeper:end -->/, '') : whole;
  const tree: Root = remark().use(remarkGfm).parse(text);
  const headings: number[] = [];
  const code: string[] = [];
  const tables: string[] = [];
  const lists: number[] = [];
  const links: string[] = [];
  visit(tree, 'heading', ({ depth }) => void headings.push(depth));
  visit(tree, 'code', ({ lang, meta, value }) => {
    // What the program prints is translated, and so are comments. The list of an example has the reader's language.
    const isOutput = meta?.split(' ').includes('output');
    const text = value.replace(/\s+# .*$/gm, '').replace(/--bot-language \w+/, '--bot-language LANGUAGE');
    const shown = isOutput ? `${value.split('\n').length} lines` : text;
    code.push(isHelp(page) ? `${lang}` : `${lang} ${meta ?? ''}\n${shown}`);
  });
  visit(tree, 'table', ({ children }) => void tables.push(`${children.length} rows of ${children[0]?.children.length}`));
  visit(tree, 'list', ({ children }) => void lists.push(children.length));
  visit(tree, 'link', ({ url }) => void links.push(url.replace(/\.zh(?:-CN)?\.md/, '.md').replace(/#.*/, '')));
  return { headings, code, tables, lists, links: links.toSorted() };
}

describe('a page and its translation have the same headings, code, tables and links', () => {
  it.each(twins)('%s and %s', (english, chinese) => {
    expect(describePage(chinese)).toEqual(describePage(english));
  });

  it('there is one for every page that whoever installs or keeps a list reads', () => {
    const english = docs.filter((name) => mustBeTranslated.test(name));
    expect(english.length).toBeGreaterThan(10);
    expect(translated).toEqual(expect.arrayContaining(english.map((name) => name.replace('.md', '.zh.md'))));
  });

  it.each(translated)('%s leads to translated pages, where there are any', (page) => {
    const text = readFileSync(join(root, 'docs', page), 'utf8');
    const own = page.replace('.zh.md', '.md');
    const linked = [...text.matchAll(/\]\((?:\.\/)?([\w-]+)\.md(?:#[^)]*)?\)/g)].map((match) => match[1]);
    expect(linked.filter((name) => `${name}.md` !== own && translated.includes(`${name}.zh.md`))).toEqual([]);
  });

  it('each page links to its twin', () => {
    for (const [english, chinese] of twins) {
      expect(readFileSync(join(root, english), 'utf8')).toContain(`(${chinese.split('/').at(-1)})`);
      expect(readFileSync(join(root, chinese), 'utf8')).toContain(`(${english.split('/').at(-1)})`);
    }
  });
});
