import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { Review, ReviewedEntry } from '../../../src/model/review.ts';
import { formatHeadline, formatSignedHeadline } from '../../../src/report/review/headline.ts';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
import { cancelled, codeNotText, mixedReview, review, unknownField } from '../fixtures.ts';

const [base] = review().entries as [ReviewedEntry];
const entry = (name: string, change: Partial<ReviewedEntry> = {}): ReviewedEntry => ({
  ...base,
  id: name.toLowerCase(),
  name,
  file: `data/${name}.yml`,
  ...change,
});
const broken = (name: string, ...findings: (typeof codeNotText)[]) => entry(name, { state: 'to-fix', findings });
const headline = (change: Parameters<typeof review>[0]) => formatHeadline(review(change), 'en');

describe('the headline of a review', () => {
  it('names the entry that is ready, or counts them', () => {
    expect(headline({})).toContain('CMID');
    expect(headline({ entries: [entry('A'), entry('B')] })).toContain('both');
  });

  it('says that nothing of the list is touched', () => {
    expect(headline({ isUnaffected: true })).not.toBe(headline({ entries: [] }));
    expect(headline({ entries: [], isUnaffected: false })).not.toBe('');
  });

  it('names what has to be fixed, and how many are ready', () => {
    const text = formatHeadline(mixedReview(), 'en');
    expect(text).toContain('MedDG');
    expect(text).toMatch(/1 of 2/);
  });

  it('says that several entries have the same mistakes', () => {
    const same = headline({
      entries: [broken('A', codeNotText), broken('B', codeNotText)],
      findings: [codeNotText, codeNotText],
    });
    const different = headline({
      entries: [broken('A', codeNotText), broken('B', unknownField)],
      findings: [codeNotText, unknownField],
    });
    expect(same).not.toBe(different);
    expect(same).toMatch(/same/);
  });

  it('names three removed entries at most', () => {
    const removed = (count: number) =>
      headline({ removedEntries: Array.from({ length: count }, (_, index) => ({ name: `R${index}` })) as never });
    expect(removed(3)).toMatch(/R0.*R1.*R2/);
    expect(removed(4)).not.toContain('R0');
  });

  it('names the files of problems that belong to no entry', () => {
    const inSettings = { ...codeNotText, file: '.github/listkeeper.yml', entry: undefined as never };
    expect(headline({ findings: [inSettings] })).toContain('listkeeper.yml');
    const dead = { ...cancelled, at: [{ file: 'data/other.yml', line: 1, column: 1 }] };
    expect(headline({ deadLinks: [dead] })).toContain('other.yml');
    const edited = { ...codeNotText, code: 'edited-output' as const, file: 'docs/README.md' };
    expect(headline({ findings: [edited, edited] })).toContain('README.md');
  });

  it('is one line of text when it is signed, whatever the names', () => {
    const signed = formatSignedHeadline(review({ entries: [entry('a\n# b <img> @all')] }), 'en');
    expect(signed).not.toMatch(/\n|<img>|(?<!\\)@all/);
    expect(signed.length).toBeLessThanOrEqual(1000);
  });
});

