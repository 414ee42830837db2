import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import { importLosslessly, summarizeEntries } from './import-assertions.ts';

/** Kinds of mistakes that were made with real lists, each as its smallest input. */

describe('a list with thousands of headings', () => {
  it('does not become a list.yml that nothing can read', () => {
    const people = Array.from(
      { length: 2100 },
      (_, index) =>
        `### Person ${index} - [GitHub](https://github.com/person-${index})\n- [App ${index}](https://app-${index}.invented.org): Does it.\n`,
    );
    const imported = importMarkdown({ path: 'README.md', text: `# Apps\n\n## 3. List\n\n${people.join('\n')}` });
    expect(describeLosses(imported)).toEqual([]);
    expect(imported.entries).toHaveLength(2100);
    // A longer order is refused, and the template has it too.
    expect(imported.list.sections[0]?.order).toBeUndefined();
    expect(imported.list.sections).toMatchObject([{ name: { en: 'List' } }]);
    expect(imported.files[0]?.text.length).toBeLessThan(130_000);
  });

  it('has no section for a date', () => {
    const imported = importLosslessly(
      '# Apps\n\n## List\n\n### Added 2026-08-22\n- [One](https://one.invented.org)\n\n### 2026 年 8 月 20 号添加\n- [Two](https://two.invented.org)\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'list-1 | One | homepage one.invented.org',
      'list-1 | Two | homepage two.invented.org',
    ]);
  });

  it('is left as it is where even the sections are too many', () => {
    const sections = Array.from(
      { length: 3000 },
      (_, index) => `## Section ${index} with a long name of its own\n\n${'- [A](https://a.invented.org)\n'.repeat(3)}`,
    );
    const text = `# List\n\n${sections.join('\n')}`;
    expect(importMarkdown({ path: 'README.md', text })).toMatchObject({
      entries: [],
      files: [],
      surroundingText: { before: text },
      report: [{ why: 'too-large' }],
    });
  });
});

describe('a list of papers', () => {
  it('keeps each link with its own paper', () => {
    const imported = importLosslessly(
      '# Papers\n\n## Sails\n\n1. **"On cotton"**. *Ann Reed.* 2001. [[Paper](https://arxiv.org/abs/2101.00001)]\n2. <u>Lin</u>: **"On linen"**. *Bo Li et al.* EMNLP 2020. [[paper](https://arxiv.org/abs/2101.00002)] [[code](https://github.com/lin/lin)]\n3. [2021] **Wool**: On wool. [论文](https://arxiv.org/abs/2101.00003)\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'sails | On cotton | paper arxiv.org/abs/2101.00001',
      'sails | On linen | paper arxiv.org/abs/2101.00002 | code github.com/lin/lin',
      'sails | Wool | paper arxiv.org/abs/2101.00003',
    ]);
    expect(imported.entries[1]?.entry).toMatchObject({ kind: 'paper', authors: ['Bo Li'], venue: 'EMNLP', year: 2020 });
    expect(imported.entries[2]?.entry).toMatchObject({ year: 2021 });
  });

  it('still has headings that own bare labels', () => {
    const imported = importLosslessly(
      '# Papers\n\n## Sails\n\n### On cotton\n\n[paper](https://arxiv.org/abs/2101.00001)\n\n[code](https://github.com/cot/ton)\n',
    );
    expect(summarizeEntries(imported)).toEqual(['sails | On cotton | paper arxiv.org/abs/2101.00001 | code github.com/cot/ton']);
  });
});

describe('tables', () => {
  it('give fields for columns that the schema knows, and declare the others', () => {
    const imported = importLosslessly(
      '# Birds\n\n## Sets\n\n| Name | Year | License | Description | Auth | HTTPS |\n|---|:-:|---|---|---|---|\n| [Wren](https://wren.invented.org) | 2020 | MIT | Small birds. | `apiKey` | Yes |\n| [Owl](https://owl.invented.org) | 2021 | CC0-1.0 | Night birds. | - | No |\n',
    );
    expect(imported.fields).toEqual({ auth: 'text', https: 'text' });
    expect(imported.entries.map(({ entry }) => entry)).toMatchObject([
      { year: 2020, license: 'MIT', description: { en: 'Small birds.' }, auth: 'apiKey', https: 'Yes' },
      { year: 2021, license: 'CC0-1.0', description: { en: 'Night birds.' }, https: 'No' },
    ]);
    expect(imported.template?.text).toContain('| [{name}]({url}) | {year} | {license} | {description} | `{auth}` | {https} |\n');
  });

  it('stay as they are in HTML', () => {
    const imported = importLosslessly(
      '# Sets\n\n## All\n\n<table>\n<tr><td><a href="https://a.invented.org">A</a></td></tr>\n</table>\n\n- [B](https://b.invented.org)\n',
    );
    expect(summarizeEntries(imported)).toEqual(['all | B | homepage b.invented.org']);
  });
});

describe('items', () => {
  it('without a link name the one item under them', () => {
    const imported = importLosslessly(
      '# Tools\n\n## Garden\n\n- Rakes\n  - [Comb](https://comb.invented.org) - Combs leaves.\n- Spades\n  - [Digger](https://digger.invented.org)\n  - [Scoop](https://scoop.invented.org)\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'rakes | Comb | homepage comb.invented.org',
      'spades | Digger | homepage digger.invented.org',
      'spades | Scoop | homepage scoop.invented.org',
    ]);
  });

  it('keep labels that are a part of their sentence', () => {
    const imported = importLosslessly(
      '# Apps\n\n## All\n\n- [One](https://one.invented.org) - Does it. ([Demo](https://demo.invented.org), [Source Code](https://github.com/one/one), [Clients](https://clients.invented.org)) `MIT` `Go`\n- [Two](https://two.invented.org) - More information [here](https://two.invented.org/more).\n',
    );
    expect(imported.entries.map(({ entry }) => entry.description?.en)).toEqual([
      'Does it. (Demo, Source Code, Clients) `MIT` `Go`',
      'More information here.',
    ]);
    expect(imported.entries[0]?.entry).toMatchObject({ license: 'MIT' });
  });

  it('that are struck out have a status', () => {
    const imported = importLosslessly(
      '# Tools\n\n## All\n\n- ~~[Old](https://old.invented.org)~~ - Closed.\n- [New](https://new.invented.org) - Open.\n',
    );
    expect(imported.entries.map(({ entry }) => entry.status?.state)).toEqual(['gone', undefined]);
  });

  it('may begin with marks, and keep icons', () => {
    const imported = importLosslessly(
      '# Apps\n\n## All\n\n* :white_check_mark: [One](https://one.invented.org)：第一个。\n* [Two](https://two.invented.org) - Words. ![OSS][oss]\n* [泥书](https://three.invented.org) :worried:\n\n[oss]: https://icons.invented.org/oss.svg\n',
    );
    expect(summarizeEntries(imported)).toEqual([
      'all | One | homepage one.invented.org',
      'all | Two | homepage two.invented.org',
      'all | 泥书 | homepage three.invented.org',
    ]);
    expect(imported.template?.text).toContain('* [{name}]({url}) - {description} ![OSS][oss]\n');
  });
});

describe('the kind of an entry', () => {
  it('is not told by a word within another, or by a word of several meanings', () => {
    const imported = importLosslessly(
      '# Awesome\n\n## Machine Learning\n\n- [Lib](https://github.com/lib/lib)\n\n## Toolshed servicemen\n\n- [Site](https://site.invented.org/about)\n',
    );
    expect(imported.entries.map(({ entry }) => entry.kind)).toEqual(['toolkit', 'article']);
  });
});
