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
import { type Html, trustedHtml } from './html.ts';
import { renderPieChart } from './pie-chart.ts';
import { renderXyChart } from './xy-chart.ts';

export interface MarkdownOptions {
  /** Address of the repository's page, without a slash at its end. */
  repository: string;
  /** What relative links of a file start from: its ref and folder. */
  file?: { ref: string; path: string };
  /** In comments a line end is one; in files it is a space. */
  breaks?: boolean;
  /** Boxes become buttons of the form with this id, numbered from 0. */
  form?: string;
}

/** Renders untrusted Markdown as GitHub does: raw HTML by its list of what is allowed, headings with anchors, charts drawn. */
export async function renderMarkdown(text: string, options: MarkdownOptions): Promise<Html> {
  const file = await remark()
    .use(remarkGfm)
    .use(options.breaks ? [convertLineBreaks] : [])
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    .use(addHeadingAnchors)
    .use(rewriteLinks, options)
    .use(replaceCodeBlocks)
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
        const words: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }];
        return i === 0 ? words : [{ type: 'break' }, ...words];
      });
      parent.children.splice(index, 1, ...(pieces as typeof parent.children));
      return [SKIP, index + pieces.length];
    });
  };
}

/** Headings get the names that GitHub gives them, which tables of contents lead to. */
function addHeadingAnchors() {
  return (tree: Root) => {
    const slugger = new GithubSlugger();
    visit(tree, 'element', (node) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      node.properties.id = `user-content-${slugger.slug(textOfHast(node))}`;
    });
  };
}

/** What is relative starts from the file; a fragment leads to the prefixed name; what leaves does so without telling from where. */
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

function resolveAddress(href: string, kind: 'blob' | 'raw', { repository, file }: MarkdownOptions): string {
  if (!file || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return href;
  const base = `http://x/${encodeURI(file.path)}`;
  const resolved = URL.parse(href, href.startsWith('/') ? 'http://x/' : base);
  return resolved ? `${repository}/${kind}/${file.ref}${resolved.pathname}${resolved.search}${resolved.hash}` : href;
}

/** Charts are drawn, suggestions say that they are ones; other diagrams stay as their text. */
function replaceCodeBlocks() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      const code = node.children[0];
      if (node.tagName !== 'pre' || code?.type !== 'element' || !parent || index === undefined) return undefined;
      const language = [code.properties.className].flat().find((name) => String(name).startsWith('language-'));
      const drawn = () => renderXyChart(textOfHast(code)) ?? renderPieChart(textOfHast(code));
      const instead = language === 'language-mermaid' ? drawn() : wrapSuggestion(language, node);
      if (!instead) return undefined;
      parent.children[index] = instead;
      return [SKIP, index + 1];
    });
  };
}

/** A box that can be ticked without a script: a button that sends its number. */
function replaceCheckboxes({ form }: MarkdownOptions) {
  return (tree: Root) => {
    if (form === undefined) return;
    let count = 0;
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'input' || node.properties.type !== 'checkbox') return;
      const isOn = Boolean(node.properties.checked);
      node.tagName = 'button';
      node.properties = { type: 'submit', form, name: 'box', value: String(count), className: ['tick'] };
      node.properties.ariaLabel = isOn ? 'Untick' : 'Tick';
      node.children = [{ type: 'text', value: isOn ? '☑' : '☐' }];
      count += 1;
    });
  };
}

function wrapSuggestion(language: unknown, node: Element): ElementContent | undefined {
  if (language !== 'language-suggestion') return undefined;
  const title: Element = {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: 'Suggested change' }],
  };
  return { type: 'element', tagName: 'div', properties: { className: ['suggestion'] }, children: [title, node] };
}
