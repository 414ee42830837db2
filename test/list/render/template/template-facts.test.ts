import { describe, expect, it } from 'vitest';
import { importMarkdown, insertZoneMarkers } from '../../../../src/list/import/import-markdown.ts';
import { readList } from '../../../../src/list/index.ts';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Output, type Settings } from '../../../../src/list/schema/index.ts';

const facts = `{
  "alpha": { "repository": "o/alpha", "stars": 1200, "pushed": "2026-Q4" },
  "beta": { "repository": "o/beta", "stars": 20000, "archived": true }
}`;

/** An adopted README, rendered again with facts about its repositories. */
function render(source: string, output: Partial<Output>, changeTemplate = (template: string) => template): string {
  const imported = importMarkdown({ path: 'README.md', text: source });
  const settings: Settings = {
    ...defaultSettings,
    fields: imported.fields ?? {},
    facts: { file: 'data/facts.json', popular: 1000, words: {} },
    outputs: [{ file: 'README.md', language: 'en', zone: 'markers', ...imported.detectedLayout, ...output }],
  };
  const existing = new Map(imported.files.map(({ path, text }) => [path, path.endsWith('.md') ? changeTemplate(text) : text]));
  existing.set('README.md', insertZoneMarkers(imported));
  const list = readList([...imported.files, { path: 'data/facts.json', text: facts }], settings);
  const rendered = renderOutputs(list, settings, existing);
  expect(rendered.findings).toEqual([]);
  return (rendered.files[0]?.text ?? '').replace(/^<!-- listkeeper:.*\n/gm, '');
}

const items =
  '# List\n\n## Tools\n\n- [Alpha](https://github.com/o/alpha) - Does one thing.\n- [Beta](https://github.com/o/beta) - Does another.\n- [Gamma](https://gamma.example/) - Does a third.\n';

describe('an adopted README', () => {
  it('stays as it is with facts that it doesn’t ask for', () => {
    expect(render(items, {})).toBe(items);
  });

  it('keeps badges and columns of stars that people typed', () => {
    const badges = items.replace(
      /github\.com\/o\/(\w+)\)/g,
      (link, name) => `${link} ![stars](https://img.shields.io/github/stars/o/${name})`,
    );
    expect(render(badges, {})).toBe(badges);
    const table =
      '# List\n\n## Tools\n\n| Name | Stars | Description |\n| --- | --- | --- |\n| [Alpha](https://github.com/o/alpha) | 987 | Does one thing. |\n| [Beta](https://github.com/o/beta) | 12 | Does another. |\n';
    expect(render(table, {})).toBe(table);
  });

  it('has marks at the ends of items', () => {
    expect(render(items, { marks: ['archived', 'popular'] })).toBe(
      items.replace('one thing.', 'one thing. (popular)').replace('another.', 'another. (archived, popular)'),
    );
  });

  it('has facts where its template wants them, and its order by them', () => {
    const text = render(items, { sort: 'stars', marks: ['archived'] }, (template) =>
      template.replace(/^(- \[\{name\}\]\(\{url\}\))/m, '$1 ★{stars} {marks}'),
    );
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- [Beta](https://github.com/o/beta) ★20k archived - Does another.',
      '- [Alpha](https://github.com/o/alpha) ★1.2k  - Does one thing.',
      '- [Gamma](https://gamma.example/) ★  - Does a third.',
    ]);
  });
});
