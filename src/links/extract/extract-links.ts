import type { Definition, Html, Node, Root } from 'mdast';
import { lazyRequire } from '../../runtime/lazy-require.ts';
import { identify } from '../identify/index.ts';
import { acceptsAccessCode } from '../services/index.ts';
import { cleanUrl, correctMistypedUrl } from '../url/index.ts';
import { findAccessCode, isAccessCodeLine } from './access-codes.ts';
import { exceedsMarkdownLimits } from './markdown-limits.ts';
import { scanSimpleMarkdown } from './simple-markdown.ts';

/** An address found in a text. Lines and columns count from 1; columns in UTF-16 units. */
export interface ExtractedLink {
  url: string;
  line: number;
  column: number;
  /** What the reader sees and clicks on, where that is not the address itself. */
  text?: string;
  /** Extraction code of a share, from the address or from beside it. */
  code?: string;
  /** What the link claims to lead to, for comparing with the title of what is there. */
  names?: string[];
}

interface RawLink {
  url: string;
  from: number;
  to: number;
  text?: string;
}

// For what is more than plain Markdown: most lists are read without.
const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');
const mdastToString = lazyRequire<typeof import('mdast-util-to-string')>('mdast-util-to-string');
const remark = lazyRequire<typeof import('remark')>('remark');
const remarkGfm = lazyRequire<typeof import('remark-gfm')>('remark-gfm');
const unistVisit = lazyRequire<typeof import('unist-util-visit')>('unist-util-visit');
let parser: { parse(text: string): Root } | undefined;

function parseMarkdown(text: string): Root {
  parser ??= remark().remark().use(remarkGfm().default).freeze();
  return parser.parse(text);
}

