import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMarker } from '../../../src/links/verdict/index.ts';
import { markerCodes } from '../../../src/model/marker.ts';
import {
  describeEvidence,
  describeMarker,
  formatEvidence,
  formatMarker,
  formatSource,
} from '../../../src/report/verdicts/evidence.ts';
import { badChinese } from './bad-chinese.ts';

describe('evidence in Chinese', () => {
  const folder = new URL('../../../src/links/', import.meta.url).pathname;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''));
  const quoted = (code: string) => [...code.matchAll(/'([^']+)'/g)].map(([, text = '']) => text);
  const found = (pattern: RegExp) => sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text = '']) => text));

  test('names the source for every service, also for a second network', () => {
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
      expect(formatSource(name, 'en'), name).toMatch(/^[A-Z\d]|^(?:web page|arXiv|not requested)/);
    }
  });

  test('translates every marker of a checker, but not quotations', () => {
    for (const code of markerCodes) {
      const marker = createMarker(code, 'https://a.example/x');
      expect(formatMarker({ marker }, 'zh'), code).toMatch(/\p{Script=Han}|^HTTP /u);
      for (const language of ['zh', 'en'] as const) expect(formatMarker({ marker: code }, language)).not.toBe(code);
    }
    expect(formatMarker({ marker: 'did-you-mean: https://a.example/x' }, 'zh')).toBe('是否应为 https://a.example/x？');
    expect(formatMarker({ marker: 'Just a moment...' }, 'zh')).toBe('Just a moment...');
    expect(formatEvidence({ asked: 'github rest', status: 403, marker: 'secondary-rate-limit' }, 'zh')).toBe(
      'GitHub REST 接口，403，请求过于频繁，已被临时限制',
    );
    expect(formatEvidence({ asked: 'page', status: 404 }, 'en')).toBe('web page, 404');
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
  ])('explains a network error: %j', (evidence, en, zh) => {
    expect(formatMarker(evidence, 'en')).toBe(en);
    expect(formatMarker(evidence, 'zh')).toBe(zh);
    expect(describeEvidence({ asked: 'page', ...evidence }).marker).toBe(en);
  });
});

test('distinguishes a quotation of a page from a marker of a checker', () => {
  expect(describeMarker({ marker: 'Just a moment...' }, 'en')).toEqual({ text: 'Just a moment...', isQuotation: true });
  expect(describeMarker({ marker: createMarker('http-status', '404') }, 'en')).toEqual({ text: 'HTTP 404', isQuotation: false });
});

test.each(['constructor', 'toString', '__proto__', 'some old service', 'a b page'])(
  'leaves the unknown source %j as it is',
  (source) => {
    expect(formatSource(source, 'en')).toBe(source);
    expect(formatEvidence({ asked: source, code: 'constructor', marker: '' }, 'en')).toBe(`${source}, constructor`);
  },
);

test('names no marker where there is none', () => {
  const evidence = { asked: 'page', status: 200 };
  expect(describeEvidence(evidence)).toBe(evidence);
  expect(describeMarker({ code: 'PROXY_40' }, 'en')).toEqual({ text: '', isQuotation: true });
});
