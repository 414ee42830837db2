import { isBinary, splitLines } from '../../git/index.ts';
import { encodePath, getFullName, type HostedRepository, type HttpResponse } from '../../model/index.ts';
import { createNotFoundResponse, createPageResponse } from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { html, renderMarkdown } from '../rendering/index.ts';
import { renderFolderPage } from './folder.ts';
import { type CodeLocation, listFolder, renderBreadcrumbs, resolveLocation } from './location.ts';

async function readFileAt(repository: HostedRepository, { commit, path }: CodeLocation): Promise<Uint8Array | undefined> {
  const file = (await repository.store.listFiles(commit.tree)).get(path);
  return file && repository.store.readBlob(file.sha);
}

/**
 * A file with an anchor at each line. A path of a folder shows the folder.
 * @param rest ref and path, separated by a slash.
 * @param isEditing true for the address of GitHub's editor, which does not exist here.
 */
export async function renderFilePage(
  context: PageContext,
  repository: HostedRepository,
  rest: string,
  isEditing: boolean,
): Promise<HttpResponse> {
  const location = await resolveLocation(repository, rest);
  if (!location) return createNotFoundResponse(context, rest);
  const bytes = await readFileAt(repository, location);
  if (!bytes) {
    const isFolder = (await listFolder(repository, location)) !== undefined;
    return isFolder ? renderFolderPage(context, repository, rest) : createNotFoundResponse(context, rest);
  }
  const { code, markdown } = context.messages;
  const { ref, path } = location;
  const base = `/${getFullName(repository)}`;
  const text = isBinary(bytes) ? undefined : Buffer.from(bytes).toString('utf8');
  const lines = text === undefined ? [] : splitLines(text);
  const rows = lines.map((line, index) => {
    const number = index + 1;
    return html`<tr id="L${number}"><td class="n"><a href="#L${number}">${number}</a></td><td>${line.replace(/\n$/, '')}</td></tr>`;
  });
  const rendered =
    text !== undefined && /\.md$/i.test(path)
      ? await renderMarkdown(text, { messages: markdown, repositoryUrl: base, file: location })
      : undefined;
  const notice = isEditing ? html`<div class="box"><div class="body">${code.editNotice}</div></div>` : '';
  const body = html`
<p><span class="branch">${ref.slice(0, 40)}</span> ${renderBreadcrumbs(base, location)}</p>
${notice}
${rendered ? html`<div class="box readme"><div class="markdown big">${rendered}</div></div>` : ''}
<div class="box"><div class="head"><span class="quiet">${code.size(lines.length, bytes.length)}</span><a href="${base}/raw/${ref}/${encodePath(path)}">${code.raw}</a></div>
<table class="diff blob">${rows}</table></div>`;
  return createPageResponse(context, { title: code.fileTitle(path, ref), repository, tab: 'code', body });
}

/**
 * The bytes of a file. Images keep their type; everything else is plain text, so that a browser
 * never runs it.
 */
export async function rawFileResponse(context: PageContext, repository: HostedRepository, rest: string): Promise<HttpResponse> {
  const location = await resolveLocation(repository, rest);
  const bytes = location && (await readFileAt(repository, location));
  if (!location || !bytes) return createNotFoundResponse(context, rest);
  const imageType = /\.(png|jpe?g|gif|webp)$/i.exec(location.path)?.[1]?.toLowerCase().replace('jpg', 'jpeg');
  const headers = {
    'content-type': imageType ? `image/${imageType}` : 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, bytes, headers };
}
