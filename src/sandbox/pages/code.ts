import { compareCodeUnits } from '../../text/compare.ts';
import { requireCommit, resolveRef } from '../actions/index.ts';
import type { HttpResponse } from '../api/index.ts';
import { type Commit, diffTrees, type GitTreeEntry, isBinary, splitLines } from '../git/index.ts';
import { fullName, type HostedRepository, type World } from '../model/index.ts';
import { notFoundResponse, pageResponse, renderDiffTable, renderFileHeader, renderTime, renderUser } from './components/index.ts';
import { type Html, html, renderMarkdown } from './rendering/index.ts';

/** The pages of a repository's code: folders with their README, files with anchors at their lines, commits. */

interface CodeLocation {
  ref: string;
  commit: Commit;
  path: string;
}

/** A ref may have slashes: the longest beginning of the path that is one counts. */
async function resolveLocation(repository: HostedRepository, rest: string): Promise<CodeLocation | undefined> {
  const parts = rest.split('/').filter(Boolean);
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/');
    const sha = await resolveRef(repository, ref);
    if (sha) return { ref, commit: await requireCommit(repository, sha), path: parts.slice(length).join('/') };
  }
  return undefined;
}

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

const renderIcon = (path: string, className: string): Html =>
  html`<svg class="icon ${className}" width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true"><path d="${path}"/></svg>`;
const folderIcon = renderIcon('M1 4a1 1 0 0 1 1-1h4l1.5 1.5H14a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1z', 'folder');
const fileIcon = renderIcon('M3 1.5h6.5L13 5v9.5H3zM4.2 2.7v10.6h7.6V5.6H8.9V2.7z', 'quiet');

function renderBranches(repository: HostedRepository, base: string): Html[] {
  const names = [...repository.refs.keys()].flatMap((ref) => (ref.startsWith('refs/heads/') ? [ref.slice(11)] : []));
  return names.map((name) => html`<div><a class="mono" href="${base}/tree/${name}">${name}</a></div>`);
}

async function listFolder(repository: HostedRepository, { commit, path }: CodeLocation): Promise<GitTreeEntry[] | undefined> {
  let tree = commit.tree;
  for (const part of path.split('/').filter(Boolean)) {
    const child = (await repository.store.readTree(tree))?.find((one) => one.path === part && one.type === 'tree');
    if (!child) return undefined;
    tree = child.oid;
  }
  return repository.store.readTree(tree);
}

function renderBreadcrumbs(base: string, { ref, path }: CodeLocation): Html[] {
  const parts = path.split('/').filter(Boolean);
  return parts.map((part, i) => {
    const here = encodeURI(parts.slice(0, i + 1).join('/'));
    return i === parts.length - 1 ? html` / <b>${part}</b>` : html` / <a href="${base}/tree/${ref}/${here}">${part}</a>`;
  });
}

async function readFileAt(repository: HostedRepository, at: CodeLocation): Promise<Uint8Array | undefined> {
  const file = (await repository.store.listFiles(at.commit.tree)).get(at.path);
  return file && repository.store.readBlob(file.sha);
}

