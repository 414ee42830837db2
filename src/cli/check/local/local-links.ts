import { dirname, extname, join, resolve } from 'node:path';
import { createMarker } from '../../../links/verdict/index.ts';
import { createMalformedVerdict, type WrittenTarget } from '../../../links/written/index.ts';
import type { Verdict, VerdictReason } from '../../../model/verdict.ts';
import { findHtmlAnchors, findMarkdownAnchors, readLineAnchor, toAnchor } from './anchors.ts';
import { FileTree } from './file-tree.ts';

export type LocalTarget = Extract<WrittenTarget, { kind: 'local' }>;

/** What a link to a file or an anchor of the same repository leads to. */
export interface LocalResult {
  /** `file:docs/a.md#part`, from the root of the repository. */
  identity: string;
  verdict: Verdict;
}

const markdownExtensions = new Set(['.md', '.markdown', '.mdx']);
/** What generators of sites make of a path without an ending, or with that of the page. */
const pageForms: readonly ((path: string) => string)[] = [
  (path) => `${path}.md`,
  (path) => `${path}.mdx`,
  (path) => `${path}.html`,
  (path) => `${path}/index.md`,
  (path) => path.replace(/(?:\/index)?\.html?$/i, '.md'),
  (path) => path.replace(/\.html?$/i, '.mdx'),
];

/** Judges the links of a repository to itself, by the files on this machine. */
export class LocalLinks {
  readonly #root: string;
  readonly #isRootGiven: boolean;
  readonly #tree: FileTree;
  readonly #anchors = new Map<string, ReadonlySet<string>>();

  /**
   * @param root absolute path: where addresses that begin with a slash begin
   * @param isRootGiven true when somebody said so; else pages of HTML may belong to a site that
   * begins elsewhere
   */
  constructor(root: string, { isRootGiven }: { isRootGiven: boolean }) {
    this.#root = root;
    this.#isRootGiven = isRootGiven;
    this.#tree = new FileTree(root);
  }

  /** @param file absolute path of the text that has the link */
  async judge(file: string, { path, fragment, webUrl }: LocalTarget): Promise<LocalResult> {
    const written = decodePath(path);
    const full = path === '' ? file : written.startsWith('/') ? join(this.#root, written) : resolve(dirname(file), written);
    const found = this.#tree.toRelativePath(full);
    const identity = `file:${found ?? written}${fragment ? `#${fragment}` : ''}`;
    if (found === undefined) {
      return { identity, verdict: webUrl === undefined ? createVerdict('outside-repository') : createMalformedVerdict(webUrl) };
    }
    const target = [found, ...pageForms.map((form) => form(found.replace(/\/$/, '')))].find((each) => this.#tree.exists(each));
    const isOfSite = written.startsWith('/') && !this.#isRootGiven && /\.x?html?$/i.test(file);
    if (target === undefined && isOfSite) return { identity, verdict: createVerdict('outside-repository') };
    if (target === undefined) return { identity, verdict: await this.#createMissing(found, webUrl) };
    return { identity, verdict: fragment ? await this.#judgeAnchor(target, fragment) : createVerdict('ok') };
  }

  async #createMissing(path: string, webUrl: string | undefined): Promise<Verdict> {
    const nearest = await this.#tree.findNearest(path);
    if (nearest === undefined && webUrl !== undefined) return createMalformedVerdict(webUrl);
    return createVerdict('no-such-file', nearest);
  }

  async #judgeAnchor(target: string, fragment: string): Promise<Verdict> {
    const page = this.#tree.isFolder(target) ? this.#tree.findReadme(target) : target;
    if (page === undefined) return createVerdict('ok');
    const line = readLineAnchor(fragment);
    if (line !== undefined) return createVerdict(line <= this.#countLines(page) ? 'ok' : 'no-such-anchor');
    const anchor = toAnchor(fragment);
    const anchors = await this.#findAnchors(page);
    if (anchor === undefined || anchors === undefined || anchors.has(anchor)) return createVerdict('ok');
    const { findNearest } = await import('../../../list/schema/errors/did-you-mean.ts');
    const nearest = findNearest(anchor, [...anchors])?.value;
    return createVerdict('no-such-anchor', nearest === undefined ? undefined : `#${nearest}`);
  }

  #countLines(page: string): number {
    return this.#tree.readBytes(page).toString('latin1').split('\n').length;
  }

  /** Undefined for files whose anchors are not known: of code, of pictures. */
  async #findAnchors(page: string): Promise<ReadonlySet<string> | undefined> {
    const known = this.#anchors.get(page);
    if (known !== undefined) return known;
    const extension = extname(page).toLowerCase();
    const isHtml = extension === '.html' || extension === '.htm';
    if (!isHtml && !markdownExtensions.has(extension)) return undefined;
    const text = this.#tree.readBytes(page).toString('utf8');
    const anchors = isHtml ? new Set(findHtmlAnchors(text).map((id) => id.toLowerCase())) : await findMarkdownAnchors(text);
    this.#anchors.set(page, anchors);
    return anchors;
  }
}

function createVerdict(reason: VerdictReason, nearest?: string): Verdict {
  const marker = nearest === undefined ? {} : { marker: createMarker('did-you-mean', nearest) };
  const verdict = reason === 'ok' ? 'alive' : reason === 'outside-repository' ? 'unknown' : 'gone';
  return { verdict, reason, evidence: { asked: 'files', ...marker } };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
