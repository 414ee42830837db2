import { describe, expect, it } from 'vitest';
import { importLosslessly, summarizeEntries, summarizeReport } from './import-assertions.ts';

describe('tables', () => {
  it('give an entry a row: the names column, links by their columns, the rest as words', () => {
    const imported = importLosslessly(`# 阅读

## 阅读理解

| 名称 | 规模 | 说明 | 论文 | 下载 | 评测 |
| --- | --- | --- | --- | --- | --- |
| 甲集 | 3 万问题 | 问答 | [链接](https://www.aclweb.org/anthology/W18-2605.pdf) | [链接](https://data.invented.org/a) | [第一届](http://c1.invented.org/) [第二届](http://c2.invented.org/) |
| 乙集 | 2 千 | | | [链接](https://github.com/owner/second) | |
`);
    expect(summarizeEntries(imported)).toEqual([
      'reading-comprehension | 甲集 | paper www.aclweb.org/anthology/W18-2605.pdf | data data.invented.org/a | homepage c1.invented.org/ | homepage c2.invented.org/',
      'reading-comprehension | 乙集 | data github.com/owner/second',
    ]);
    expect(imported.detectedLayout).toMatchObject({ layout: 'tables' });
    expect(imported.entries[0]?.entry).toMatchObject({
      kind: 'dataset',
      description: { zh: '问答' },
      scale: '3 万问题',
      links: [{}, {}, { label: { zh: '第一届' } }, { label: { zh: '第二届' } }],
    });
  });

  it('keep rows with more cells than the head, and rows without a link', () => {
    const imported = importLosslessly(
      '## Talks\n\n| name | words | link |\n|---|---|---|\n| One | first | a second cell | [video](https://v.invented.org/1) |\n| Two | only words | somebody on a stage |\n',
    );
    expect(summarizeEntries(imported)).toEqual(['talks | One | article v.invented.org/1', 'talks | Two']);
    expect(summarizeReport(imported)).toEqual(['6 no-links: Two']);
  });

  it('without any link are words of the entry', () => {
    const imported = importLosslessly(
      '# Sets\n\n## All\n\n### Small set\n\n数据：[地址](https://small.invented.org)\n\n| | Train |\n|---|---|\n| Samples | 2299 |\n',
    );
    expect(imported.entries).toHaveLength(1);
    expect(imported.entries[0]?.entry.description?.en).toContain('Samples | 2299');
  });
});

describe('other forms', () => {
  it('take named lines, autolinks and addresses in angle brackets', () => {
    const imported = importLosslessly(
      '# Tools\n\n## NLP 工具\n\n甲工具： [https://github.com/some/alpha](<https://github.com/some/alpha> ) ：包括分词\n\n乙工具 <https://github.com/some/beta>\n\n[丙工具](<https://gamma.invented.org/a>)\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'nlp-tools | 甲工具 | code github.com/some/alpha',
      'nlp-tools | 乙工具 | code github.com/some/beta',
      'nlp-tools | 丙工具 | homepage gamma.invented.org/a',
    ]);
  });

  it('resolve reference links, and keep their definitions in place', () => {
    const imported = importLosslessly(
      '# Refs\n\n[![badge][b]][home]\n\n## Tools\n\n- [Alpha][a] - First.\n- [Beta] - Second.\n\n[a]: https://alpha.invented.org\n[beta]: <https://beta.invented.org> "Beta’s page"\n[b]: https://badges.invented.org/b.svg\n[home]: https://home.invented.org\n[nobody]: https://nobody.invented.org\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'tools | Alpha | homepage alpha.invented.org',
      'tools | Beta | homepage beta.invented.org',
    ]);
    expect(imported.template?.text).toContain('\n[nobody]: https://nobody.invented.org\n');
  });

  it('read HTML: anchors, images, breaks, links, centred headings', () => {
    const imported = importLosslessly(
      '<h1 align="center">Page</h1>\n<p align="center"><img src="https://img.invented.org/logo.png" alt="logo"></p>\n\n<h2>Tools</h2>\n\n<a name="tools"></a>\n\n- <a href="https://one.invented.org">One</a> - First.<br>Second line.\n- [Two](https://two.invented.org) ![stars](https://badges.invented.org/two.svg) words\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'tools | One | homepage one.invented.org',
      'tools | Two | homepage two.invented.org',
    ]);
    expect(imported.surroundingText.before).toContain('logo.png');
    expect(imported.template?.text).toContain('- [{name}]({url}) ![stars](https://badges.invented.org/two.svg) {description}');
  });

  it('put footnotes where they are first mentioned', () => {
    const imported = importLosslessly(
      '## Tools\n\n- [One](https://one.invented.org) - First.[^n]\n- [Two](https://two.invented.org)[^n]\n\n[^n]: Noted at <https://note.invented.org>.\n',
    );
    expect(imported.entries[0]?.entry.links?.[1]).toMatchObject({ label: { en: 'Noted at' } });
    expect(summarizeEntries(imported)[0]).toBe('tools | One | homepage one.invented.org | homepage note.invented.org');
  });

  it('leave a section’s own text as it is, with its links', () => {
    const imported = importLosslessly(
      '# Go\n\n## Tools\n\n> [!NOTE]\n> *See* also [the handbook](https://handbook.invented.org).\n\n```sh\nrun - [x](y)\n```\n\n- [One](https://one.invented.org)\n',
    );
    expect(summarizeEntries(imported)).toEqual(['tools | One | homepage one.invented.org']);
    expect(imported.list.sections).toEqual([{ id: 'tools', name: { en: 'Tools' } }]);
  });

  it('read emoji headings, task items and front matter', () => {
    const imported = importLosslessly(
      '---\ntitle: mine\n---\n\n# 🚀 Mine\n\n## 🔥 Hot :star:\n\n- [x] [Done](https://done.invented.org) ✅ works\n- [ ] [Open](https://open.invented.org)\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'hot-star | Done | homepage done.invented.org',
      'hot-star | Open | homepage open.invented.org',
    ]);
    expect(imported.surroundingText.before).toContain('title: mine');
  });
});
