import { describe, expect, it } from 'vitest';
import { importLosslessly, summarizeEntries, summarizeReport } from './import-assertions.ts';

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
