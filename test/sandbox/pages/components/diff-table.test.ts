import { describe, expect, test } from 'vitest';
import { getMessages } from '../../../../src/messages/index.ts';
import type { FileDiff } from '../../../../src/sandbox/git/index.ts';
import { renderAnnotation, renderDiffTable, renderFileHeader } from '../../../../src/sandbox/pages/components/diff-table.ts';
import type { PageContext } from '../../../../src/sandbox/pages/page-context.ts';
import { html } from '../../../../src/text/escape/html.ts';

const context = { messages: getMessages('en').sandbox } as PageContext;
const file = (rest: Partial<FileDiff>): FileDiff => ({
  path: 'a.yml',
  status: 'modified',
  sha: 's',
  mode: '100644',
  additions: 0,
  deletions: 0,
  ...rest,
});
const rows = (patch: string, notes: Parameters<typeof renderDiffTable>[3] = []) =>
  renderDiffTable(context, file({ patch }), 'f', notes)
    .html.split('<tr')
    .slice(1)
    .map((row) => `${/class="([^"]*)"/.exec(row)?.[1] ?? ''} ${row.replace(/<[^>]*>|^[^>]*>/g, '|').replace(/\|+/g, '|')}`);

describe('a patch', () => {
  test('has the numbers of both sides', () => {
    expect(rows('@@ -3,2 +3,3 @@ name: x\n a\n-b\n+c\n+d\n\\ No newline at end of file')).toEqual([
      'hunk |@@ -3,2 +3,3 @@ name: x|',
      ' |3|3|a|',
      'gone |4|-|b|',
      'add |4|+|c|',
      'add |5|+|d|',
      'n |No newline at end of file|',
    ]);
  });

  test('numbers each of its parts anew', () => {
    expect(rows('@@ -1 +1 @@\n a\n@@ -10 +20 @@\n b').at(-1)).toBe(' |10|20|b|');
  });

  test('has notes below their line, once, and none below a line that is gone', () => {
    const note = { line: 4, note: html`<b>here</b>` };
    const shown = rows('@@ -3,2 +3,2 @@\n a\n-b\n+c', [note]);
    expect(shown.map((row) => row.includes('here'))).toEqual([false, false, false, false, true]);
  });

  test('is escaped, whatever it has', () => {
    expect(renderDiffTable(context, file({ patch: '@@ -1 +1 @@\n+<script>' }), 'f', []).html).toContain('&lt;script&gt;');
  });

  test('may be missing, which has a reason', () => {
    const renamed = renderDiffTable(context, file({ status: 'renamed' }), 'f', []).html;
    expect(renamed).not.toContain('<table');
    expect(renderDiffTable(context, file({}), 'f', []).html).not.toBe(renamed);
  });
});

test('the head of a file has its names and numbers', () => {
  const { html: head } = renderFileHeader(
    context,
    file({ path: 'b<.yml', previousPath: 'a.yml', status: 'renamed', additions: 3, deletions: 1 }),
    '/x',
  );
  expect(head).toContain('<a class="mono" href="/x">a.yml → b&lt;.yml</a>');
  expect(head).toMatch(/\+3.*−1/);
  expect(renderFileHeader(context, file({}), undefined).html).not.toContain('<a ');
});

test('an annotation has its level, and details where there are some', () => {
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'failure', message: '<m>', title: 'T' } as never;
  const { html: shown } = renderAnnotation(context, annotation, 'Listkeeper');
  expect(shown).toMatch(/class="annotation failure".*<p>&lt;m&gt;<\/p>/);
  expect(shown).toContain('Listkeeper');
  expect(shown).not.toContain('<details>');
  expect(
    renderAnnotation(context, { ...(annotation as object), raw_details: 'raw' } as never, 'L', html`<a>there</a>`).html,
  ).toMatch(/<a>there<\/a>.*<pre>raw<\/pre>/);
});