describe('the headline', () => {
  const blocked = mixedReview().entries[1];
  const entries = (ready: number, bad: number): Review['entries'] =>
    [...Array.from({ length: ready }, () => review().entries[0]), ...Array.from({ length: bad }, () => blocked)].filter(
      (entry) => entry !== undefined,
    );
  const errors = (count: number) => Array.from({ length: count }, () => codeNotText);

  it.each<[number, number, string, string]>([
    [1, 0, '“CMID” is ready to merge.', '“CMID”可以合并。'],
    [2, 0, 'both entries are ready to merge.', '2 个条目都可以合并。'],
    [3, 0, 'all 3 entries are ready to merge.', '3 个条目都可以合并。'],
    [0, 1, '“MedDG” needs 2 fixes.', '“MedDG”有 2 处需要修改。'],
    [0, 2, '4 fixes needed in 2 entries: the same 2 mistakes in each.', '2 个条目共有 4 处需要修改，每个条目都是同样的 2 处。'],
    [2, 1, '“MedDG” needs 2 fixes; 2 of 3 are ready to merge.', '“MedDG”有 2 处需要修改；3 个条目中有 2 个可以合并。'],
    [
      1,
      2,
      '4 fixes needed in 2 entries: the same 2 mistakes in each; 1 of 3 is ready to merge.',
      '2 个条目共有 4 处需要修改，每个条目都是同样的 2 处；3 个条目中有 1 个可以合并。',
    ],
  ])('%i ready, %i to fix', (ready, bad, en, zh) => {
    const seen = review({ entries: entries(ready, bad), findings: errors(2 * bad) });
    expect(formatHeadline(seen, 'en')).toBe(en);
    expect(formatHeadline(seen, 'zh')).toBe(zh);
  });

  it('does not say that entries have the same mistakes where one has another', () => {
    const [first, second] = entries(0, 2);
    const others = { ...second, findings: [codeNotText, { ...codeNotText, code: 'unknown-field', found: 'colour' }] };
    const seen = review({ entries: [first, others] as ReturnType<typeof entries>, findings: errors(4) });
    expect(formatHeadline(seen, 'en')).toBe('4 fixes needed in 2 entries.');
  });

  it('does not call a possible duplicate ready', () => {
    const [good] = review().entries;
    if (!good || !blocked) throw new Error('no entry');
    const duplicates = [
      {
        entry: 'cmid',
        name: 'CMID',
        file: 'data/cmid.yml',
        line: 1,
        matchedBy: 'github:ishizuke/cmid',
        isSamePullRequest: false,
      },
    ];
    const double = { ...good, name: 'CMID：医学意图', duplicates };
    expect(formatHeadline(review({ entries: [double] }), 'en')).toBe('“CMID” may already be on the list.');
    expect(formatHeadline(review({ entries: [good, blocked, double], findings: errors(2) }), 'zh')).toBe(
      '“MedDG”有 2 处需要修改；“CMID”可能与已有条目重复；3 个条目中有 1 个可以合并。',
    );
    expect(formatHeadline(review({ entries: [good, double, double] }), 'en')).toBe(
      '2 entries may already be on the list; 1 of 3 is ready to merge.',
    );
  });

  it('names what it is about: a duplicate, a dead link, an entry taken away, an edit of generated text', () => {
    const [good] = review().entries;
    if (!good) throw new Error('no entry');
    const twin = { file: 'data/primer.yml', line: 10, entry: 'primer', by: 'github:a/b' };
    const finding: Finding = { ...unknownField, code: 'duplicate-identity', file: good.file, entry: good.id, twin };
    const duplicate = { entry: 'primer', name: 'A Primer', file: twin.file, line: 10, matchedBy: twin.by };
    const double = (isSamePullRequest: boolean): Partial<Review> => ({
      entries: [{ ...good, state: 'to-fix', findings: [finding], duplicates: [{ ...duplicate, isSamePullRequest }] }],
      findings: [finding],
    });
    expect(formatPullRequestComment(review(double(false)), 'en')).toMatch(
      /^\*\*Listkeeper: “CMID” is already on the list\.\*\*\n\n- \[cmid\.yml, line 4\]\(\S+\): This is already on the list as \[A Primer\]\(\S+\/blob\/main\/data\/primer\.yml#L10\)\./,
    );
    expect(formatHeadline(review(double(false)), 'zh')).toBe('“CMID”已在清单中。');
    expect(formatHeadline(review(double(true)), 'en')).toBe('“CMID” needs one fix.');
    const dead: Partial<Review> = {
      entries: [{ ...good, state: 'to-fix', links: [cancelled] }],
      links: [cancelled],
      deadLinks: [cancelled],
    };
    expect(formatHeadline(review(dead), 'en')).toBe('“CMID” has a dead link.');
    expect(formatHeadline(review(dead), 'zh')).toBe('“CMID”有 1 个失效链接。');
    const edited: Finding = { code: 'edited-output', severity: 'error', file: 'README.md', line: 12, column: 1 };
    const byHand = review({
      entries: [],
      links: [],
      findings: [edited],
      suggestedEntries: [{ path: 'data/x.yml', yaml: 'name: X' }],
      isFirstContribution: true,
    });
    expect(formatPullRequestComment(byHand, 'en')).toMatch(
      /^\*\*Listkeeper: that part of README\.md is generated, so the edit would be overwritten\.\*\* Thanks for your first contribution! .*\n\n- \[README\.md, line 12\]\(\S+\): Undo this edit\. `edited-output`\n\nAdd this file instead:\n\n<details>/,
    );
  });

  it('includes problems outside of entries', () => {
    expect(formatHeadline(review({ findings: errors(1) }), 'en')).toBe('“CMID” is ready to merge; 1 problem in meddg.yml.');
    expect(formatHeadline(review({ entries: [], findings: errors(2) }), 'zh')).toBe('meddg.yml 有 2 处需要修改。');
  });

  it('renders markup in a name as text', () => {
    const [entry] = review().entries;
    if (!entry) throw new Error('no entry');
    const named = review({ entries: [{ ...entry, name: '### @root [x](https://evil.example)' }] });
    expect(formatSignedHeadline(named, 'en')).toBe(
      'Listkeeper: “\\#\\#\\# @\u200Broot \\[x\\](https:\u200B//evil.example)” is ready to merge.',
    );
  });
});
