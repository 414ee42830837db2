import { linksInMarkdown } from '../../src/links/extract.ts';
import { type Imported, importMarkdown } from '../../src/list/import/import-markdown.ts';
import { accountOf } from '../../src/list/import/losses.ts';
import { linksNotRendered, rendered } from '../../test/list/import/faithful.ts';
import { report } from './report.ts';

interface Task {
  text: string;
}

let made: { imported: Imported; text: string } | undefined;

await report(
  async ({ text }: Task) => text,
  async (text) => {
    // Under the clock: from the text to the files, as `listkeeper import` makes them.
    const imported = importMarkdown({ path: 'README.md', text });
    made = { imported, text };
    return { entries: imported.entries.length };
  },
  () => (made === undefined ? {} : countsOf(made.imported, made.text)),
);

/** Where the addresses went, what the rendered file has of them, and how many lines it has otherwise. */
function countsOf(imported: Imported, text: string): Record<string, number> {
  const { all, data, kept, reported, lost } = accountOf(text, imported);
  const after = rendered(imported) || text;
  const [removed, added] = [linesOf(text), linesOf(after)].map((lines, index, both) => beyond(lines, both[1 - index] ?? []));
  const notRendered = linksNotRendered(imported).length;
  const out = linksInMarkdown(after).length;
  return { all, data, kept, reported, lost, notRendered, out, removed: removed ?? 0, added: added ?? 0 };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** How many lines the first has that the second has not, each counted as often as it stands there. */
function beyond(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}
