import { describe, expect, test } from 'vitest';
import { findPlainHost, identify, unwrapForwardedUrl } from '../../../src/links/identify/identify.ts';
import { normalizeUrl } from '../../../src/links/url/normalize-url.ts';
import fc from '../../seeded-fast-check.ts';

/** One address for each way to be recognised. Those of a service are in the test of its `identify.ts`. */
const addresses = [
  'https://arxiv.org/abs/2010.07497',
  'arXiv:2010.07497v3',
  '10.1093/BIOINFORMATICS/BTZ682',
  'https://doi.org/10.1002/(SICI)1097-4571(199706)48:6%3C529::AID-ASI5%3E3.0.CO;2-U',
  'https://github.com/OWNER/Name.git',
  'git@github.com:owner/name.git',
  'https://raw.githubusercontent.com/owner/name/main/data/A.csv',
  'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ?pwd=flql#list/path=%2Fa',
  'https://huggingface.co/datasets/owner/name/viewer?config=x',
  'https://zh.m.wikipedia.org/zh-hans/中文#历史',
  'https://gitlab.gnome.org/GNOME/gtk',
  'https://link.zhihu.com/?target=https%3A//github.com/owner/name',
  'http://www.example.org:80/a/b/?y=2&x=1&utm_source=z#part',
  'https://example.org/#/data/1',
];

/** Hosts of services, of sites with rules, of pages that only forward, and of nobody. */
const hosts = addresses.flatMap((address) => URL.parse(address)?.hostname || []);
const label = fc.constantFrom(
  'a',
  'www',
  'gitlab',
  'gitea',
  'http',
  'xn--a',
  'xn--fiqs8s',
  '1',
  '-',
  'a--b',
  'wikipedia',
  'baidu',
  'm',
);
const host = fc.oneof(
  fc.constantFrom(...hosts, 'ieeexplore.ieee.org', 'dblp.uni-trier.de', 'gitee.com', 'links.jianshu.com', '127.0.0.1', '[::1]'),
  fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom('com', 'org', 'cn', '1', 'c', 'com.', 'com:80'))
    .map(([labels, end]) => [...labels, end].join('.')),
);
const path = fc.string({ unit: fc.constantFrom(...'ab./%~@:&=+-_?#A ', '/link', '/owner/name'), maxLength: 12 });
const drawnAddress = fc
  .tuple(fc.constantFrom('http://', 'https://', 'HTTPS://'), host, path)
  .map(([scheme, name, rest]) => `${scheme}${name}${rest === '' ? '' : `/${rest}`}`);

describe('a plain address', () => {
  test('is identified as the long way would, which an empty fragment takes', () => {
    fc.assert(
      fc.property(drawnAddress, (address) => {
        if (findPlainHost(address) === undefined) return;
        const { key, service, id } = identify(address);
        expect({ key, service, id }).toEqual((({ key, service, id }) => ({ key, service, id }))(identify(`${address}#`)));
        expect(findPlainHost(address)).toBe(URL.parse(address)?.host);
        expect(unwrapForwardedUrl(new URL(address)).href).toBe(new URL(address).href);
      }),
      { numRuns: 5000 },
    );
  });

  test('is most of what lists have, and no page that only forwards', () => {
    expect(findPlainHost('https://a.example.org/b/c-d.html')).toBe('a.example.org');
    expect(findPlainHost('https://gitee.com/link')).toBeUndefined();
    expect(findPlainHost('https://www.gitee.com/link')).toBeUndefined();
  });
});

