import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMarker, markerCodes } from '../../../src/model/marker.ts';
import { verdictNames, verdictReasons } from '../../../src/model/verdict.ts';
import { describeEvidence, formatEvidence, formatMarker, formatSource } from '../../../src/report/messages/evidence.ts';
import {
  appendChinese,
  formatList,
  formatLocation,
  formatMinute,
  pluralize,
  shortName,
} from '../../../src/report/messages/format.ts';
import { formatVerdict } from '../../../src/report/messages/verdicts.ts';
import { localizeText } from '../../../src/text/localize-text.ts';
import { encodeUrlPath, shortUrl } from '../../../src/text/url-text.ts';

/** Half-width punctuation between Han letters, or Han and Latin letters that touch. */
const badChinese = /\p{Script=Han}[,.;:?!()]|[,;:?!()]\p{Script=Han}|\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/u;

describe('words for verdicts', () => {
  const all = verdictNames.flatMap((verdict) => verdictReasons.map((reason) => ({ verdict, reason })));

  test('no two reasons say the same, in either language', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = verdictReasons.map((reason) => formatVerdict({ verdict: 'unknown', reason }, language).reason);
      expect(new Set(words).size).toBe(verdictReasons.length);
      const names = verdictNames.map((verdict) => formatVerdict({ verdict, reason: 'ok' }, language).verdict);
      expect(new Set(names).size).toBe(verdictNames.length);
    }
  });

  test('the Chinese words keep to Chinese punctuation and spacing, and nobody is shouted at', () => {
    for (const each of all) {
      const { verdict, reason } = formatVerdict(each, 'zh');
      expect(`${verdict} ${reason}`).not.toMatch(badChinese);
      expect(`${formatVerdict(each, 'en').reason}${reason}`).not.toMatch(/[!！]/);
    }
  });
});

