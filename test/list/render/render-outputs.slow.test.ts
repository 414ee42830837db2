import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Settings } from '../../../src/list/schema/settings/settings-schema.ts';
import fc from '../../seeded-fast-check.ts';
import { datasetYaml, paperYaml, readListOf } from '../list-fixtures.ts';

const settingsFor = (output: Partial<Settings['outputs'][number]> = {}): Settings => ({
  ...defaultSettings,
  outputs: [{ file: 'README.md', language: 'zh', zone: 'markers', ...output }],
});
const files = {
  'a.yml': datasetYaml('', '中文医疗对话数据集'),
  't.yml': datasetYaml('', '工具 A/B (1.0)', 'https://t.example.edu/').replace('section: datasets', 'section: tools'),
  'p.yml': paperYaml('On Lists and Their Keepers', 'https://arxiv.org/abs/2010.07497'),
};
const start = '<!-- listkeeper:start generated from data/, edit there -->';
const end = '<!-- listkeeper:end -->';
const render = (existing: string | undefined, settings = settingsFor(), given: Record<string, string> = files) =>
  renderOutputs(readListOf(given, settings), settings, new Map(existing === undefined ? [] : [['README.md', existing]]));
const rendered = (existing: string | undefined, settings = settingsFor(), given: Record<string, string> = files) =>
  render(existing, settings, given).files[0]?.text ?? '';

/** Anchors that lead nowhere in a file, by GitHub's own way of giving them. */
function brokenAnchors(text: string): string[] {
  const tree = remark().use(remarkGfm).parse(text);
  const slugger = new GithubSlugger();
  const slugs = new Set<string>();
  const wanted: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'heading') slugs.add(slugger.slug(textOf(node)));
    if (node.type === 'html')
      for (const [, inner = ''] of node.value.matchAll(/<h\d[^>]*>(.*?)<\/h\d>/g)) slugs.add(slugger.slug(inner));
    if (node.type === 'link' && node.url.startsWith('#')) wanted.push(decodeURIComponent(node.url.slice(1)));
  });
  return wanted.filter((anchor) => !slugs.has(anchor));
}

