import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import {
  defaultSettings,
  type Output,
  type Settings,
  settingsPath,
} from '../../../../src/list/schema/settings/settings-schema.ts';
import { readSettings } from '../../../../src/list/settings/read-settings.ts';
import { datasetYaml, readListOf } from '../../list-fixtures.ts';

const rendered = (output: Partial<Output>, files: Record<string, string>) => {
  const settings: Settings = { ...defaultSettings, outputs: [{ file: 'README.md', language: 'en', zone: 'whole', ...output }] };
  return renderOutputs(readListOf(files, settings), settings, new Map()).files[0]?.text ?? '';
};
const item = (text: string) => text.split('\n').find((line) => line.startsWith('- ') && !line.includes('](#')) ?? '';
const entry = (more = '', name = 'A tool', url = 'https://a.example.org/') => ({ 'a.yml': datasetYaml(more, name, url) });
const second = 'description: { en: "It does this" }\nyear: 2020\n';
const codeToo = (files: { 'a.yml': string }) => ({
  'a.yml': files['a.yml']
    .replace('\n    url', '\n    url')
    .replace(/(links:\n(?: {2}.*\n)+)/, '$1  - role: code\n    url: https://github.com/someone/code\n'),
});

describe('bullets', () => {
  it('are one line for each entry: link, dash, sentence with a full stop', () => {
    expect(item(rendered({ layout: 'bullets' }, entry(second)))).toBe('- [A tool](https://a.example.org/) - It does this.');
    expect(item(rendered({ layout: 'bullets' }, entry()))).toBe('- [A tool](https://a.example.org/)');
  });

  it('have a table of contents of two levels, whose heading’s anchor stays unique', () => {
    const under = (id: string, name: string, more = '') => `{ id: ${id}, name: { en: ${name} }${more} }`;
    const sections = under('a', 'Contents', `, sections: [${under('b', 'B', `, sections: [${under('c', 'C')}]`)}]`);
    const list = `title: { en: T }\nlanguages: [en]\nsections: [${sections}]\n`;
    const tool = `kind: toolkit\nsection: c\nname: { en: X }\nlinks: [{ role: code, url: "https://x.example.org/" }]\n`;
    expect(rendered({ layout: 'bullets' }, { 'list.yml': list, 'x.yml': tool })).toContain(`1 entry.

## Contents

- [Contents](#contents-1) (1)
  - [B](#b) (1)

## Contents

### B

#### C

- [X](https://x.example.org/)
`);
  });

  it('include hand-written headings after the list in the table of contents, with their real anchors', () => {
    const list = 'title: { en: T }\nlanguages: [en]\nsections: [{ id: a, name: { en: License } }]\n';
    const tool = 'kind: toolkit\nsection: a\nname: { en: X }\nlinks: [{ role: code, url: "https://x.example.org/" }]\n';
    const readme =
      '# T\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n\n## Contributing\n\n### Deep\n\n## License\n\nMIT\n\n## *More* words\n';
    const output: Output = { file: 'README.md', language: 'en', zone: 'markers', layout: 'bullets' };
    const settings: Settings = { ...defaultSettings, outputs: [output] };
    const existing = new Map([['README.md', readme]]);
    const { files } = renderOutputs(readListOf({ 'list.yml': list, 'x.yml': tool }, settings), settings, existing);
    expect(files[0]?.text).toContain(
      '## Contents\n\n- [License](#license) (1)\n- [License](#license-1)\n- [More words](#more-words)\n\n## License\n',
    );
  });

  it('show the other links and extraction codes before the full stop', () => {
    expect(item(rendered({ layout: 'bullets' }, codeToo(entry(second))))).toBe(
      '- [A tool](https://a.example.org/) - It does this ([Code](https://github.com/someone/code)).',
    );
    const share = {
      'a.yml': entry(second, 'A', 'https://pan.baidu.com/s/1abcDEF')['a.yml'].replace('1abcDEF', '1abcDEF\n    code: "0123"'),
    };
    expect(item(rendered({ layout: 'bullets' }, share))).toContain('It does this (code `0123`).');
  });

  it('put a link on its words in the description instead of after it', () => {
    const linked = (more = '') => ({
      'a.yml': entry('description: { en: "Port of the glMatrix library" }\n')['a.yml'].replace(
        /(links:\n(?: {2}.*\n)+)/,
        `$1  - role: homepage\n    url: https://glmatrix.example.org/\n    label: { en: glMatrix }\n${more}`,
      ),
    });
    const there = '- [A tool](https://a.example.org/) - Port of the [glMatrix](https://glmatrix.example.org/) library.';
    expect(item(rendered({ layout: 'bullets' }, linked()))).toBe(there);
    expect(rendered({ layout: 'tables' }, linked())).toContain(
      '| [A tool](https://a.example.org/) | Port of the [glMatrix](https://glmatrix.example.org/) library |  |',
    );
    // Notes about a link come after the sentence.
    expect(item(rendered({ layout: 'bullets' }, linked('    gone: 2020-01-02\n')))).toContain(
      'Port of the glMatrix library (~~[glMatrix](https://glmatrix.example.org/)~~',
    );
  });

  it('end the description with a full stop only if the template does', () => {
    const lines = ['- [{name}]({url}) {description}', '- [{name}]({url}) {description}.', '- [{name}]({url}): {description}。'];
    expect(lines.map((line) => item(rendered({ layout: 'bullets', line }, entry(second))))).toEqual([
      '- [A tool](https://a.example.org/) It does this',
      '- [A tool](https://a.example.org/) It does this.',
      '- [A tool](https://a.example.org/): It does this.',
    ]);
    expect(item(rendered({ layout: 'bullets', line: lines[1] ?? '' }, entry()))).toBe('- [A tool](https://a.example.org/)');
  });

  it('follow a template, leaving out the parts that an entry lacks', () => {
    const line = '* **{name}** ({year}) — {description} · {links}';
    expect(rendered({ layout: 'bullets', line }, entry(second))).toContain('* **A tool** (2020) — It does this\n');
    expect(rendered({ layout: 'bullets', line }, entry())).toContain('* **A tool**\n');
    const square = '- [{name}]({url}) [{license}] 【{year}】 [{venue}](https://a.example.org/venues)';
    expect(item(rendered({ layout: 'bullets', line: square }, entry()))).toBe(
      '- [A tool](https://a.example.org/) [](https://a.example.org/venues)',
    );
    const bare = { 'a.yml': 'kind: article\nsection: datasets\nname: { en: No link }\n' };
    expect(item(rendered({ layout: 'bullets' }, bare))).toBe('- No link');
  });

  it('never read text of an entry as markup or as a placeholder', () => {
    const text = rendered({ layout: 'bullets' }, entry('description: { en: "{url} <b> [x](y) | ![i](j) `c`" }\n', '"{id} ]("'));
    const tree = remark().use(remarkGfm).parse(item(text));
    const links: string[] = [];
    visit(tree, (node) => {
      if (node.type === 'link') links.push(node.url);
      expect(node.type).not.toMatch(/^(?:html|image|table)$/);
    });
    expect(links).toEqual(['https://a.example.org/']);
    expect(textOf(tree)).toContain('{url} <b> [x](y) | ![i](j) c');
  });

  it('do not turn a link after an exclamation mark into an image', () => {
    const files = entry('description: { en: So fast! }\n');
    for (const line of ['- {description}[{name}]({url})', '- {description}{year}[{name}]({url})']) {
      const tree = remark().parse(item(rendered({ layout: 'bullets', line }, files)));
      const seen: string[] = [];
      visit(tree, (node) => {
        if (node.type === 'link' || node.type === 'image') seen.push(node.type);
      });
      expect(seen).toEqual(['link']);
      expect(textOf(tree)).toContain('So fast!A tool');
    }
  });
});

