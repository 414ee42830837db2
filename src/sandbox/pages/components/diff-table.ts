import type { FileDiff } from '../../git/index.ts';
import type { Annotation } from '../../model/index.ts';
import { type Html, html } from '../rendering/index.ts';

/** The patch of one file as a table, with what was said at its lines below them. */
export interface LineNote {
  /** Line of the new side. */
  line: number;
  note: Html;
}

export function renderDiffTable(file: FileDiff, idPrefix: string, notes: LineNote[]): Html {
  if (file.patch === undefined) {
    const why = file.status === 'renamed' ? 'Renamed without changes.' : 'Binary or too large to show.';
    return html`<div class="body quiet">${why}</div>`;
  }
  const rows: Html[] = [];
  let old = 0;
  let now = 0;
  for (const text of file.patch.split('\n')) {
    const start = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text);
    if (start) {
      old = Number(start[1]);
      now = Number(start[2]);
      rows.push(html`<tr class="hunk"><td class="n"></td><td class="n"></td><td class="sign"></td><td>${text}</td></tr>`);
      continue;
    }
    if (text.startsWith('\\')) {
      rows.push(
        html`<tr><td class="n"></td><td class="n"></td><td class="sign"></td><td class="quiet">${text.slice(2)}</td></tr>`,
      );
      continue;
    }
    const sign = text[0] ?? ' ';
    const rowClass = sign === '+' ? 'add' : sign === '-' ? 'gone' : '';
    const oldNumber = sign === '+' ? '' : old++;
    const newNumber = sign === '-' ? '' : now++;
    const id = newNumber === '' ? '' : html` id="${idPrefix}R${newNumber}"`;
    rows.push(
      html`<tr class="${rowClass}"${id}><td class="n">${oldNumber}</td><td class="n">${newNumber}</td><td class="sign">${sign.trim()}</td><td>${text.slice(1)}</td></tr>`,
    );
    if (newNumber === '') continue;
    const lineNotes = notes.filter(({ line }) => line === newNumber);
    if (lineNotes.length > 0) rows.push(html`<tr class="said"><td colspan="4">${lineNotes.map(({ note }) => note)}</td></tr>`);
  }
  return html`<table class="diff">${rows}</table>`;
}

/** The head of a file's box: its path, and how much came and went. */
export function renderFileHeader(file: FileDiff, href: string | undefined): Html {
  const path = file.previousPath ? `${file.previousPath} → ${file.path}` : file.path;
  const title = href ? html`<a class="mono" href="${href}">${path}</a>` : html`<span class="mono">${path}</span>`;
  return html`<div class="head">${title}<span class="squares"><b class="good">+${file.additions}</b> <b class="bad">−${file.deletions}</b></span><span class="tag">${file.status}</span></div>`;
}

const annotationLevelLabels = { failure: 'Error', warning: 'Warning', notice: 'Notice' };

/** `place` is said when the annotation does not stand at its line. */
export function renderAnnotation(annotation: Annotation, source: string, locationLink?: Html): Html {
  const look = annotation.annotation_level;
  const colour = { failure: 'bad', warning: 'warn', notice: 'quiet' }[look];
  const raw = annotation.raw_details
    ? html`<details><summary class="quiet">Details</summary><pre>${annotation.raw_details}</pre></details>`
    : '';
  return html`<div class="annotation ${look}"><b class="${colour}">${annotationLevelLabels[look]}</b> <b>${annotation.title ?? ''}</b> <span class="quiet">${locationLink ?? html`from ${source}`}</span><p>${annotation.message}</p>${raw}</div>`;
}
