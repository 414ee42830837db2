import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const markdownPages = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'findings/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name.replaceAll('\\', '/')}`),
].filter((name) => name.endsWith('.md'));
const memoizeByPage = <T>(make: (page: string) => T) => {
  const known = new Map<string, T>();
  return (page: string): T => {
    const made = known.get(page) ?? make(page);
    known.set(page, made);
    return made;
  };
};
const parse = memoizeByPage(
  (page): Root =>
    remark()
      .use(remarkGfm)
      .parse(readFileSync(join(root, page), 'utf8')),
);

/** The anchors that GitHub gives to the headings of a page. */
const findAnchors = memoizeByPage((page) => {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(parse(page), 'heading', (heading) => {
    anchors.add(slugger.slug(textOf(heading)));
  });
  return anchors;
});

function findBrokenLinks(page: string): string[] {
  const broken: string[] = [];
  visit(parse(page), ['link', 'image', 'definition'], (node) => {
    if (!('url' in node) || /^[a-z]+:/i.test(node.url)) return;
    const [path = '', anchor] = decodeURI(node.url).split('#');
    const target = path === '' ? page : join(dirname(page), path);
    const isThere =
      existsSync(join(root, target)) && (anchor === undefined || !target.endsWith('.md') || findAnchors(target).has(anchor));
    if (!isThere) broken.push(node.url);
  });
  return broken;
}

const codeFolders = ['src', 'test', 'bench'];
const codePaths = codeFolders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).map(
    (entry) => `${join(entry.parentPath, entry.name).replaceAll('\\', '/')}${entry.isDirectory() ? '/' : ''}`,
  ),
);

/**
 * Paths of the repository in code spans: from the top, or the end of a path, such as `retry.ts`.
 * A language or a service stands for those in `<brackets>`; another placeholder names no file. What
 * a build makes is not looked for.
 */
function findMissingPaths(page: string): string[] {
  const missing: string[] = [];
  visit(parse(page), 'inlineCode', ({ value }) => {
    const path = value.replace('messages/<language>', 'messages/en').replace('services/<name>', 'services/gitea');
    const isFromTop = /^(?:src|test|bench|docs|findings)\/[\w./-]+$/.test(path);
    const isThere = isFromTop
      ? existsSync(join(root, path))
      : !/^(?!dist\/)[\w-]+(?:\/[\w.-]+)*(?:\/|\.m?ts)$/.test(path) ||
        existsSync(join(root, path)) ||
        codePaths.some((known) => known.endsWith(`/${path}`));
    if (!isThere) missing.push(value);
  });
  return missing;
}

describe('paths that the pages for developers name exist', () => {
  it.each(markdownPages.filter((page) => /^docs\/(?:development|decisions)\//.test(page)))('%s', (page) => {
    expect(findMissingPaths(page)).toEqual([]);
  });
});

it('every generated page is folded in diffs', () => {
  const folded = readFileSync(join(root, '.gitattributes'), 'utf8');
  const generated = markdownPages.filter((page) => /^<!-- .*`npm run generate`/.test(readFileSync(join(root, page), 'utf8')));
  expect(generated).toContain('docs/cli.md');
  expect(generated.filter((page) => !folded.includes(`\n${page} linguist-generated\n`))).toEqual([]);
});

it('docs/decisions/README.md lists every decision', () => {
  const listed: string[] = [];
  visit(parse('docs/decisions/README.md'), 'link', ({ url }) => void listed.push(`docs/decisions/${url}`));
  const pages = markdownPages.filter((page) => page.startsWith('docs/decisions/') && !page.endsWith('README.md'));
  expect(listed.toSorted()).toEqual(pages.toSorted());
});

describe('links between pages work', () => {
  it.each(markdownPages)('%s', (page) => {
    expect(findBrokenLinks(page)).toEqual([]);
  });
});
