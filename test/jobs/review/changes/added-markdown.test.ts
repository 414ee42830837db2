import { describe, expect, it } from 'vitest';
import { convertAddedMarkdown } from '../../../../src/jobs/review/changes/added-markdown.ts';
import { readList } from '../../../../src/list/index.ts';
import { defaultSettings, type Settings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { listFiles } from '../../shared/example-list.ts';

const outputs = ['README.md', 'README.en.md', 'MORE.md'].map((file) => ({
  file,
  language: 'en' as const,
  zone: 'markers' as const,
}));
const settings: Settings = { ...defaultSettings, outputs };
const zone = (inside: string) => `# A list\n\n<!-- listkeeper:start -->\n${inside}<!-- listkeeper:end -->\n`;
const line = (name: string, words: number) => `- [${name}](https://${name}.example.org/) - ${'Words of it. '.repeat(words)}\n`;

function added(texts: string[]): string[] {
  const files = outputs.map(({ file: path }) => ({ path, text: zone('') }));
  const head = outputs.map(({ file: path }, index) => ({ path, text: zone(texts[index] ?? '') }));
  const list = readList(
    Object.entries(listFiles).map(([path, text]) => ({ path, text })),
    settings,
  );
  return convertAddedMarkdown({ edited: outputs.map(({ file }) => file), base: files, head, list, settings }).map(
    ({ path }) => path,
  );
}

describe('convertAddedMarkdown', () => {
  // Reading Markdown as a list takes ten milliseconds a thousand characters, and nobody else is
  // served meanwhile.
  it('reads so much of all outputs together, and no more', () => {
    expect(added([line('one', 1000), line('two', 1000), line('three', 1)])).toEqual([
      expect.stringContaining('one'),
      expect.stringContaining('three'),
    ]);
  });
});
