import { describe, expect, it } from 'vitest';
import { importLosslessly, renderImported, summarizeEntries, summarizeReport } from './import-assertions.ts';

describe('bullets', () => {
  it('become entries of the sections above them, in their order', () => {
    const imported = importLosslessly(`# Boats

Words about boats.

## Sails

- [Jib](https://jib.invented.org) - A small sail.
- [Main](https://github.com/sails/main) – The large one, see [its plan](https://plans.invented.org/main).

## Hulls and keels

* [Keel](http://keel.invented.org/a_(b)): Under water.
`);
    expect(summarizeEntries(imported)).toEqual([
      'sails | Jib | homepage jib.invented.org',
      'sails | Main | code github.com/sails/main | homepage plans.invented.org/main',
      'hulls-and-keels | Keel | article keel.invented.org/a_(b)',
    ]);
    expect(imported.detectedLayout).toMatchObject({ layout: 'bullets', line: '- [{name}]({url}) - {description}' });
    expect(imported.surroundingText).toEqual({ before: '# Boats\n\nWords about boats.\n\n', after: '' });
    expect(imported.list).toMatchObject({ title: { en: 'Boats' }, languages: ['en'] });
    expect(imported.list.sections[0]).toMatchObject({ sort: 'manual', order: ['jib', 'main'] });
    expect(imported.entries[1]?.entry).toMatchObject({ description: { en: 'The large one, see its plan.' } });
    expect(imported.entries.map(({ line }) => line)).toEqual([7, 8, 12]);
  });

  it('make a section of an item that only names those under it', () => {
    const imported = importLosslessly(
      `# Lists\n\n## Tools\n\n- Hammers\n  - [Claw](https://claw.invented.org)\n  - [Sledge](https://sledge.invented.org) heavy\n- [Saw](https://saw.invented.org)\n`,
    );
    expect(imported.list.sections).toMatchObject([{ id: 'tools', sections: [{ id: 'hammers', name: { en: 'Hammers' } }] }]);
    expect(summarizeEntries(imported)).toEqual([
      'tools | Saw | homepage saw.invented.org',
      'hammers | Claw | homepage claw.invented.org',
      'hammers | Sledge | homepage sledge.invented.org',
    ]);
  });

  it('under an item with a link of its own become its parts', () => {
    const imported = importLosslessly(
      `## Tools\n\n- [Kit](https://kit.invented.org) - All in one.\n  - [Kit blade](https://kit.invented.org/blade) - Cuts.\n  - Comes with a bag.\n`,
    );
    expect(imported.entries.map(({ entry }) => [entry.id, entry.description?.en, entry.relations])).toEqual([
      ['kit', 'All in one.\nComes with a bag.', undefined],
      ['kit-blade', 'Cuts.', [{ type: 'part-of', to: 'kit' }]],
    ]);
  });

  it('keep the lines below an item with it', () => {
    const imported = importLosslessly(
      `## 语料\n\n- 甲地新闻语料：https://news.invented.org/a\n  - 数据规模：共**三万篇**。\n  - 实验代码：https://github.com/some/news-code\n- 乙地语料：\n  - 两年间收集。\n  - https://news.invented.org/b\n`,
    );
    expect(summarizeEntries(imported)).toEqual([
      'corpora | 甲地新闻语料 | homepage news.invented.org/a | code github.com/some/news-code',
      'corpora | 乙地语料 | homepage news.invented.org/b',
    ]);
    expect(imported.entries[0]?.entry.description).toEqual({ zh: '数据规模：共三万篇。' });
  });

  it('may lack the space after their dash, which is reported', () => {
    const imported = importLosslessly(
      '## Tools\n\n- [One](https://one.invented.org) - First.\n-[Two](https://two.invented.org) - Second.\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'tools | One | homepage one.invented.org',
      'tools | Two | homepage two.invented.org',
    ]);
    expect(summarizeReport(imported)).toEqual(['4 missing-space: -Two - Second.']);
  });

  it('without a link among others are entries that the report tells of', () => {
    const imported = importLosslessly('## Tools\n\n- [One](https://one.invented.org)\n- Lost one - Its address is gone.\n');
    expect(summarizeEntries(imported)).toEqual(['tools | One | homepage one.invented.org', 'tools | Lost one']);
    expect(summarizeReport(imported)).toEqual(['4 no-links: Lost one']);
  });
});

