import { type CheckRun, encodePath, getFullName, type HostedRepository, type HttpResponse } from '../model/index.ts';
import { createPageResponse, formatCheckState, getCheckIcon, renderAnnotation, renderTime } from './components/index.ts';
import type { PageContext } from './page-context.ts';
import { type Html, html, htmlSentence, renderMarkdown } from './rendering/index.ts';

/** A check run: its conclusion, its texts, and its annotations with links to their lines. */
export async function renderCheckRunPage(
  context: PageContext,
  repository: HostedRepository,
  run: CheckRun,
): Promise<HttpResponse> {
  const { checks, markdown } = context.messages;
  const [sign, colorClass] = getCheckIcon(run);
  const repositoryUrl = `/${getFullName(repository)}`;
  const pulls = [...repository.issues.values()].filter((issue) => issue.pull?.head.sha === run.headSha);
  const links = pulls.map(
    (issue) => html` · <a href="${repositoryUrl}/pull/${issue.number}">#${issue.number} ${issue.title}</a>`,
  );
  const texts = await Promise.all(
    [run.summary, run.text].map(async (text) =>
      text
        ? html`<div class="box"><div class="markdown">${await renderMarkdown(text, { messages: markdown, repositoryUrl })}</div></div>`
        : '',
    ),
  );
  const by = htmlSentence((name = '', app = '') => checks.by(name, app), html`<b>${run.name}</b>`, run.app.name);
  const completed =
    run.completedAt === undefined
      ? ''
      : html` · ${htmlSentence((time = '') => checks.completed(time), renderTime(context, run.completedAt))}`;
  const body = html`
<h1 class="headline"><span class="${colorClass}">${sign}</span> ${run.title ?? run.name}</h1>
<div class="under"><span class="quiet">${by} · ${formatCheckState(context, run)}${completed} · <span class="mono">${run.headSha.slice(0, 7)}</span>${links}</span></div>
${texts}
${run.annotations.length > 0 ? renderAnnotations(context, repository, run) : html`<p class="quiet">${checks.noAnnotations}</p>`}`;
  const title = checks.title(run.name, run.title ?? formatCheckState(context, run));
  return createPageResponse(context, { title, repository, narrow: true, body });
}

function renderAnnotations(context: PageContext, repository: HostedRepository, run: CheckRun): Html {
  const notes = run.annotations.map((annotation) => {
    const { path, start_line, start_column } = annotation;
    const href = `/${getFullName(repository)}/blob/${run.headSha}/${encodePath(path)}#L${start_line}`;
    const column = start_column === undefined ? '' : `:${start_column}`;
    const link = html`<a class="mono" href="${href}">${path}:${start_line}${column}</a>`;
    return renderAnnotation(context, annotation, run.name, link);
  });
  return html`<div class="box"><div class="head"><b>${context.messages.checks.annotations}</b> <span class="count">${notes.length}</span></div><div class="body">${notes}</div></div>`;
}