describe('evidence in Chinese', () => {
  const folder = new URL('../../../src/links/', import.meta.url).pathname;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''));
  const quoted = (code: string) => [...code.matchAll(/'([^']+)'/g)].map(([, text = '']) => text);
  const found = (pattern: RegExp) => sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text = '']) => text));

  test('names whom it was asked of, whichever service it is, also where a second network was asked', () => {
    const given = [
      ...found(/\basked(?:: | = )(?:[^'\n;{]*\? )?('[^']+'(?: : '[^']+')?)/g),
      ...found(/(?:classifyFailure|classifyRefusal|createUnreadableVerdict)\([^)']*('[^']+')\)/g),
    ];
    const names = given.flatMap(quoted);
    const drives = ['aliyun-drive', 'quark', '123pan', '115', 'google-drive'].map((name) => `${name} share`);
    const all = new Set([...names, ...drives, 'zhihu page', 'douban page', 'crossref', 'datacite']);
    expect([...all]).toContain('baidu pan shorturlinfo and page');
    expect(all.size).toBeGreaterThan(25);
    for (const name of all) {
      for (const end of ['', ', from a second network', ', also from a second network']) {
        const words = formatSource(`${name}${end}`, 'zh');
        expect(words, name).toMatch(/\p{Script=Han}|^(?:Crossref|DataCite)/u);
        expect(words).not.toMatch(/network/);
        expect(words).not.toMatch(badChinese);
      }
      expect(formatSource(name, 'en')).toBe(name);
    }
  });

  test('has words for every marker of a checker, and leaves what it quotes', () => {
    for (const code of markerCodes) {
      const marker = createMarker(code, 'https://a.example/x');
      expect(formatMarker({ marker }, 'zh'), code).toMatch(/\p{Script=Han}|^HTTP /u);
      for (const language of ['zh', 'en'] as const) expect(formatMarker({ marker: code }, language)).not.toBe(code);
    }
    expect(formatMarker({ marker: 'did-you-mean: https://a.example/x' }, 'zh')).toBe('可能是 https://a.example/x');
    expect(formatMarker({ marker: 'Just a moment...' }, 'zh')).toBe('Just a moment...');
    expect(formatEvidence({ asked: 'github rest', status: 403, marker: 'secondary-rate-limit' }, 'zh')).toBe(
      'GitHub REST 接口，403，请求过于频繁，已被临时限制',
    );
    expect(formatEvidence({ asked: 'page', status: 404 }, 'en')).toBe('page, 404');
  });

  test.each([
    [{ code: 'HEADERS_TIMEOUT', marker: '15000' }, 'no response within 15000 ms', '15000 毫秒内无响应'],
    [{ code: 'LOOP' }, 'redirect loop', '循环跳转'],
    [{ code: 'PROXY_407', marker: 'a.example:443' }, 'the proxy answered 407 for a.example:443', '代理对 a.example:443 返回 407'],
    [
      { code: 'EAI_AGAIN', marker: 'a.example (ETIMEOUT)' },
      'DNS lookup failed: a.example (ETIMEOUT)',
      'DNS 查询失败：a.example (ETIMEOUT)',
    ],
    // Written by an earlier version, or by the system.
    [{ code: 'HEADERS_TIMEOUT', marker: 'nothing after 15000 ms' }, 'nothing after 15000 ms', 'nothing after 15000 ms'],
    [{ code: 'ECONNREFUSED', marker: 'connect ECONNREFUSED' }, 'connect ECONNREFUSED', 'connect ECONNREFUSED'],
  ])('says what a network error is: %j', (evidence, en, zh) => {
    expect(formatMarker(evidence, 'en')).toBe(en);
    expect(formatMarker(evidence, 'zh')).toBe(zh);
    expect(describeEvidence({ asked: 'page', ...evidence }).marker).toBe(en);
  });
});

test('a repository that we may not see is no fault of the address', () => {
  const refused = { verdict: 'unknown', reason: 'not-permitted' } as const;
  expect(formatVerdict(refused, 'en').reason).toBe('we may not ask there');
  expect(formatVerdict(refused, 'zh').reason).toBe('无权访问');
});

test('numbers agree with their nouns', () => {
  expect([1, 2, 0].map((count) => pluralize(count, 'entry', 'en'))).toEqual(['1 entry', '2 entries', '0 entries']);
  expect(pluralize(2, 'entry', 'zh')).toBe('2 个条目');
});

test('lists are joined as the language does', () => {
  expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
  expect(formatList(['a', 'b', 'c'], 'zh')).toBe('a、b、c');
  expect(formatList([], 'en')).toBe('');
});

test('a name before Chinese words has a space only where two scripts meet', () => {
  expect(['CMID', '医学意图', '数据集（2020）', 'CHIP2020'].map((name) => appendChinese(name, '可以合并'))).toEqual([
    'CMID 可以合并',
    '医学意图可以合并',
    '数据集（2020）可以合并',
    'CHIP2020 可以合并',
  ]);
});

test('in a sentence a name goes without its subtitle', () => {
  expect(['MedDG：面向实体的数据集', 'BioBERT: a model', 'CMID', '：x', 'http://x'].map(shortName)).toEqual([
    'MedDG',
    'BioBERT',
    'CMID',
    '：x',
    'http://x',
  ]);
});

test('a name that is missing in one language is given in the other', () => {
  expect(localizeText({ zh: '名' }, 'en')).toBe('名');
  expect(localizeText({ zh: '名', en: 'name' }, 'en')).toBe('name');
});

test('addresses are spoken without their scheme and shortened in the middle', () => {
  expect(shortUrl('https://example.org/')).toBe('example.org');
  expect(shortUrl(`https://example.org/${'x'.repeat(100)}/end`, 30)).toBe('example.org/xxxxxxx…xxxxxx/end');
});

test('moments name their zone, places their line, paths are encoded', () => {
  expect(formatMinute('2026-11-22T03:12Z')).toBe('2026-11-22 03:12 UTC');
  expect(formatLocation('data/x/cmid.yml', 9, 'zh')).toBe('cmid.yml 第 9 行');
  expect(encodeUrlPath('data/a b#c?.yml')).toBe('data/a%20b%23c%3F.yml');
});
