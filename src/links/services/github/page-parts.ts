import { findMissingParts, maxAnchorPageBytes } from '../../web/index.ts';
import type { CheckTarget, ServiceContext } from '../shared/index.ts';
import { createGitExpressions, type RepositoryResource } from './resource.ts';
import { getRepositoryRoute, requestRest } from './rest.ts';

/** Files that GitHub shows as a page with headings, and serves in that form. */
const markupPattern = /\.(?:md|markdown|mdown|mkdn?|rst|adoc|asciidoc|asc|org|textile|rdoc|mediawiki|creole|pod)$/i;

/**
 * Places of GitHub's own pages, around what they show: the tabs of files, footnotes, the list of
 * files.
 */
const ownPartPattern = /^(?:readme|files|start-of-content|[\w-]*ov-file|fn(?:ref)?-.*|repo-content-pjax-container)$/;

/**
 * The parts that links name behind a `#` and that the README of a repository, or a file of it,
 * lacks. The page itself is filled by scripts, and limits programs. The interface has the same
 * text with GitHub's own anchors (lycheeverse/lychee#1729, raviqqe/muffet#356).
 *
 * @param found The git expressions that exist in the repository; undefined where nobody asked.
 * @returns nothing where GitHub does not say. One question for each file whose parts are named.
 */
export async function findMissingFileParts(
  { parts: named = [] }: CheckTarget,
  resource: RepositoryResource,
  found: ReadonlySet<string> | undefined,
  context: ServiceContext,
): Promise<string[]> {
  const parts = named.filter((part) => !ownPartPattern.test(part));
  if (parts.length === 0 || context.checkParts !== true || context.github?.token === undefined) return [];
  const route = getPageRoute(resource, found);
  if (route === undefined) return [];
  const response = await requestRest(context, route, {
    accept: 'application/vnd.github.html+json',
    maxBodyBytes: maxAnchorPageBytes,
  });
  return response.ok && response.status === 200 && !response.truncated ? findMissingParts(response, parts) : [];
}

/**
 * Where the interface has what the page shows; undefined for all but READMEs and files of markup.
 */
function getPageRoute(resource: RepositoryResource, found: ReadonlySet<string> | undefined): string | undefined {
  const base = getRepositoryRoute(resource);
  if (resource.kind === 'repository') return `${base}/readme`;
  if (resource.kind !== 'path') return undefined;
  const expression = createGitExpressions(resource).find((each) => found === undefined || found.has(each)) ?? '';
  const separator = expression.indexOf(':');
  const path = expression.slice(separator + 1);
  const place = path.split('/').map(encodeURIComponent).join('/');
  const ref = `?ref=${encodeURIComponent(expression.slice(0, separator))}`;
  if (resource.form === 'tree') return `${base}/readme${path === '' ? '' : `/${place}`}${ref}`;
  return markupPattern.test(path) ? `${base}/contents/${place}${ref}` : undefined;
}
