import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../../src/list/import/import-markdown.ts';
import type { ImportedList } from '../../../../src/list/import/imported-list.ts';
import { countAddressDestinations, describeLosses } from '../../../../src/list/import/verify/verify-lossless.ts';

const source = `# 资料

手写的前言，见 [主页](https://home.invented.org)。

## 数据集

章节的说明文字。

- [甲集](https://one.invented.org) - 第一句话。第二句话。 ![badge](https://badges.invented.org/one.svg)
- [乙集](https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv) 提取码：0c54

## License

署名即可。
`;

const importSource = (): ImportedList => structuredClone(importMarkdown({ path: 'README.md', text: source }));

describe('what an import lost', () => {
  it('is nothing for a sound one', () => {
    expect(describeLosses(source, importSource())).toEqual([]);
    expect(countAddressDestinations(source, importSource())).toEqual({ all: 4, data: 2, kept: 1, reported: 1, lost: 0 });
  });

  const damages: [what: string, damage: (imported: ImportedList) => void, losses: string[]][] = [
    [
      'an address',
      (each) => (each.entries[0] as ImportedList['entries'][number]).entry.links?.pop(),
      ['line 9: address https://one.invented.org'],
    ],
    [
      'an address that differs in one letter',
      (each) => Object.assign(each.entries[0]?.entry.links?.[0] ?? {}, { url: 'https://one.invented.orh' }),
      ['line 9: address https://one.invented.org'],
    ],
    ['a code', (each) => delete each.entries[1]?.entry.links?.[0]?.code, ['line 10: code 0c54', 'line 10: text 0c54']],
    [
      'a sentence',
      (each) => Object.assign(each.entries[0]?.entry ?? {}, { description: { zh: '第一句话。' } }),
      ['line 9: text 第二句话'],
    ],
    ['a name', (each) => Object.assign(each.entries[1]?.entry ?? {}, { name: { zh: '丙集' } }), ['line 10: text 乙集']],
    [
      'a whole entry',
      (each) => each.entries.pop(),
      [
        'line 10: address https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv',
        'line 10: code 0c54',
        'line 10: text 乙集',
        'line 10: text 0c54',
      ],
    ],
    ['a section’s name', (each) => Object.assign(each.list.sections[0]?.name ?? {}, { zh: '丁' }), ['line 5: text 数据集']],
    ['a section’s text', (each) => delete each.list.sections[0]?.introduction, ['line 7: text 章节的说明文字']],
    [
      'the hand-written beginning',
      (each) => Object.assign(each.surroundingText, { before: '# 资料\n' }),
      ['line 3: address https://home.invented.org', 'line 3: text 手写的前言', 'line 3: text 见', 'line 3: text 主页'],
    ],
    [
      'the hand-written end',
      (each) => Object.assign(each.surroundingText, { after: '' }),
      ['line 12: text License', 'line 14: text 署名即可'],
    ],
    [
      'a report line',
      (each) => Object.assign(each, { report: each.report.filter(({ why }) => why !== 'image') }),
      ['line 9: address https://badges.invented.org/one.svg', 'line 9: text badge'],
    ],
  ];
  it.each(damages)('is found: %s', (_, damage, losses) => {
    const imported = importSource();
    damage(imported);
    expect(describeLosses(source, imported)).toEqual(losses);
  });

  it('counts: what the source says twice must be held twice', () => {
    const twice = '## Tools\n\n- [One](https://one.invented.org) same words\n- [Two](https://one.invented.org) same words\n';
    const imported = structuredClone(importMarkdown({ path: 'README.md', text: twice }));
    expect(describeLosses(twice, imported)).toEqual([]);
    imported.entries.pop();
    imported.report = [];
    expect(describeLosses(twice, imported)).toEqual([
      'line 4: address https://one.invented.org',
      'line 3: text same words',
      'line 4: text Two',
    ]);
  });
});
