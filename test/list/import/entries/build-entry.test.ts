import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../../src/list/import/entries/build-entry.ts';
import { ImportReporter } from '../../../../src/list/import/import-reporter.ts';
import { collectContent } from '../../../../src/list/import/layout/entry-drafts.ts';
import { parseWithContext } from '../read/read-text.ts';

/** The first item of a text as an entry. */
function build(source: string, sections: string[] = []) {
  const { root, context } = parseWithContext(source);
  const [draft] = collectContent(root.children, context).drafts;
  if (draft === undefined) throw new Error('no entry');
  const report = new ImportReporter();
  const entry = buildEntry(draft, sections, report);
  return { ...entry, report: report.lines.map(({ why, text }) => `${why}: ${text}`) };
}

describe('an entry', () => {
  it('has a name, words, links with roles, and a kind', () => {
    expect(build('- [jieba](https://github.com/fxsjy/jieba) - 分词。 [文档](https://docs.invented.org)')).toMatchObject({
      name: 'jieba',
      description: '分词。',
      kind: 'toolkit',
      links: [
        { role: 'code', url: 'https://github.com/fxsjy/jieba' },
        { role: 'docs', url: 'https://docs.invented.org' },
      ],
    });
  });

  it('is named by its address where it has no words', () => {
    expect(build('- https://github.com/owner/name\n- [A](https://a.org)').name).toBe('name');
  });

  it('has the labelled title of a paper for its name, and its own name as the short one', () => {
    expect(
      build('- [BERT](https://arxiv.org/abs/1810.04805)\n  - 论文题目：Pre-training of Deep Transformers\n', ['论文']),
    ).toMatchObject({ kind: 'paper', name: 'Pre-training of Deep Transformers', shortName: 'BERT' });
  });

  it('keeps a short name in the description where its kind has none', () => {
    expect(build('- [甲](https://a.org)\n  - 论文题目：题目')).toMatchObject({ name: '题目', description: '甲' });
  });

  it('shortens a name that is too long, and begins its description with the whole', () => {
    const name = 'x'.repeat(200);
    const { name: short, description } = build(`- [${name}](https://a.org)`);
    expect([...short]).toHaveLength(160);
    expect(short.endsWith('…')).toBe(true);
    expect(description).toBe(name);
  });

  it('has a label only where it says more than the role', () => {
    expect(
      build('- [A](https://a.org) [Code](https://github.com/a/a) [PyTorch 实现](https://github.com/b/b)').links,
    ).toMatchObject([
      { role: 'homepage' },
      { role: 'code', url: 'https://github.com/a/a' },
      { role: 'code', label: { zh: 'PyTorch 实现' } },
    ]);
  });

  it('tells addresses that it can not hold, and those that it writes in another way', () => {
    const { links, report } = build('- [A](https://a.org) [x](<https://b .org/>) [y](<https://c.org/a b>)');
    expect(links.map(({ url }) => url)).toEqual(['https://a.org', 'https://c.org/a%20b']);
    expect(report).toContain('unusable-address: [x](<https://b .org/>)');
    expect(report).toContain('address-escaped: https://c.org/a b');
  });

  it('holds forty links at most, and tells the others', () => {
    const many = Array.from({ length: 45 }, (_, index) => `[link ${index}](https://a.org/${index})`).join(' ');
    const { links, report } = build(`- [A](https://a.org) ${many}`);
    expect(links).toHaveLength(40);
    expect(report.filter((line) => line.startsWith('too-long'))).toHaveLength(6);
  });

  it('notes what one needs for a link', () => {
    expect(build('- [A](https://a.org)\n  - [数据（需注册）](https://b.org)').links[1]).toMatchObject({
      requires: 'registration',
    });
  });

  it('has the venue and the year that stand before its name', () => {
    expect(build('- [ICML 2023] [On linen](https://arxiv.org/abs/2101.00001)', ['Papers'])).toMatchObject({
      name: 'On linen',
      facts: { venue: 'ICML', year: 2023 },
    });
  });
});
