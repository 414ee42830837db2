import { compareCodeUnits } from '../../../text/compare.ts';
import type { HttpResponse } from '../../model/index.ts';
import { fullName, type HostedRepository, type World } from '../../model/index.ts';
import { notFoundResponse, pageResponse, renderTime, renderUser } from '../components/index.ts';
import { type Html, html, renderMarkdown } from '../rendering/index.ts';
import { firstLine } from './commits.ts';
import { listFolder, renderBreadcrumbs, resolveLocation } from './location.ts';

export async function renderFolderPage(world: World, repository: HostedRepository, rest: string): Promise<HttpResponse> {
  const at = await resolveLocation(repository, rest === '' ? repository.defaultBranch : rest);
  if (!at) {
    const body = html`<div class="hero"><h1>${fullName(repository)}</h1><p>This repository is empty.</p></div>`;
    return repository.refs.size === 0
      ? pageResponse({ title: fullName(repository), repository, tab: 'Code', body })
      : notFoundResponse(rest);
  }
  const children = await listFolder(repository, at);
  if (!children) return notFoundResponse(rest);
  const base = `/${fullName(repository)}`;
  const prefix = at.path === '' ? '' : `${at.path}/`;
  const sorted = [...children].sort(
    (a, b) => Number(b.type === 'tree') - Number(a.type === 'tree') || compareCodeUnits(a.path, b.path),
  );
  const rows = sorted.map((child) => {
    const tree = child.type === 'tree';
    const href = `${base}/${tree ? 'tree' : 'blob'}/${at.ref}/${encodeURI(prefix + child.path)}`;
    return html`<li>${tree ? folderIcon : fileIcon}<a href="${href}">${child.path}</a></li>`;
  });
  const readme = children.find((child) => /^readme\.md$/i.test(child.path));
  const text = readme && (await repository.store.readBlob(readme.oid));
  const file = { ref: at.ref, path: `${prefix}${readme?.path ?? ''}` };
  const shown = text && (await renderMarkdown(Buffer.from(text).toString('utf8'), { repository: base, file }));
  const { author, message, sha } = at.commit;
  const head = html`<div class="head">${renderUser(world, author.name)} <a class="quiet" href="${base}/commit/${sha}">${firstLine(message)}</a> <span class="quiet mono">${sha.slice(0, 7)}</span> <span class="quiet">${renderTime(author.timestamp * 1000)}</span></div>`;
  const body = html`
<p><span class="branch">${at.ref}</span> ${renderBreadcrumbs(base, at)}</p>
<div class="columns"><div>
<div class="box">${head}<ul class="list">${rows}</ul></div>
${shown ? html`<div class="box readme"><div class="head"><b>${readme?.path}</b></div><div class="markdown big">${shown}</div></div>` : ''}
</div><aside class="side"><section><h3>About</h3>${repository.description || 'No description.'}</section>
<section><h3>Branches</h3>${renderBranches(repository, base)}</section></aside></div>`;
  return pageResponse({ title: `${fullName(repository)}: ${repository.description}`, repository, tab: 'Code', body });
}

export const renderIcon = (path: string, className: string): Html =>
  html`<svg class="icon ${className}" width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true"><path d="${path}"/></svg>`;

export const folderIcon = renderIcon('M1 4a1 1 0 0 1 1-1h4l1.5 1.5H14a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1z', 'folder');

export const fileIcon = renderIcon('M3 1.5h6.5L13 5v9.5H3zM4.2 2.7v10.6h7.6V5.6H8.9V2.7z', 'quiet');

export function renderBranches(repository: HostedRepository, base: string): Html[] {
  const names = [...repository.refs.keys()].flatMap((ref) => (ref.startsWith('refs/heads/') ? [ref.slice(11)] : []));
  return names.map((name) => html`<div><a class="mono" href="${base}/tree/${name}">${name}</a></div>`);
}