const maxMarkdownLength = 4 * 1024 * 1024;
const bareUrlPattern = /https?:\/\/[^\s<>"'`|\\^{}，。；：！？、（）【】《》「」『』“”‘’]+/gi;
const schemelessSharePattern = /(?<![\w./@-])(?:(?:pan|yun|eyun)\.baidu\.com\/(?:s|share|e|wap)\/[\w?=&#%-]+)/gi;

/**
 * Finds every http address of a Markdown text: inline, reference, autolink, bare (with or without a space before Chinese), HTML `href`
 * and `src`, images, shares written without a scheme; also links whose scheme is mistyped (`hhttps://`), which lead nowhere. Not those in
 * code, but for a share that stands alone in back-ticks, nor in comments, which nobody sees. An address that is its own link's text counts
 * once. Takes at most the first 4 MiB. In the order of the text. Never throws: of a text whose marks are tangled beyond what a parser bears,
 * every address is found all the same, also in code, and without its text.
 */
export function extractMarkdownLinks(text: string): ExtractedLink[] {
  const source = text.slice(0, maxMarkdownLength);
  if (exceedsMarkdownLimits(source)) return extractLinksWithoutParsing(source);
  try {
    const { links, unscanned } = scanSimpleMarkdown(source);
    const found = links.flatMap((link) =>
      link.url === undefined ? findBareUrls(source.slice(link.from, link.to), link.from) : [link],
    );
    for (const [from, to] of unscanned) {
      const part = source.slice(from, to);
      for (const raw of collectTreeLinks(part, parseMarkdown(part)))
        found.push({ ...raw, from: raw.from + from, to: raw.to + from });
    }
    return finalizeLinks(source, found);
  } catch (error) {
    // The stack overflows where marks nest in a way that was not foreseen.
    if (error instanceof RangeError) return extractLinksWithoutParsing(source);
    throw error;
  }
}

/** Addresses of a Markdown text as they stand there. Brackets end them, so that links side by side stay two. */
function extractLinksWithoutParsing(source: string): ExtractedLink[] {
  const withoutBrackets = source.replace(/[[\]]|\((?=https?:)/gi, ' ');
  return finalizeLinks(source, [...findBareUrls(withoutBrackets, 0), ...findSchemelessShares(withoutBrackets, 0)]);
}

/** The same for a text that was parsed already, as Markdown with GitHub's extensions. */
export function extractTreeLinks(source: string, tree: Root): ExtractedLink[] {
  return finalizeLinks(source, collectTreeLinks(source, tree));
}

function collectTreeLinks(source: string, tree: Root): RawLink[] {
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
      else found.push(...findBareUrls(source.slice(from, to), from));
    } else if (node.type === 'image') {
      found.push({ url: node.url, from, to, ...(node.alt ? { text: node.alt } : {}) });
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      const definition = definitions.get(node.identifier.toLowerCase());
      if (definition === undefined) return;
      definition.used = true;
      found.push({ url: definition.node.url, from, to, text: node.type === 'linkReference' ? textOf(node) : (node.alt ?? '') });
    } else if (node.type === 'html') {
      found.push(...findHtmlLinks(node, from));
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

/** Finds every http address in plain text, whatever its form, and shares without a scheme. Takes at most the first 4 MiB. */
export function extractTextLinks(text: string): ExtractedLink[] {
  const source = text.slice(0, maxMarkdownLength);
  return finalizeLinks(source, [...findBareUrls(source, 0), ...findSchemelessShares(source, 0)]);
}

function getNodeRange(node: Node): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function findBareUrls(text: string, offset: number): RawLink[] {
  const found: RawLink[] = [];
  for (const match of text.matchAll(bareUrlPattern)) {
    const url = cleanUrl(trimTrailingChinese(match[0]));
    found.push({ url, from: offset + match.index, to: offset + match.index + url.length });
  }
  return found;
}

/**
 * Han straight after a letter or digit is the sentence going on; after `/`, `=`, `_`, `-` or Han it is part of the address. In the name of the host it is
 * the sentence only where a whole name stands before it: names may be Chinese.
 */
function trimTrailingChinese(address: string): string {
  const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? '';
  const shorter = cutBeforeChinese(host);
  if (shorter !== host && /[^/.]\.[a-z]{2,}(?::\d+)?$/i.test(shorter)) return shorter;
  return host + cutBeforeChinese(address.slice(host.length));
}

function cutBeforeChinese(text: string): string {
  const end = /[^/=_\-%\p{Script=Han}]\p{Script=Han}/u.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

function findSchemelessShares(text: string, offset: number): RawLink[] {
  return Array.from(text.matchAll(schemelessSharePattern), (match) => {
    const from = offset + match.index;
    return { url: cleanUrl(match[0]), from, to: from + match[0].length };
  });
}

function findHtmlLinks(node: Html, offset: number): RawLink[] {
  const found: RawLink[] = [];
  const parser = new (htmlparser2().Parser)({
    onopentag(_name, attributes) {
      for (const url of [attributes.href, attributes.src]) {
        if (url === undefined) continue;
        // The tag's own place; within it the place of the value, when it stands there as it is.
        const start = parser.startIndex;
        const at = node.value.indexOf(url, start);
        found.push({ url, from: offset + (at < 0 ? start : at), to: offset + parser.endIndex + 1 });
      }
    },
  });
  parser.end(node.value);
  return found;
}

function finalizeLinks(source: string, found: RawLink[]): ExtractedLink[] {
  const lineStarts = findLineStarts(source);
  const httpLinks = found
    .map((raw) => ({ ...raw, url: raw.url.startsWith('//') ? `https:${raw.url}` : raw.url.trim() }))
    .filter(({ url }) => /^https?:\/\/[^/\s]/i.test(url) || correctMistypedUrl(url) !== undefined)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    // `[https://…](https://…)` holds a bare address within a link: one place, one link.
    .filter((raw, index, all) => index === 0 || (all[index - 1]?.to ?? 0) <= raw.from || raw.url !== all[index - 1]?.url);
  const identities = httpLinks.map(({ url }) => identify(url));
  const shareStarts = httpLinks
    .filter((_, index) => acceptsAccessCode(identities[index]?.service ?? 'unknown'))
    .map(({ from }) => from);
  return httpLinks.map((raw, index) => {
    const identity = identities[index];
    const code =
      identity?.code ??
      (acceptsAccessCode(identity?.service ?? 'unknown')
        ? findAdjacentAccessCode(source, raw, lineStarts, shareStarts)
        : undefined);
    const text = raw.text?.replace(/\s+/g, ' ').trim();
    const names = text && !isGenericLinkLabel(text) && text !== raw.url ? [text] : undefined;
    return {
      url: raw.url,
      ...offsetToPosition(raw.from, lineStarts),
      ...(text && text !== raw.url ? { text } : {}),
      ...(code === undefined ? {} : { code }),
      ...(names === undefined ? {} : { names }),
    };
  });
}

/**
 * The code that belongs to a share: in the link's text, after it on its line, below it, before it on its line; never past another share.
 * @param lineStarts where the lines of the text begin. @param shareStarts where its shares do. Both in order: of many on one line, none may cost
 * a look at them all.
 */
function findAdjacentAccessCode(
  source: string,
  raw: RawLink,
  lineStarts: readonly number[],
  shareStarts: readonly number[],
): string | undefined {
  const line = findLastIndexAtMost(lineStarts, raw.from);
  const lineStart = lineStarts[line] ?? 0;
  const last = findLastIndexAtMost(lineStarts, raw.to);
  const lineEnd = findLineEnd(source, lineStarts, last);
  const next = shareStarts[findLastIndexAtMost(shareStarts, raw.to - 1) + 1] ?? source.length;
  const after = findAccessCode(source.slice(raw.to, Math.min(lineEnd, next)));
  const own = findAccessCode(raw.text ?? '') ?? after;
  if (own !== undefined || next < lineEnd) return own;
  const below = findNextNonBlankLine(source, lineStarts, last);
  if (below !== undefined && below.to <= next && isAccessCodeLine(source.slice(below.from, below.to))) {
    const code = findAccessCode(source.slice(below.from, below.to));
    if (code !== undefined) return code;
  }
  const before = shareStarts[findLastIndexAtMost(shareStarts, raw.from - 1)];
  const first = before === undefined || before < lineStart;
  return first ? findAccessCode(source.slice(lineStart, raw.from)) : undefined;
}

/** Where a line ends, without its break. */
const findLineEnd = (source: string, lineStarts: readonly number[], line: number): number => {
  const next = lineStarts[line + 1];
  return next === undefined ? source.length : next - 1;
};

/** The next line that is not blank, at most two blank lines below. */
function findNextNonBlankLine(
  source: string,
  lineStarts: readonly number[],
  line: number,
): { from: number; to: number } | undefined {
  for (let below = line + 1; below <= line + 3 && below < lineStarts.length; below++) {
    const from = lineStarts[below] ?? 0;
    const to = findLineEnd(source, lineStarts, below);
    if (source.slice(from, to).trim() !== '') return { from, to };
  }
  return undefined;
}

/** Words that say what kind of link it is, not what it leads to. */
const labelPattern =
  /^(?:\[?(?:the |this )?(?:link|here|click here|url|website|web ?site|homepage|home ?page|page|paper|pdf|code|github|git|repo(?:sitory)?|data|dataset|download|demo|docs?|documentation|source|project|model|arxiv|doi|baidu(?: ?ink| pan| netdisk)?|google drive|official|blog|video|slides?)\]?|[\p{P}\s\d]+)$/iu;
const chineseLabelPattern =
  /(?:地址|网址|链接|下载|官网|主页|百度(?:网盘|云|盘)|网盘|论文|代码|项目|数据集?|原文|来源|详情|入口|仓库|文档|首页)(?:[（(].*[）)])?$/u;

/** Says whether a link's text is a label (`论文地址`, `code`, `link`) that names nothing. */
export function isGenericLinkLabel(text: string): boolean {
  return labelPattern.test(text) || (text.length <= 14 && chineseLabelPattern.test(text));
}

/** Where the lines of a text begin. */
function findLineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function offsetToPosition(offset: number, lineStarts: readonly number[]): { line: number; column: number } {
  const line = findLastIndexAtMost(lineStarts, offset);
  return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

/** Index of the last of these numbers, which are in order, that is not above `most`; -1 when all are. */
function findLastIndexAtMost(sorted: readonly number[], maximum: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= maximum) low = middle;
    else high = middle - 1;
  }
  return low;
}