describe('an address', () => {
  test.each([
    ['https://link.zhihu.com/?target=https%3A//github.com/owner/name', 'github:owner/name'],
    ['https://link.csdn.net/?target=https%3A%2F%2Fa.example%2Fx', 'url:https://a.example/x'],
    ['https://links.jianshu.com/go?to=https%3A%2F%2Farxiv.org%2Fabs%2F2010.07497', 'arxiv:2010.07497'],
    // One page that forwards to another one.
    [
      'https://link.juejin.cn/?target=https%3A%2F%2Flink.zhihu.com%2F%3Ftarget%3Dhttps%253A%2F%2Fa.example%2Fx',
      'url:https://a.example/x',
    ],
  ])('%s that only forwards is what it forwards to', (url, key) => {
    expect(identify(url).key).toBe(key);
  });

  test('that forwards to itself, or to no web address, is taken as it is', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'https://a.example/x' : `https://link.zhihu.com/?target=${encodeURIComponent(nested(depth - 1))}`;
    expect(identify(nested(3)).key).toBe('url:https://a.example/x');
    expect(identify(nested(4)).key).toMatch(/^url:https:\/\/link\.zhihu\.com/);
    expect(identify('https://link.zhihu.com/?target=javascript:alert(1)').url).toMatch(/^https:\/\/link\.zhihu\.com/);
  });

  test.each([
    ['https://link.zhihu.com/?target=https%3A//a.example/x', 'https://a.example/x'],
    ['https://gitee.com/link?target=https%3A%2F%2Fa.example%2Fx', 'https://a.example/x'],
    [
      'https://link.zhihu.com/?target=https%3A%2F%2Flink.csdn.net%2F%3Ftarget%3Dhttps%253A%252F%252Fa.example',
      'https://a.example/',
    ],
    ['https://link.zhihu.com/?target=javascript:alert(1)', 'https://link.zhihu.com/?target=javascript:alert(1)'],
    ['https://link.zhihu.com/?target=https%3A%2F%2F%5B', 'https://link.zhihu.com/?target=https%3A%2F%2F%5B'],
    ['https://a.example/?target=https%3A//b.example/x', 'https://a.example/?target=https%3A//b.example/x'],
  ])('%s is asked for at %s', (url, expected) => {
    expect(unwrapForwardedUrl(new URL(url)).href).toBe(expected);
  });

  test('keeps its key when it is written anew, also one that ends in what cleaning removes', () => {
    expect(identify('https://github.com/owner/name/blob/main/a%29').key).toBe('github:owner/name/blob/main/a');
  });

  test('whose beginning went wrong is unknown: no host is to blame', () => {
    expect(identify('hhttps://github.com/a/b')).toMatchObject({ service: 'unknown', key: 'text:hhttps://github.com/a/b' });
  });
});

test('what is no http address is unknown, and never throws', () => {
  for (const text of [
    '',
    ' ',
    'mailto:a@b.c',
    'javascript:alert(1)',
    'http://',
    'https://[',
    '论文地址',
    'file:///etc/passwd',
    '\u0000',
    '%',
  ]) {
    expect(identify(text)).toMatchObject({ service: 'unknown', key: expect.stringMatching(/^text:/) });
  }
});

const address = fc.constantFrom(...addresses);

test('law: the preferred address of anything is that thing', () => {
  const texts = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string(),
    address,
    fc.string().map((tail) => `https://github.com/${tail}`),
    fc.string().map((tail) => `https://pan.baidu.com/s/1${tail}`),
    fc.string().map((tail) => `https://arxiv.org/abs/${tail}`),
    fc.string().map((tail) => `https://doi.org/10.1000/${tail}`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(identify(identify(text).url).key).toBe(identify(text).key);
    }),
    { numRuns: 700 },
  );
});

test('law: white space and the punctuation around an address change nothing', () => {
  const dirt = fc.constantFrom('', ' ', '\n', '。', '，', '）', '」', '\u200b', ' \t');
  fc.assert(
    fc.property(address, dirt, dirt, (text, before, after) => {
      expect(identify(`${/\s/.test(before) ? before : ''}${text}${after}`).key).toBe(identify(text).key);
    }),
  );
});

test('law: normalising a normal address changes nothing', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
      const normal = normalizeUrl(new URL(text));
      expect(normalizeUrl(new URL(normal))).toBe(normal);
    }),
    { numRuns: 400 },
  );
});
