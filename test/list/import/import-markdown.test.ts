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