describe('headings as entries', () => {
  const source = `# 资料

## 数据集

### 1. 甲号问答数据集：第一版

数据集描述：

> 一句话。
> 又一句话（共 3 万条）。

[数据集地址](http://data.invented.org/one)

度盘下载地址：https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv

提取码：0c54

### 2.乙号数据

说明: 只有一句。[论文地址](https://arxiv.org/abs/2010.07497)

## 论文

### 综述

**Bio-boat**

论文题目：A Boat for Biology

[论文地址](https://www.aclweb.org/anthology/W19-1909/)

论文概要：说的是船。

**A Second Paper, With a Long Title**

[论文地址](https://www.nature.com/articles/s41591-018-0335-9)
[解读文章](https://blog.invented.org/second)
`;

  it('take the word that a share has no code', () => {
    for (const words of ['提取码：无', '无需提取码'])
      expect(summarizeEntries(importLosslessly(source.replace('提取码：0c54', words)))[0]).toBe(
        'datasets | 甲号问答数据集：第一版 | data data.invented.org/one | data pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv not-stated',
      );
  });

  it('take the labelled lines below them: roles, codes, words', () => {
    const imported = importLosslessly(source);
    expect(summarizeEntries(imported)).toEqual([
      'datasets | 甲号问答数据集：第一版 | data data.invented.org/one | data pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv 0c54',
      'datasets | 乙号数据 | paper arxiv.org/abs/2010.07497',
      'surveys | A Boat for Biology | paper www.aclweb.org/anthology/W19-1909/',
      'surveys | A Second Paper, With a Long Title | paper www.nature.com/articles/s41591-018-0335-9 | article blog.invented.org/second',
    ]);
    expect(imported.detectedLayout).toMatchObject({ layout: 'headings' });
    expect(imported.list.sections[1]).toMatchObject({ id: 'papers', sections: [{ name: { zh: '综述' } }] });
  });

  it('tell kind, title, short name, identifiers and language', () => {
    const [first, , paper] = importLosslessly(source).entries.map(({ entry }) => entry);
    expect(first).toMatchObject({ kind: 'dataset', description: { zh: '一句话。\n又一句话（共 3 万条）。' } });
    expect(paper).toMatchObject({
      kind: 'paper',
      title: 'A Boat for Biology',
      name: { en: 'Bio-boat' },
      identifiers: { acl: 'W19-1909' },
      description: { zh: '说的是船。' },
    });
  });

  it('read full-width and half-width colons alike, and tell when labels differ', () => {
    const { report } = importLosslessly(source);
    expect(report.filter(({ why }) => why === 'mixed-labels').map(({ text }) => text)).toEqual([
      '数据集地址 ×1, 度盘下载地址 ×1',
    ]);
  });

  it('may be links themselves, and may be inside of items', () => {
    const imported = importLosslessly(
      '# List\n\n## Sets\n\n- ## First set.\n\n  - Has words.\n  - https://first.invented.org/set\n\n- ## Second set\n  - 2004：https://pan.baidu.com/s/1LDwQjoj7qc password: 1fa3\n\n## [Third](https://third.invented.org)\n\nSome words.\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'sets | First set. | article first.invented.org/set',
      'sets | Second set | data pan.baidu.com/s/1LDwQjoj7qc 1fa3',
      'third | Third | homepage third.invented.org',
    ]);
  });

  it('give one section where the list has nothing but them', () => {
    const imported = importLosslessly(
      '# Boats\n\n## Jib\n\n[homepage](https://jib.invented.org)\n\n## Main\n\n[homepage](https://main.invented.org)\n',
    );
    expect(imported.list.sections).toEqual([{ id: 'boats', name: { en: 'Boats' }, sort: 'manual', order: ['jib', 'main'] }]);
  });
});

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

