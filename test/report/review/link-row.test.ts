import { describe, expect, it } from 'vitest';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { formatLinkGroup } from '../../../src/report/review/link-row.ts';
import { alive, cancelled, review, silent } from '../fixtures.ts';

const row = (links: CheckedLink[], kind: 'dead' | 'doubtful' = 'doubtful') => formatLinkGroup(review(), links, kind, 'en');
const doubt = (change: Partial<CheckedLink>) => row([{ ...alive, ...change }]);
const titled = { asked: 'page', title: 'Buy [shoes](https://shoes.example/)' };

describe('the row of one link', () => {
  it('is its place, its address and what is wrong', () => {
    expect(row([silent])).toMatch(/^\[meddg\.yml, line 8\]\(\S+meddg\.yml#L8\): `openkg\.cn\/dataset\/meddg`: .+\.$/);
    expect(row([{ ...silent, at: [] }])).toMatch(/^`openkg\.cn\/dataset\/meddg`: /);
    expect(row([])).toBe('');
  });

  it('quotes what the page of a dead link says, and nothing where it says nothing', () => {
    expect(row([cancelled], 'dead')).toContain('“百度网盘-分享的文件已经被取消”');
    expect(row([{ ...cancelled, evidence: { asked: 'page' } }], 'dead')).not.toMatch(/[“(]”?[)]?\./);
  });

  it.each([
    [{ note: 'retracted' }, ': the paper was retracted.'],
    [{ note: 'withdrawn' }, ': the paper was withdrawn by its authors.'],
    [{ note: 'archived' }, ': the repository is archived and read-only.'],
    [{ verdict: 'moved', reason: 'redirected', to: 'https://new.example/' }, ': `new.example`.'],
  ] as const)('says in a sentence what a person has to check: %j', (change, words) => {
    expect(doubt(change as Partial<CheckedLink>)).toContain(words);
  });

  it('asks about another title, whose Markdown does nothing, and only where there is one', () => {
    const text = doubt({ note: 'possibly-wrong-link', evidence: titled });
    expect(text).toContain('The page is titled “Buy');
    expect(text).not.toContain('](https://shoes.example/)');
    expect(doubt({ note: 'possibly-wrong-link', evidence: { asked: 'page' } })).not.toContain('titled');
  });
});

describe('the row of many links', () => {
  it('says once what is wrong, and leads to each of them', () => {
    const links = Array.from({ length: 12 }, (_, n) => ({ ...silent, url: `https://a.example/${n}` }));
    const [text = '', places = ''] = row(links).split('\n  ');
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(places).toMatch(/^12 places: \[`a\.example\/0`\]\(\S+#L8\), .* and 2 more$/);
  });

  it('names a link without a place by its address alone', () => {
    expect(row([silent, { ...silent, at: [] }])).toMatch(/, `openkg\.cn\/dataset\/meddg`$/);
  });
});
