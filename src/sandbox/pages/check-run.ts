import type { HttpResponse } from '../model/index.ts';
import { type CheckRun, fullName, type HostedRepository } from '../model/index.ts';
import { getCheckIcon, pageResponse, renderAnnotation, renderTime } from './components/index.ts';
import { type Html, html, renderMarkdown } from './rendering/index.ts';

/** A check run: its conclusion, what it says, and its annotations with the places that they are about. */
export async function renderCheckRunPage(repository: HostedRepository, run: CheckRun): Promise<HttpResponse> {
  const [sign, colorClass] = getCheckIcon(run);
  const base = `/${fullName(repository)}`;
  const pulls = [...repository.issues.values()].filter((issue) => issue.pull?.head.sha === run.headSha);
  const links = pulls.map((issue) => html` · <a href="${base}/pull/${issue.number}">#${issue.number} ${issue.title}</a>`);
  const texts = await Promise.all(
    [run.summary, run.text].map(async (text) =>
      text ? html`<div class="box"><div class="markdown">${await renderMarkdown(text, { repository: base })}</div></div>` : '',
    ),
  );
  const when = run.completedAt === undefined ? run.status : html`completed on ${renderTime(run.completedAt)}`;
  const body = html`
<h1 class="headline"><span class="${colorClass}">${sign}</span> ${run.title ?? run.name}</h1>
<div class="under"><span class="quiet"><b>${run.name}</b> by ${run.app.name} · ${run.conclusion ?? run.status} · ${when} · <span class="mono">${run.headSha.slice(0, 7)}</span>${links}</span></div>
${texts}
${run.annotations.length > 0 ? renderAnnotations(repository, run) : html`<p class="quiet">No annotations.</p>`}`;
  return pageResponse({ title: `${run.name}: ${run.title ?? run.status}`, repository, narrow: true, body });
}

function renderAnnotations(repository: HostedRepository, run: CheckRun): Html {
  const where = (path: string, line: number) => `/${fullName(repository)}/blob/${run.headSha}/${encodeURI(path)}#L${line}`;
  const notes = run.annotations.map((annotation) => {
    const { path, start_line, start_column } = annotation;
    const column = start_column === undefined ? '' : `:${start_column}`;
    const place = html`<a class="mono" href="${where(path, start_line)}">${path}:${start_line}${column}</a>`;
    return renderAnnotation(annotation, run.name, place);
  });
  return html`<div class="box"><div class="head"><b>Annotations</b> <span class="count">${notes.length}</span></div><div class="body">${notes}</div></div>`;
}
