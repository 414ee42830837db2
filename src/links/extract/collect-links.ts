import type { Definition, Node, Root } from 'mdast';
import { lazyRequire } from '../../runtime/lazy-require.ts';
import { identify } from '../identify/index.ts';
import { acceptsAccessCode } from '../services/index.ts';
import { findBareUrls, findSchemelessShares } from './bare-urls.ts';
import { findHtmlLinks } from './html-links.ts';
import { exceedsMarkdownLimits } from './markdown/markdown-limits.ts';
import { parseGfm } from './markdown/parse-gfm.ts';
import { scanSimpleMarkdown } from './markdown/simple-markdown.ts';
import type { RawLink } from './raw-link.ts';

// For what is more than plain Markdown: most lists are read without.
const mdastToString = lazyRequire<typeof import('mdast-util-to-string')>('mdast-util-to-string');
const unistVisit = lazyRequire<typeof import('unist-util-visit')>('unist-util-visit');

/** Every link of a Markdown text, whatever it leads to, in no order. Never throws. */
export function collectMarkdownLinks(source: string): RawLink[] {
  if (!source.startsWith(byteOrderMark)) return collectLinks(source);
  // micromark drops the mark before it counts, so that each offset would be one too small.
  return collectLinks(source.slice(1)).map((raw) => ({ ...raw, from: raw.from + 1, to: raw.to + 1 }));
}

const byteOrderMark = '\uFEFF';

function collectLinks(source: string): RawLink[] {
  if (exceedsMarkdownLimits(source)) return collectWithoutParsing(source);
  try {
    const { links, unscanned } = scanSimpleMarkdown(source);
    const found = links.flatMap((link) =>
      link.url === undefined ? findBareUrls(source.slice(link.from, link.to), link.from) : [link],
    );
    for (const [from, to] of unscanned) {
      const part = source.slice(from, to);
      for (const raw of collectTreeLinks(part, parseGfm(part))) found.push({ ...raw, from: raw.from + from, to: raw.to + from });
    }
    return found;
  } catch (error) {
    // The stack overflows where marks nest in a way that was not foreseen.
    if (error instanceof RangeError) return collectWithoutParsing(source);
    throw error;
  }
}

/**
 * Addresses of a Markdown text as they stand there. Brackets end them, so that links side by side
 * stay two.
 */
function collectWithoutParsing(source: string): RawLink[] {
  const withoutBrackets = source.replace(/[[\]]|\((?=https?:)/gi, ' ');
  return [...findBareUrls(withoutBrackets, 0), ...findSchemelessShares(withoutBrackets, 0)];
}

/**
 * The links of a parsed text. What was made of words afterwards stands nowhere, and is left out.
 */
export function collectTreeLinks(source: string, tree: Root): RawLink[] {
  const { visit } = unistVisit();
  const textOf = (node: Node) => mdastToString().toString(node);
  const found: RawLink[] = [];
  const definitions = new Map<string, { node: Definition; used: boolean }>();
  visit(tree, 'definition', (node) => {
    const key = node.identifier.toLowerCase();
    if (!definitions.has(key)) definitions.set(key, { node, used: false });
  });
  visit(tree, (node) => {
    // What was made of words afterwards stands nowhere.
    if (node.position === undefined) return;
    const [from, to] = getNodeRange(node);
    if (node.type === 'link') {
      if (/^[[<]/.test(source.slice(from, from + 1))) found.push({ url: node.url, from, to, text: textOf(node) });
      else found.push(...findAutolinks(source.slice(from, to), node.url, from));
    } else if (node.type === 'image') {
      found.push({ url: node.url, from, to, ...(node.alt ? { text: node.alt } : {}) });
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      const definition = definitions.get(node.identifier.toLowerCase());
      if (definition === undefined) return;
      definition.used = true;
      found.push({ url: definition.node.url, from, to, text: node.type === 'linkReference' ? textOf(node) : (node.alt ?? '') });
    } else if (node.type === 'html') {
      found.push(...findHtmlLinks(node.value, from));
    } else if (node.type === 'inlineCode') {
      if (/^https?:\/\/\S+$/.test(node.value) && acceptsAccessCode(identify(node.value).service))
        found.push({ url: node.value, from, to });
    } else if (node.type === 'text') {
      found.push(...findSchemelessShares(source.slice(from, to), from));
    }
  });
  for (const { node, used } of definitions.values()) {
    const [from, to] = getNodeRange(node);
    if (!used) found.push({ url: node.url, from, to });
  }
  return found;
}

/**
 * What GitHub makes one link of, without brackets. We may see less in it, or two addresses with a
 * comma between them.
 */
function findAutolinks(text: string, githubUrl: string, offset: number): RawLink[] {
  const found = findBareUrls(text, offset);
  if (found.length === 0 && /^www\./i.test(text)) {
    const [bare] = findBareUrls(`http://${text}`, 0);
    const url = bare?.url ?? githubUrl;
    const to = offset + Math.min(text.length, url.length - 'http://'.length);
    return [{ url, from: offset, to, isWithoutScheme: true, ...(url === githubUrl ? {} : { githubUrl }) }];
  }
  return found.map((raw) => (raw.from === offset && raw.url !== githubUrl ? { ...raw, githubUrl } : raw));
}

function getNodeRange(node: Node): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
