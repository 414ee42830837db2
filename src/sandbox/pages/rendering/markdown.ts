import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root } from 'hast';
import type { Root as MarkdownRoot, PhrasingContent } from 'mdast';
import { toString as textOfHast } from 'mdast-util-to-string';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import { SKIP, visit } from 'unist-util-visit';
import type { Messages } from '../../../messages/index.ts';
import { type Html, trustedHtml } from '../../../text/escape/html.ts';
import { encodePath } from '../../model/index.ts';
import { renderPieChart } from './pie-chart.ts';
import { renderXyChart } from './xy-chart.ts';

export interface MarkdownOptions {
  messages: Messages['sandbox']['markdown'];
  /** Address of the repository's page, without a trailing slash. */
  repositoryUrl: string;
  /** The file that relative links start from, at its ref. */
  file?: { ref: string; path: string };
  /** Keeps line ends, as GitHub does in comments. In files a line end is a space. */
  hardBreaks?: boolean;
  /** Checkboxes become buttons of the form with this id, numbered from 0. */
  formId?: string;
}

/** Renders untrusted Markdown as GitHub does: sanitized HTML, headings with anchors, and charts. */
export async function renderMarkdown(text: string, options: MarkdownOptions): Promise<Html> {
  const file = await remark()
    .use(remarkGfm)
    .use(options.hardBreaks ? [convertLineBreaks] : [])
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    .use(addHeadingAnchors)
    .use(rewriteLinks, options)
    .use(replaceCodeBlocks, options)
    .use(replaceCheckboxes, options)
    .use(rehypeStringify)
    .process(text);
  return trustedHtml(`<div class="markdown-body">${String(file)}</div>`);
}

function convertLineBreaks() {
  return (tree: MarkdownRoot) => {
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('\n')) return undefined;
      const pieces = node.value.split('\n').flatMap((value, i): PhrasingContent[] => {
        const text: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }];
        return i === 0 ? text : [{ type: 'break' }, ...text];
      });
      parent.children.splice(index, 1, ...(pieces as typeof parent.children));
      return [SKIP, index + pieces.length];
    });
  };
}

/** Gives headings the ids that GitHub gives them, for links of tables of contents. */
function addHeadingAnchors() {
  return (tree: Root) => {
    const slugger = new GithubSlugger();
    visit(tree, 'element', (node) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      node.properties.id = `user-content-${slugger.slug(textOfHast(node))}`;
    });
  };
}

/**
 * Resolves relative links from the file, prefixes fragments, and hides the referrer from other
 * sites.
 */
function rewriteLinks(options: MarkdownOptions) {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      const { href, src } = node.properties;
      if (node.tagName === 'a' && typeof href === 'string') {
        node.properties.href = href.startsWith('#') ? prefixFragment(href) : resolveAddress(href, 'blob', options);
        if (/^https?:/.test(href)) node.properties.rel = ['nofollow', 'noopener', 'noreferrer'];
      }
      if (node.tagName === 'img' && typeof src === 'string') node.properties.src = resolveAddress(src, 'raw', options);
    });
  };
}

const prefixFragment = (fragment: string): string =>
  fragment === '#' || fragment.startsWith('#user-content-') ? fragment : `#user-content-${fragment.slice(1)}`;

function resolveAddress(href: string, kind: 'blob' | 'raw', { repositoryUrl, file }: MarkdownOptions): string {
  if (!file || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return href;
  const base = `http://x/${encodePath(file.path)}`;
  const resolved = URL.parse(href, href.startsWith('/') ? 'http://x/' : base);
  return resolved ? `${repositoryUrl}/${kind}/${file.ref}${resolved.pathname}${resolved.search}${resolved.hash}` : href;
}

/** Draws charts and titles suggestions. Other diagrams stay text. */
function replaceCodeBlocks({ messages }: MarkdownOptions) {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      const code = node.children[0];
      if (node.tagName !== 'pre' || code?.type !== 'element' || !parent || index === undefined) return undefined;
      const language = [code.properties.className].flat().find((name) => String(name).startsWith('language-'));
      const source = textOfHast(code);
      const drawChart = () => renderXyChart(source, messages.chart) ?? renderPieChart(source, messages.chart);
      const replacement =
        language === 'language-mermaid' ? drawChart() : wrapSuggestion(language, node, messages.suggestedChange);
      if (!replacement) return undefined;
      parent.children[index] = replacement;
      return [SKIP, index + 1];
    });
  };
}

/** Replaces checkboxes with buttons that send their number, since pages have no script. */
function replaceCheckboxes({ formId, messages }: MarkdownOptions) {
  return (tree: Root) => {
    if (formId === undefined) return;
    let count = 0;
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'input' || node.properties.type !== 'checkbox') return;
      const isOn = Boolean(node.properties.checked);
      node.tagName = 'button';
      node.properties = { type: 'submit', form: formId, name: 'box', value: String(count), className: ['tick'] };
      node.properties.ariaLabel = isOn ? messages.uncheck : messages.check;
      node.children = [{ type: 'text', value: isOn ? '☑' : '☐' }];
      count += 1;
    });
  };
}

function wrapSuggestion(language: unknown, node: Element, label: string): ElementContent | undefined {
  if (language !== 'language-suggestion') return undefined;
  const title: Element = {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: label }],
  };
  return { type: 'element', tagName: 'div', properties: { className: ['suggestion'] }, children: [title, node] };
}
