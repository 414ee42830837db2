import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';
import { createTargetIndex, getAccessCode } from '../../../src/links/pipeline/target-index.ts';
import type { CheckTarget } from '../../../src/links/services/shared/check-target.ts';
import { unstatedCode } from '../../../src/links/url/identity.ts';
import type { LinkToCheck } from '../../../src/model/verdict.ts';
import fc from '../../seeded-fast-check.ts';

const link = (url: string, rest: Partial<LinkToCheck> = {}): LinkToCheck => ({
  url,
  at: [{ file: 'a.md', line: 1, column: 1 }],
  ...rest,
});

function index(...links: LinkToCheck[]) {
  const targets = createTargetIndex(links);
  for (const [number, one] of links.entries()) targets.add(number, identify(one.url));
  return targets;
}
const only = (...links: LinkToCheck[]) => {
  const [[service, targets] = ['unknown', undefined] as const, ...others] = index(...links).byService();
  return { service, target: targets?.at(0), count: targets?.length, others: others.length };
};

describe('links by what they lead to', () => {
  test('all spellings of one thing are one target, as the first link has it', () => {
    const { service, target, count } = only(
      link('http://pan.baidu.com/s/1QqYtqDwhc?pwd=', { names: ['A'] }),
      link('https://pan.baidu.com/s/1QqYtqDwhc', { code: 'ab12', names: ['B', 'A'] }),
      link('https://pan.baidu.com/s/1QqYtqDwhc', { code: 'cd34' }),
    );
    expect([service, count]).toEqual(['baidu-pan', 1]);
    expect(target).toMatchObject({ url: 'http://pan.baidu.com/s/1QqYtqDwhc?pwd=', code: 'ab12', names: ['A', 'B'] });
  });

  test('the parts that any of them names are looked for together', () => {
    const { target } = only(link('https://site.example/a#x'), link('https://site.example/a#y'), link('https://site.example/a#x'));
    expect(target?.parts).toEqual(['x', 'y']);
  });

  test('a page is asked for as the link has it, and text without a scheme by what it means', () => {
    expect(only(link('https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/full')).target?.url).toBe(
      'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/full',
    );
    expect(only(link('arXiv:2010.07497')).target?.url).toBe('https://arxiv.org/abs/2010.07497');
    expect(only(link('github.com/owner/name')).target?.url).toBe('https://github.com/owner/name');
  });

  test('a page that only forwards is not asked', () => {
    expect(only(link('https://link.zhihu.com/?target=https%3A//site.example/a')).target?.url).toBe('https://site.example/a');
  });

  test('targets are grouped by the service that checks them, with the hosts that are asked', () => {
    const targets = index(
      link('https://site.example/a'),
      link('https://link.zhihu.com/?target=https%3A//other.example:8080/a'),
      link('https://github.com/owner/name'),
    );
    const groups = new Map(targets.byService());
    expect([...groups.keys()]).toEqual(['web', 'github']);
    expect([...(groups.get('web')?.hosts() ?? [])]).toEqual(['site.example', 'other.example:8080']);
    expect([...(groups.get('web') ?? [])].map(({ url }) => url)).toEqual([
      'https://site.example/a',
      'https://other.example:8080/a',
    ]);
    expect(groups.get('web')?.at(7)).toBeUndefined();
  });

  test('some of them can be grouped anew', () => {
    const targets = index(link('https://site.example/a'), link('https://github.com/owner/name'));
    const [[, web] = []] = targets.byService();
    const again = targets.subset([...(web ?? [])]);
    expect(again.map(([service, some]) => [service, some.length])).toEqual([['web', 1]]);
  });

  test('are given back once', () => {
    const first = link('https://site.example/a');
    const second = link('https://www.site.example/a/');
    const targets = index(first, second);
    const target = targets.byService()[0]?.[1].at(0) as CheckTarget;
    expect(targets.takeLinks(target)).toEqual([first, second]);
    expect(targets.takeLinks(target)).toEqual([]);
  });

  test('are the targets that their keys say, in their order', () => {
    const url = fc.integer({ min: 0, max: 30 }).map((n) => `https://www.site.example/${n % 10}${'/'.repeat(n % 3)}`);
    fc.assert(
      fc.property(fc.array(url, { maxLength: 60 }), (urls) => {
        const links = urls.map((one) => link(one));
        const targets = index(...links);
        const groups = targets.byService().flatMap(([, some]) => Array.from(some, (target) => targets.takeLinks(target)));
        expect(groups).toEqual([...Map.groupBy(links, (one) => identify(one.url).key).values()]);
      }),
    );
  });
});

test.each([
  ['https://pan.baidu.com/s/1abcdefg?pwd=ab12', undefined, 'ab12'],
  ['https://pan.baidu.com/s/1abcdefg?pwd=ab12', 'cd34', 'cd34'],
  ['https://pan.baidu.com/s/1abcdefg?pwd=ab12', unstatedCode, 'ab12'],
  ['https://pan.baidu.com/s/1abcdefg', unstatedCode, undefined],
  ['https://pan.baidu.com/s/1abcdefg', undefined, undefined],
])('the code of %s beside %s is %s', (url, code, expected) => {
  expect(getAccessCode(link(url, code === undefined ? {} : { code }))).toBe(expected);
});