/** `editing` is the page that GitHub's own editor would be. */
export async function renderFilePage(
  world: World,
  repository: HostedRepository,
  rest: string,
  editing: boolean,
): Promise<HttpResponse> {
  const at = await resolveLocation(repository, rest);
  const bytes = at && (await readFileAt(repository, at));
  if (!at || !bytes)
    return at && (await listFolder(repository, at)) ? renderFolderPage(world, repository, rest) : notFoundResponse(rest);
  const base = `/${fullName(repository)}`;
  const raw = `${base}/raw/${at.ref}/${encodeURI(at.path)}`;
  const text = isBinary(bytes) ? undefined : Buffer.from(bytes).toString('utf8');
  const rows = text === undefined ? [] : splitLines(text);
  const table = rows.map(
    (line, i) =>
      html`<tr id="L${i + 1}"><td class="n"><a href="#L${i + 1}">${i + 1}</a></td><td>${line.replace(/\n$/, '')}</td></tr>`,
  );
  const shown =
    text !== undefined && /\.md$/i.test(at.path) ? await renderMarkdown(text, { repository: base, file: at }) : undefined;
  const note = editing
    ? html`<div class="box"><div class="body">On GitHub this address opens the editor at the line. Here the file is only shown. · 在 GitHub 上，此地址会打开编辑器；这里只显示文件。</div></div>`
    : '';
  const body = html`
<p><span class="branch">${at.ref.slice(0, 40)}</span> ${renderBreadcrumbs(base, at)}</p>
${note}
${shown ? html`<div class="box readme"><div class="markdown big">${shown}</div></div>` : ''}
<div class="box"><div class="head"><span class="quiet">${rows.length} lines · ${bytes.length} bytes</span><a href="${raw}">Raw</a></div>
<table class="diff blob">${table}</table></div>`;
  return pageResponse({ title: `${at.path} at ${at.ref}`, repository, tab: 'Code', body });
}

/** The file as it is, as plain text whatever it is: nothing of a repository is ever run. */
export async function rawFileResponse(repository: HostedRepository, rest: string): Promise<HttpResponse> {
  const at = await resolveLocation(repository, rest);
  const bytes = at && (await readFileAt(repository, at));
  if (!at || !bytes) return notFoundResponse(rest);
  const kind = /\.(png|jpe?g|gif|webp)$/i.exec(at.path)?.[1]?.toLowerCase().replace('jpg', 'jpeg');
  const headers = {
    'content-type': kind ? `image/${kind}` : 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, bytes, headers };
}

export async function renderCommitsPage(world: World, repository: HostedRepository, rest: string): Promise<HttpResponse> {
  const ref = rest === '' ? repository.defaultBranch : rest;
  const sha = await resolveRef(repository, ref);
  const commits = sha ? await repository.store.log(sha, { limit: 100 }) : [];
  const rows = commits.map((commit) => renderCommitRow(world, repository, commit));
  const body = html`<p><span class="branch">${ref}</span></p><div class="box"><ul class="list">${rows}</ul></div>`;
  return pageResponse({ title: `Commits of ${fullName(repository)}`, repository, tab: 'Commits', body });
}

export function renderCommitRow(world: World, repository: HostedRepository, { sha, message, author }: Commit): Html {
  return html`<li><a class="title" href="/${fullName(repository)}/commit/${sha}">${firstLine(message)}</a> <span class="mono quiet">${sha.slice(0, 7)}</span><br>${renderUser(world, author.name)} <span class="quiet">committed on ${renderTime(author.timestamp * 1000)}</span></li>`;
}

export const firstLine = (message: string): string => message.split('\n')[0] ?? '';

export async function renderCommitPage(world: World, repository: HostedRepository, sha: string): Promise<HttpResponse> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) return notFoundResponse(sha);
  const first = commit.parents[0];
  const before = first ? (await requireCommit(repository, first)).tree : undefined;
  const files = await diffTrees(repository.store, before, commit.tree);
  const boxes = files
    .slice(0, 100)
    .map((file, i) => html`<div class="box">${renderFileHeader(file, undefined)}${renderDiffTable(file, `f${i}`, [])}</div>`);
  const rest = commit.message.split('\n').slice(1).join('\n').trim();
  const body = html`
<div class="box"><div class="head"><b>${firstLine(commit.message)}</b></div><div class="body">${rest ? html`<pre>${rest}</pre>` : ''}${renderUser(world, commit.author.name)} <span class="quiet">committed on ${renderTime(commit.author.timestamp * 1000)} · ${files.length} files</span> <span class="mono quiet">${sha}</span></div></div>
${boxes}`;
  return pageResponse({ title: firstLine(commit.message), repository, tab: 'Commits', body });
}
