import { compareCodeUnits } from '../../../text/compare.ts';
import type { GitTreeEntry } from '../../git/index.ts';
import { encodePath, getFullName, type HostedRepository, type HttpResponse } from '../../model/index.ts';
import { createNotFoundResponse, createPageResponse, renderTime, renderUser } from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, html, renderMarkdown } from '../rendering/index.ts';
import { getFirstLine } from './commits.ts';
import { type CodeLocation, listFolder, renderBreadcrumbs, resolveLocation } from './location.ts';

/**
 * A folder with its README.
 * @param rest ref and path, separated by a slash; empty for the root of the default branch.
 */
export async function renderFolderPage(context: PageContext, repository: HostedRepository, rest: string): Promise<HttpResponse> {
  const { code } = context.messages;
  const name = getFullName(repository);
  const location = await resolveLocation(repository, rest === '' ? repository.defaultBranch : rest);
  if (!location) {
    if (repository.refs.size > 0) return createNotFoundResponse(context, rest);
    const body = html`<div class="hero"><h1>${name}</h1><p>${code.empty}</p></div>`;
    return createPageResponse(context, { title: name, repository, tab: 'code', body });
  }
  const children = await listFolder(repository, location);
  if (!children) return createNotFoundResponse(context, rest);
  const base = `/${name}`;
  const body = html`
<p><span class="branch">${location.ref}</span> ${renderBreadcrumbs(base, location)}</p>
<div class="columns"><div>
<div class="box">${renderLatestCommit(context, base, location)}<ul class="list">${renderRows(base, location, children)}</ul></div>
${await renderReadme(context, repository, location, children)}
</div><aside class="side"><section><h3>${code.about}</h3>${repository.description || code.noDescription}</section>
<section><h3>${code.branches}</h3>${renderBranches(repository, base)}</section></aside></div>`;
  return createPageResponse(context, { title: `${name}: ${repository.description}`, repository, tab: 'code', body });
}

const pathPrefix = ({ path }: CodeLocation): string => (path === '' ? '' : `${path}/`);

function renderLatestCommit(context: PageContext, base: string, { commit }: CodeLocation): Html {
  const { author, message, sha } = commit;
  return html`<div class="head">${renderUser(context, author.name)} <a class="quiet" href="${base}/commit/${sha}">${getFirstLine(message)}</a> <span class="quiet mono">${sha.slice(0, 7)}</span> <span class="quiet">${renderTime(context, author.timestamp * 1000)}</span></div>`;
}

/** Folders first, then files, each by name. */
function renderRows(base: string, location: CodeLocation, children: GitTreeEntry[]): Html[] {
  const isFolder = ({ type }: GitTreeEntry) => type === 'tree';
  const sorted = [...children].sort((a, b) => Number(isFolder(b)) - Number(isFolder(a)) || compareCodeUnits(a.path, b.path));
  return sorted.map((child) => {
    const kind = isFolder(child) ? 'tree' : 'blob';
    const href = `${base}/${kind}/${location.ref}/${encodePath(pathPrefix(location) + child.path)}`;
    return html`<li>${isFolder(child) ? folderIcon : fileIcon}<a href="${href}">${child.path}</a></li>`;
  });
}

async function renderReadme(
  { messages }: PageContext,
  repository: HostedRepository,
  location: CodeLocation,
  children: GitTreeEntry[],
): Promise<Html | ''> {
  const readme = children.find((child) => /^readme\.md$/i.test(child.path));
  const bytes = readme && (await repository.store.readBlob(readme.oid));
  if (!readme || !bytes) return '';
  const file = { ref: location.ref, path: `${pathPrefix(location)}${readme.path}` };
  const options = { messages: messages.markdown, repositoryUrl: `/${getFullName(repository)}`, file };
  const rendered = await renderMarkdown(Buffer.from(bytes).toString('utf8'), options);
  return html`<div class="box readme"><div class="head"><b>${readme.path}</b></div><div class="markdown big">${rendered}</div></div>`;
}

const renderIcon = (path: string, className: string): Html =>
  html`<svg class="icon ${className}" width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true"><path d="${path}"/></svg>`;
const folderIcon = renderIcon('M1 4a1 1 0 0 1 1-1h4l1.5 1.5H14a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1z', 'folder');
const fileIcon = renderIcon('M3 1.5h6.5L13 5v9.5H3zM4.2 2.7v10.6h7.6V5.6H8.9V2.7z', 'quiet');

function renderBranches(repository: HostedRepository, base: string): Html[] {
  const names = [...repository.refs.keys()].flatMap((ref) => (ref.startsWith('refs/heads/') ? [ref.slice(11)] : []));
  return names.map((name) => html`<div><a class="mono" href="${base}/tree/${name}">${name}</a></div>`);
}