describe('around the list', () => {
  it('leaves tables of contents as they are, and tells anchors that lead nowhere', () => {
    const imported = importLosslessly(
      '# List\n\nWelcome.\n\n## Contents\n\n- [Tools](#tools)\n- [Sets](#Sets)\n- [Gone](#gone)\n\n## Tools\n\n- [One](https://one.invented.org)\n\n**[⬆ back to top](#contents)**\n\n## Sets\n\n- [Two](https://two.invented.org)\n\n**[⬆ back to top](#contents)**\n',
    );
    expect(imported.surroundingText.before).toMatch(/^# List[\s\S]*\(#gone\)\n\n$/);
    expect(summarizeReport(imported)).toEqual(['8 anchor-case: [Sets](#Sets)', '9 dead-anchor: [Gone](#gone)']);
  });

  it('keeps licence and contributing sections in their place', () => {
    const imported = importLosslessly(
      '# List\n\n## Tools\n\n- [One](https://one.invented.org)\n\n## Contributing\n\nSee [the guide](https://guide.invented.org).\n\n## Sets\n\n- [Two](https://two.invented.org)\n\n## License\n\n[CC0](https://cc0.invented.org)\n',
    );
    expect(imported.template?.text).toContain('## Contributing\n\nSee [the guide](https://guide.invented.org).\n');
    expect(imported.surroundingText.after).toBe('## License\n\n[CC0](https://cc0.invented.org)\n');
    expect(imported.list.sections.map(({ id }) => id)).toEqual(['tools', 'sets']);
  });

  it('leaves a text without a list as it is', () => {
    const text = '# A project\n\nWith [a link](https://one.invented.org) in a sentence.\n';
    const imported = importLosslessly(text);
    expect(imported).toMatchObject({ entries: [], files: [], surroundingText: { before: text, after: '' } });
  });

  it('renders the hand-written part byte for byte around the list', () => {
    const imported = importLosslessly(
      '# List\n\nHand *written*.\n\n## Tools\n\n- [One](https://one.invented.org)\n\n## License\n\nMIT\n',
    );
    const text = renderImported(imported);
    expect(text.startsWith('# List\n\nHand *written*.\n\n<!-- listkeeper:start')).toBe(true);
    expect(text.endsWith('\n\n<!-- listkeeper:end -->\n## License\n\nMIT\n')).toBe(true);
  });
});

describe('line ends of Windows', () => {
  it('are read as others are, and stay around the list', () => {
    const imported = importLosslessly(
      '# List\r\n\r\nWords.\r\n\r\n## Tools\r\n\r\n- [One](https://one.invented.org) - First.\r\n  Second line.\r\n\r\n## License\r\n\r\nMIT\r\n',
    );
    expect(imported.entries[0]?.entry.description).toEqual({ en: 'First.\nSecond line.' });
    expect(renderImported(imported)).not.toMatch(/[^\r]\n/);
  });
});

describe('mistakes', () => {
  it('are imported and reported, not repaired', () => {
    const imported = importLosslessly(
      '## 数据集\n\n- [甲](http://dx.doi.org/10.1038/x) [乙](arxiv.org/abs/2010.07497) [丙](hhttps://c.invented.org)\n- [甲又](https://doi.org/10.1038/x)\n- [盘](https://pan.baidu.com/s/1gd6mslt)\n- [坏](https://www。bad。cn/x)\n- [近](./data/near.json) 附近\n',
    );
    expect(summarizeReport(imported)).toEqual([
      '3 scheme-added: arxiv.org/abs/2010.07497',
      '3 scheme-added: hhttps://c.invented.org',
      '4 duplicate: 甲又',
      '5 code-missing: https://pan.baidu.com/s/1gd6mslt',
      '6 unusable-address: https://www。bad。cn/x',
      '6 no-links: 坏',
      '7 no-links: 近 附近',
    ]);
    expect(summarizeEntries(imported)[0]).toBe(
      'datasets | 甲 | paper dx.doi.org/10.1038/x | paper arxiv.org/abs/2010.07497 | homepage c.invented.org',
    );
  });

  it('are not repaired where two links say different things', () => {
    const imported = importLosslessly(
      '## 分词\n\n- 两份数据：一共两份\n  - 甲部: <http://both.invented.org/all>\n  - 乙部：<http://both.invented.org/all>\n  - <http://both.invented.org/all>\n  - <https://both.invented.org/all>\n',
      { autofix: true },
    );
    expect(imported.entries[0]?.entry.links?.map(({ label }) => label?.zh)).toEqual(['甲部', '乙部', undefined]);
    expect(summarizeReport(imported)).toContain('3 mended-duplicate: https://both.invented.org/all');
  });

  it('are repaired on request where that is safe', () => {
    const imported = importLosslessly(
      '## Papers\n\n- [A Long Enough Title of a Paper](https://www.aclweb.org/anthology/W19-1909/) - Words.\n- [A Long Enough Title of a Paper](https://aclanthology.org/W19-1909/)\n- [Another](https://www.aclweb.org/anthology/W19-1909/) - Other words.\n',
      { autofix: true },
    );
    expect(summarizeEntries(imported)).toEqual([
      'papers | A Long Enough Title of a Paper | paper aclanthology.org/W19-1909/',
      'papers | Another | paper aclanthology.org/W19-1909/',
    ]);
    expect(imported.list.sections[0]?.order).toEqual(['a-long-enough-title-of-a-paper', 'another']);
    expect(summarizeReport(imported).filter((line) => /mended/.test(line))).toEqual([
      '3 mended-address: https://www.aclweb.org/anthology/W19-1909/',
      '4 mended-duplicate: A Long Enough Title of a Paper',
      '5 mended-address: https://www.aclweb.org/anthology/W19-1909/',
    ]);
  });
});

describe('the layout of a list', () => {
  const items = (...lines: string[]) => `# List\n\n## Tools\n\n${lines.join('\n')}\n`;
  const layouts: [what: string, source: string, line: string][] = [
    [
      'a dash',
      items(
        '- [A](https://a.invented.org) - One.',
        '- [B](https://b.invented.org): Two.',
        '- [C](https://c.invented.org) - Three.',
      ),
      '- [{name}]({url}) - {description}',
    ],
    [
      'a space',
      items('- [甲](https://a.invented.org) (Java)', '- [乙](https://b.invented.org)  一句话'),
      '- [{name}]({url}) {description}',
    ],
    [
      'nothing',
      items('- [甲](https://a.invented.org)一句话', '- [乙](https://b.invented.org)'),
      '- [{name}]({url}){description}',
    ],
    [
      'a colon',
      items('* [甲](https://a.invented.org)：一句话', '* [乙](https://b.invented.org)：又一句'),
      '* [{name}]({url})：{description}',
    ],
    [
      'a long dash after bold',
      items('+ **[A](https://a.invented.org)** — One', '+ **[B](https://b.invented.org)** — Two'),
      '+ **[{name}]({url})** — {description}',
    ],
    [
      'angle brackets',
      items('- [A](<https://a.invented.org>) One', '- [B](<https://b.invented.org>) Two'),
      '- [{name}](<{url}>) {description}',
    ],
    [
      'numbers',
      items('1. [A](https://a.invented.org) - One', '2. [B](https://b.invented.org) - Two'),
      '1. [{name}]({url}) - {description}',
    ],
  ];
  it.each(layouts)('is detected: items with %s', (_, source, line) => {
    const imported = importLosslessly(source);
    expect(imported.detectedLayout).toMatchObject({ layout: 'bullets', line });
  });

  it('is the same after adoption: words, links in sentences, code and what is under a heading', () => {
    const list = `## Tools

_Things to work with._

- [HanLP](https://hanlp.invented.org) (Java)
- [LTP](https://ltp.invented.org) by 哈工大，[pyltp](https://pyltp.invented.org) 是 LTP 的封装，见 \`time.Now()\`
- [C# kit_two](https://kit.invented.org) A & B -> C
`;
    const imported = importLosslessly(`# List\n\n${list}`);
    expect(renderImported(imported)).toContain(list);
  });
});
