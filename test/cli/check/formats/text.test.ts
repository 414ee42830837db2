import { expect, test } from 'vitest';
import { createTextFormat } from '../../../../src/cli/check/formats/text.ts';
import type { CheckedLink, CheckSummary } from '../../../../src/model/verdict.ts';

const summary: CheckSummary = {
  online: true,
  requests: { byHost: { 'a.example': 3 }, byService: {} },
  seconds: 1.25,
  deferred: 0,
};

const share: CheckedLink = {
  url: 'https://pan.baidu.com/s/1x',
  identity: 'baidu-pan:1x',
  service: 'baidu-pan',
  at: [{ file: 'a.md', line: 3, column: 5 }],
  verdict: 'gone',
  reason: 'cancelled',
  evidence: { asked: 'baidu pan shorturlinfo and page', status: 200 },
};
const own: CheckedLink = {
  ...share,
  url: 'https://github.com/example/private',
  verdict: 'restricted',
  reason: 'private-or-missing',
  evidence: { asked: 'github graphql' },
};
const unasked: CheckedLink = {
  ...share,
  url: 'https://a.example/',
  verdict: 'unknown',
  reason: 'offline',
  evidence: { asked: 'nobody' },
};

function printed(links: CheckedLink[], language: 'zh' | 'en', online = true): string {
  let text = '';
  const terminal = { out: (words: string) => (text += words), paint: (_: unknown, words: string) => words, interactive: false };
  const format = createTextFormat({ terminal, language, isFailure: ({ verdict }) => verdict === 'gone' });
  for (const link of links) format.addLink(link);
  format.finish({ ...summary, online }, 0);
  return text;
}

test('Chinese output names the sources in Chinese, with Chinese punctuation', () => {
  expect(printed([share], 'zh')).toBe(
    'a.md:3:5: 失效 https://pan.baidu.com/s/1x —— 分享已取消（百度网盘的分享信息接口与分享页，200）\n' +
      '1 个链接 · 1 个失效 · 3 次请求，1.3 秒\n',
  );
});

test('verdicts from a GitHub Enterprise Server count even without the internet', () => {
  expect(printed([unasked], 'en', false)).toBe('Links weren’t checked: no network connection.\n');
  const some = printed([own, unasked], 'en', false);
  expect(some).toBe(
    'a.md:3:5: restricted https://github.com/example/private — private or doesn’t exist (GitHub GraphQL API)\n' +
      '1 of 2 links wasn’t checked: no network connection.\n' +
      '2 links · 1 restricted · 1 unclear · 3 requests, 1.3 s\n',
  );
  expect(printed([own, unasked], 'zh', false)).toContain('网络不可用，2 个链接中有 1 个未检查。\n');
});

test('the sum at the end has the words of the lines above: what is no address is invalid, and not unclear', () => {
  const judge = (verdict: CheckedLink['verdict'], reason: CheckedLink['reason']): CheckedLink => ({ ...share, verdict, reason });
  const text = printed(
    [
      judge('unknown', 'ambiguous'),
      judge('unknown', 'malformed'),
      judge('alive', 'ok'),
      judge('unknown', 'template'),
      judge('limited', 'quota'),
      judge('gone', 'not-found'),
    ],
    'en',
  );
  expect(text.split('\n').at(-2)).toBe('6 links · 1 working · 1 dead · 1 invalid · 2 skipped · 1 unclear · 3 requests, 1.3 s');
});
