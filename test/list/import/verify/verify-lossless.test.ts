import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../../src/list/import/import-markdown.ts';
import type { ImportedList } from '../../../../src/list/import/imported-list.ts';
import { countAddressDestinations, findLosses } from '../../../../src/list/import/verify/verify-lossless.ts';

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
    expect(findLosses(source, importSource())).toEqual([]);
    expect(countAddressDestinations(source, importSource())).toEqual({ all: 4, data: 2, kept: 2 });
  });

  const damages: [what: string, damage: (imported: ImportedList) => void, line: number][] = [
    [
      'an address that differs in one letter',
      (each) => Object.assign(each.entries[0]?.entry.links?.[0] ?? {}, { url: 'https://one.invented.orh' }),
      9,
    ],
    ['a code', (each) => delete each.entries[1]?.entry.links?.[0]?.code, 10],
    ['a name', (each) => Object.assign(each.entries[1]?.entry ?? {}, { name: { zh: '丙集' } }), 10],
    ['a whole entry', (each) => each.entries.pop(), 10],
    ['a section’s name', (each) => Object.assign(each.list.sections[0]?.name ?? {}, { zh: '丁' }), 5],
    ['the hand-written beginning', (each) => Object.assign(each.surroundingText, { before: '# 资料\n' }), 2],
    ['the hand-written end', (each) => Object.assign(each.surroundingText, { after: '' }), 12],
    [
      'a sentence of the template',
      (each) => Object.assign(each.template ?? {}, { text: each.template?.text.replace('说明', '') }),
      7,
    ],
  ];
  it.each(damages)('is found: %s', (_, damage, line) => {
    const imported = importSource();
    damage(imported);
    expect(findLosses(source, imported).map((loss) => loss.line)).toEqual([line]);
  });
});