describe('tables', () => {
  it('have a row for each entry, whatever its texts contain', () => {
    const files = {
      'a.yml': datasetYaml('description: { en: "this | that" }\n', '"A | B"', 'https://a.example.org/?x=1|2'),
      'b.yml': datasetYaml('year: 2020\nlicense: MIT\n', 'C', 'https://c.example.org/'),
    };
    const tree = remark()
      .use(remarkGfm)
      .parse(rendered({ layout: 'tables' }, files));
    const rows: string[][] = [];
    visit(tree, 'tableRow', (row) => {
      rows.push(row.children.map((cell) => textOf(cell)));
    });
    expect(rows).toEqual([
      ['Name', 'Description', 'Year', 'License', 'Links'],
      ['A | B', 'this | that', '', '', ''],
      ['C', '', '2020', 'MIT', ''],
    ]);
  });
});

it('keep the lines of a description apart, in paragraphs and in cells, without markup', () => {
  const files = entry('description: { en: "First: 1\\n# not a heading\\n- no item" }\n');
  expect(rendered({ layout: 'headings' }, files)).toContain('\n\nFirst: 1\n\n\\# not a heading\n\n\\- no item.\n\n');
  expect(rendered({ layout: 'tables' }, files)).toContain('| First: 1<br>\\# not a heading<br>\\- no item |');
  expect(item(rendered({ layout: 'bullets' }, files))).toContain('- First: 1 \\# not a heading - no item.');
});

describe('the settings', () => {
  const findings = (line: string) =>
    readSettings({ path: settingsPath, text: `outputs:\n  - { file: a.md, language: en, line: ${JSON.stringify(line)} }\n` })
      .findings;

  it('accept only one-line templates of known placeholders without comments', () => {
    expect(findings('- [{name}]({url}) - {description}')).toEqual([]);
    for (const line of ['{nam}', 'a {', 'a\nb', '<!-- listkeeper:end -->']) {
      expect(findings(line), line).toMatchObject([{ code: 'settings-refused', problem: 'malformed' }]);
    }
  });
});