describe('renderOutputs', () => {
  it('creates a missing file with title, table of contents with counts, and sections', () => {
    expect(rendered(undefined)).toBe(`# 一张清单

${start}

共 3 个条目。

- [数据集](#数据集)（2）
  - [工具](#工具)（1）
- [论文](#论文)（1）

## 数据集

### 中文医疗对话数据集

[数据集](https://github.com/lwgkzl/MedDG)

### 工具

#### 工具 A/B (1.0)

[数据集](https://t.example.edu/)

## 论文

- **On Lists and Their Keepers**。 [论文](https://arxiv.org/abs/2010.07497)

${end}
`);
    expect(rendered(rendered(undefined)), 'the next writing changes nothing').toBe(rendered(undefined));
  });

  it('writes only between the markers, in the marker’s language, one level below the heading above', () => {
    const before = '# Mine\n\ntext  \n\n\n## The list\n<!-- listkeeper:start by hand -->\n';
    const after = `${end}\n\n### After\n* keep   this\n`;
    const text = rendered(`${before}old\n${after}`);
    expect(text.startsWith(`${before}\n共 3 个条目。`)).toBe(true);
    expect(text.endsWith(`\n\n${after}`)).toBe(true);
    expect(text).toContain('\n### 数据集\n');
    expect(text).toContain('\n##### 工具 A/B (1.0)\n');
    expect(rendered(text)).toBe(text);
  });

  it('keeps everything outside the markers byte for byte', () => {
    const outside = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !/listkeeper|[`~]{3}/.test(text));
    const list = readListOf(files);
    fc.assert(
      fc.property(outside, outside, (before, after) => {
        const existing = new Map([['README.md', `${before}\n${start}\nold\n${end}\n${after}`]]);
        const text = renderOutputs(list, settingsFor(), existing).files[0]?.text ?? '';
        expect(text.startsWith(`${before}\n${start}`)).toBe(true);
        expect(text.endsWith(`${end}\n${after}`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the line ends of a CRLF file', () => {
    const text = rendered(`# A\r\n\r\n${start}\r\n${end}\r\n\r\nb\r\n`);
    expect(text).not.toMatch(/[^\r]\n/);
    expect(rendered(text)).toBe(text);
  });

  it.each([
    ['missing', '# no markers\n'],
    ['unclosed', `${start}\nx\n`],
    ['unclosed', `x\n${end}\n`],
    ['reversed', `${end}\n${start}\n`],
    ['doubled', `${start}\n${end}\n${start}\n${end}\n`],
    ['missing', `\`\`\`\n${start}\n${end}\n\`\`\`\n`],
  ])('leaves a file with %s markers unchanged and reports it', (found, text) => {
    expect(render(text)).toMatchObject({ files: [], findings: [{ code: 'zone-broken', file: 'README.md', found }] });
  });

  it('ignores markers inside a fenced code block', () => {
    const shown = `# A\n\n~~~md\n${start}\n${end}\n~~~\n\n`;
    expect(rendered(`${shown}${start}\n${end}\n`).startsWith(`${shown}${start}\n\n共 3`)).toBe(true);
  });

  it('recognizes the fence around such markers when line ends are mixed', () => {
    const shown = `# A\r\n\n\`\`\`md\r\n${start}\n${end}\n\`\`\`\r\n\n`;
    expect(rendered(`${shown}${start}\n${end}\n`).startsWith(`${shown}${start}\n\n共 3`)).toBe(true);
  });

  it('counts anchors of a hand-written part that is too long to parse', () => {
    const text = rendered(`# A\n\n## 数据集\n\n${'[a]('.repeat(20_000)}\n\n${start}\n${end}\n`);
    expect(text).toContain('(#数据集-1)');
  });

  it('numbers repeated anchors as GitHub does, counting the hand-written headings', () => {
    const before = `# 一张清单\n\n## 数据集\n\n<h2 align="center">论文</h2>\n\nSetext\n===\n\n## \`code\` & *em* [link](x)\n\n## List\n`;
    const text = rendered(`${before}${start}\n${end}\n\n## 论文\n`);
    expect(text).toContain('(#数据集-1)');
    expect(text).toContain('(#论文-1)');
    expect(brokenAnchors(text)).toEqual([]);
  });

  it('links every section to an anchor that exists, whatever the names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('a', 'A', 'a 1', '😀 表', 'C#', '1. x', '**b**', '`c`', '<b>', '-', '  x  y', '#', 'x_y'),
    );
    fc.assert(
      fc.property(
        fc.array(
          name.filter((each) => /\S/.test(each)),
          { minLength: 1, maxLength: 5 },
        ),
        (names) => {
          const sections = names.map((each, index) => ({ id: `s${index}`, name: { en: each } }));
          const list = `title: { en: T }\nlanguages: [en]\nsections: ${JSON.stringify(sections)}\n`;
          const entries = names.map((each, index): [string, string] => [
            `e${index}.yml`,
            `kind: dataset\nsection: s${index}\nname: { zh: ${JSON.stringify(each)} }\nlinks: [{ role: data, url: "https://a${index}.edu/" }]\n`,
          ]);
          const settings = settingsFor();
          const outputs = renderOutputs(
            readListOf({ ...Object.fromEntries(entries), 'list.yml': list }, settings),
            settings,
            new Map([['README.md', `# ${names[0]}\n\n${start}\n${end}\n`]]),
          );
          expect(brokenAnchors(outputs.files[0]?.text ?? '#broken')).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('never breaks an anchor while a list changes over time', () => {
    const word = fc.constantFrom(
      'Data',
      'data',
      '数据 集',
      '😀 表',
      'C++',
      'Contents',
      '目录',
      'a-1',
      'a',
      'A 1',
      '`x`',
      '_y_',
      '<b>',
    );
    const text = (name: string) => `{ en: ${JSON.stringify(name)} }`;
    const edit = fc.record({
      act: fc.constantFrom('add', 'rename', 'move', 'remove', 'rename-section'),
      at: fc.nat(9),
      section: fc.nat(3),
      name: word,
    });
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('headings', 'bullets', 'tables'),
        (edits, layout) => {
          const sections = ['Data', 'Data', 'Tools', '数据 集'];
          const entries = new Map<number, { section: number; name: string }>();
          const settings = settingsFor({ layout });
          let readme = `# Data\n\n## Tools\n\n${start}\n${end}\n\n## Data\n\n[up](#data)\n`;
          for (const { act, at, section, name } of edits) {
            const entry = entries.get(at);
            if (act === 'add') entries.set(at, { section, name });
            else if (act === 'rename-section') sections[section] = name;
            else if (act === 'remove') entries.delete(at);
            else if (entry) entries.set(at, act === 'move' ? { ...entry, section } : { ...entry, name });
            const [a = '', b = '', c = '', d = ''] = sections;
            const list = `title: { en: T }\nlanguages: [en]\nsections:\n  - { id: s0, name: ${text(a)}, sections: [{ id: s1, name: ${text(b)} }] }\n  - { id: s2, name: ${text(c)} }\n  - { id: s3, name: ${text(d)} }\n`;
            const files = Array.from(entries, ([id, { section, name }]): [string, string] => [
              `e${id}.yml`,
              `kind: dataset\nsection: s${section}\nname: ${text(name)}\nlinks: [{ role: data, url: "https://a${id}.edu/" }]\n`,
            ]);
            readme = rendered(readme, settings, { ...Object.fromEntries(files), 'list.yml': list });
            expect(brokenAnchors(readme)).toEqual([]);
          }
          const contents =
            readme.slice(readme.indexOf(start), readme.indexOf(end)).split(/^#/m)[layout === 'bullets' ? 1 : 0] ?? '';
          const filled = new Set(Array.from(entries.values(), ({ section }) => section));
          if (filled.has(1)) filled.add(0);
          expect(contents.match(/\]\(#/g)?.length ?? 0, 'every section that holds something is linked').toBe(filled.size);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('renders selected sections with their subsections, and refuses unknown ones', () => {
    const text = rendered(undefined, settingsFor({ sections: ['tools'], language: 'en' }));
    expect(text).toContain('1 entry.\n\n- [Tools](#tools) (1)\n\n## Tools');
    expect(text).not.toContain('Papers');
    expect(render(undefined, settingsFor({ sections: ['nope'] }))).toMatchObject({
      files: [],
      findings: [{ code: 'settings-refused', problem: 'unknown-section', found: 'nope' }],
    });
  });

  it('replaces a file that is generated as a whole', () => {
    const text = rendered('anything', settingsFor({ zone: 'whole' }));
    expect(text.split('\n').slice(0, 5)).toEqual([start, '', '# 一张清单', '', '共 3 个条目。']);
    expect(rendered(text, settingsFor({ zone: 'whole' }))).toBe(text);
  });

  it('writes nothing without a readable list.yml', () => {
    expect(render('x', settingsFor(), { 'list.yml': 'title: 1\n' })).toEqual({ files: [], findings: [] });
  });

  it('gives the same output for any order of the data files', () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(rendered(undefined, settingsFor(), turned)).toBe(rendered(undefined));
  });

  it('renders a section that mixes papers with other kinds as headings', () => {
    const text = rendered(undefined, settingsFor(), {
      ...files,
      'q.yml': datasetYaml('', '数据', 'https://q.edu/').replace('section: datasets', 'section: papers'),
    });
    expect(text).toContain('\n### On Lists and Their Keepers\n\n[论文](');
    expect(brokenAnchors(text)).toEqual([]);
  });
});
