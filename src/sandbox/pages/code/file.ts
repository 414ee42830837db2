import { isBinary, splitLines } from '../../git/index.ts';
import type { HttpResponse } from '../../model/index.ts';
import { fullName, type HostedRepository, type World } from '../../model/index.ts';
import { notFoundResponse, pageResponse } from '../components/index.ts';
import { html, renderMarkdown } from '../rendering/index.ts';
import { renderFolderPage } from './folder.ts';
import { type CodeLocation, listFolder, renderBreadcrumbs, resolveLocation } from './location.ts';

export async function readFileAt(repository: HostedRepository, at: CodeLocation): Promise<Uint8Array | undefined> {
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
