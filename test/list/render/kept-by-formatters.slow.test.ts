import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Output } from '../../../src/list/schema/settings/settings-schema.ts';
import { readRepositoryFile } from '../../data/own-list-files.ts';
import fc from '../../seeded-fast-check.ts';
import { datasetYaml, paperYaml, readListOf } from '../list-fixtures.ts';

/**
 * A list that formats its Markdown with Prettier would be changed back and forth by the two. So the
 * generated zone is what Prettier keeps.
 */

const start = '<!-- listkeeper:start generated from data/, edit there -->';
const end = '<!-- listkeeper:end -->';
const empty = `# A list\n\n${start}\n${end}\n`;

const render = (files: Record<string, string>, output: Partial<Output> = {}, existing = empty) => {
  const settings = {
    ...defaultSettings,
    outputs: [{ file: 'README.md', language: 'en' as const, zone: 'markers' as const, ...output }],
  };
  return renderOutputs(readListOf(files, settings), settings, new Map([['README.md', existing]])).files[0]?.text ?? '';
};
const prettify = (text: string) => format(text, { parser: 'markdown' });

const ended = datasetYaml('status: { state: ended, reason: { en: no *more* of _it_ } }\n', '"An ended one"');
const plain = datasetYaml(
  'description: { en: "First line.\\n\\n- and 1. a list * of * it" }\nlicense: MIT\n',
  '"Plain_name *one* (1)"',
  'https://a.edu/S0140-6736(20)30183-5',
);
const files = { 'a.yml': ended, 'b.yml': plain, 'p.yml': paperYaml('On Lists', 'https://arxiv.org/abs/2010.07497') };

describe('Prettier keeps', () => {
  it.each(['headings', 'bullets'] as const)('a zone with the layout %s', async (layout) => {
    const text = render(files, { layout });
    expect(await prettify(text)).toBe(text);
  });

  it.each(['README.md', 'README.zh-CN.md'])('the zone of our own %s', async (file) => {
    const zoneOf = (text: string) => text.slice(text.indexOf('<!-- listkeeper:start'), text.indexOf(end));
    const text = readRepositoryFile(file);
    expect(zoneOf(await prettify(text))).toBe(zoneOf(text));
  });

  it('a file that is generated whole', async () => {
    const text = render(files, { zone: 'whole' });
    expect(await prettify(text)).toBe(text);
  });

  it('tables between the comments that the docs name, and pads them otherwise', async () => {
    const table = render(files, { layout: 'tables' });
    expect(await prettify(table)).not.toBe(table);
    const ignored = `# A list\n\n<!-- prettier-ignore-start -->\n\n${start}\n${end}\n\n<!-- prettier-ignore-end -->\n`;
    const kept = render(files, { layout: 'tables' }, ignored);
    expect(await prettify(kept)).toBe(kept);
    for (const page of ['docs/outputs.md', 'docs/outputs.zh.md'])
      expect(readRepositoryFile(page)).toContain('<!-- prettier-ignore-start -->');
  });

  it('whatever names and descriptions contain', async () => {
    const words = fc.array(
      fc.constantFrom(
        'a',
        '中文',
        '*',
        '_',
        '_b_',
        '**',
        '`c`',
        '[',
        ']',
        '(',
        '#',
        '+',
        '-',
        '1.',
        '|',
        '{{',
        '$',
        '~',
        '<b>',
        '&lt;',
        '\\',
      ),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(words, words, async (name, description) => {
        const entry = datasetYaml(
          `description: { en: ${JSON.stringify(`x ${description.join(' ')}`)} }\n`,
          JSON.stringify(`n ${name.join('')}`),
        );
        const text = render({ 'a.yml': entry });
        expect(await prettify(text)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});
