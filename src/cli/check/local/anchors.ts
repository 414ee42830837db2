/**
 * The longest text whose headings are read by a parser, in characters. A longer one is scanned by
 * lines.
 */
const maxParsedCharacters = 2 * 1024 * 1024;

/**
 * Ids that elements have of themselves, and `{#id}` behind a heading, which generators of sites
 * read.
 */
const idPattern = /<[a-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))|\{#([\w-]+)\}/gi;

/** The anchors of a page on GitHub, in lower case, since its script finds them in any case. */
export async function findMarkdownAnchors(text: string): Promise<ReadonlySet<string>> {
  // With its parser, which most checks can do without.
  const { createAnchorGenerator, extractHeadings } = await import('../../../list/render/heading-anchors.ts');
  const toAnchor = createAnchorGenerator([]);
  const headings = extractHeadings(text, maxParsedCharacters).map((heading) => toAnchor(heading.text));
  return new Set([...headings, ...findHtmlAnchors(text)].map((anchor) => anchor.toLowerCase()));
}

/** The ids of a piece of HTML. */
export function findHtmlAnchors(text: string): string[] {
  return Array.from(text.matchAll(idPattern), ([, double, single, bare, braces]) => double ?? single ?? bare ?? braces ?? '');
}

/** Anchors of every page on GitHub: its top, and the README below the files. */
const pageAnchors = new Set(['', 'top', 'readme', 'readme-ov-file']);
/** Places of GitHub's own: footnotes. */
const footnotePattern = /^fn(?:ref)?-/;
const textFragmentPattern = /:~:/;

/**
 * A fragment as its anchor is written; undefined when it leads nowhere in particular, and so never
 * wrong.
 */
export function toAnchor(fragment: string): string | undefined {
  const anchor = decode(fragment)
    .toLowerCase()
    .replace(/^user-content-/, '');
  return pageAnchors.has(anchor) || footnotePattern.test(anchor) || textFragmentPattern.test(fragment) ? undefined : anchor;
}

/** Lines of a file that GitHub marks: `L3`, `L3-L7`, `L3C1-L7C2`. */
export function readLineAnchor(fragment: string): number | undefined {
  const [, first, last] = /^L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/.exec(fragment) ?? [];
  return first === undefined ? undefined : Math.max(Number(first), Number(last ?? first));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
