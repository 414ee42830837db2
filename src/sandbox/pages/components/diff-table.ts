import type { FileDiff } from '../../git/index.ts';
import type { Annotation } from '../../model/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, html, htmlSentence } from '../rendering/index.ts';

/** A note that the diff shows below its line. */
export interface LineNote {
  /** Line number on the new side. */
  line: number;
  note: Html;
}

/** The patch of one file as a table, with notes below their lines. */
export function renderDiffTable({ messages }: PageContext, file: FileDiff, idPrefix: string, notes: LineNote[]): Html {
  if (file.patch === undefined) {
    const reason = file.status === 'renamed' ? messages.diff.renamed : messages.diff.notShown;
    return html`<div class="body quiet">${reason}</div>`;
  }
  const rows: Html[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (const text of file.patch.split('\n')) {
    const start = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text);
    if (start) {
      oldLine = Number(start[1]);
      newLine = Number(start[2]);
      rows.push(html`<tr class="hunk"><td class="n"></td><td class="n"></td><td class="sign"></td><td>${text}</td></tr>`);
      continue;
    }
    if (text.startsWith('\\')) {
      const remark = text.slice(2);
      rows.push(html`<tr><td class="n"></td><td class="n"></td><td class="sign"></td><td class="quiet">${remark}</td></tr>`);
      continue;
    }
    const sign = text[0] ?? ' ';
    const oldNumber = sign === '+' ? '' : oldLine++;
    const newNumber = sign === '-' ? '' : newLine++;
    rows.push(renderDiffRow({ idPrefix, sign, oldNumber, newNumber, text: text.slice(1) }));
    const lineNotes = newNumber === '' ? [] : notes.filter(({ line }) => line === newNumber);
    if (lineNotes.length > 0) rows.push(html`<tr class="said"><td colspan="4">${lineNotes.map(({ note }) => note)}</td></tr>`);
  }
  return html`<table class="diff">${rows}</table>`;
}

interface DiffRow {
  idPrefix: string;
  sign: string;
  oldNumber: number | '';
  newNumber: number | '';
  text: string;
}

function renderDiffRow({ idPrefix, sign, oldNumber, newNumber, text }: DiffRow): Html {
  const rowClass = sign === '+' ? 'add' : sign === '-' ? 'gone' : '';
  const id = newNumber === '' ? '' : html` id="${idPrefix}R${newNumber}"`;
  return html`<tr class="${rowClass}"${id}><td class="n">${oldNumber}</td><td class="n">${newNumber}</td><td class="sign">${sign.trim()}</td><td>${text}</td></tr>`;
}

/** The header of a file: its path, and how many lines were added and deleted. */
export function renderFileHeader({ messages }: PageContext, file: FileDiff, href: string | undefined): Html {
  const path = file.previousPath ? `${file.previousPath} → ${file.path}` : file.path;
  const title = href ? html`<a class="mono" href="${href}">${path}</a>` : html`<span class="mono">${path}</span>`;
  return html`<div class="head">${title}<span class="squares"><b class="good">+${file.additions}</b> <b class="bad">−${file.deletions}</b></span><span class="tag">${messages.diff.fileStates[file.status]}</span></div>`;
}

const annotationColors = { failure: 'bad', warning: 'warn', notice: 'quiet' };

/** @param locationLink given when the annotation is not shown below its line. */
export function renderAnnotation(
  { messages }: PageContext,
  annotation: Annotation,
  checkName: string,
  locationLink?: Html,
): Html {
  const { levels, rawDetails, annotationSource } = messages.checks;
  const level = annotation.annotation_level;
  const details = annotation.raw_details
    ? html`<details><summary class="quiet">${rawDetails}</summary><pre>${annotation.raw_details}</pre></details>`
    : '';
  const origin = locationLink ?? htmlSentence((check) => annotationSource(check ?? ''), checkName);
  return html`<div class="annotation ${level}"><b class="${annotationColors[level]}">${levels[level]}</b> <b>${annotation.title ?? ''}</b> <span class="quiet">${origin}</span><p>${annotation.message}</p>${details}</div>`;
}
