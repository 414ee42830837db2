import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://www.bilibili.com/video/av170001';
const shown = (title: string) => ({ page: { verdict: 'alive', reason: 'ok', evidence: { asked: 'page', title } } as const });

// Codes: SocialSisterYi/bilibili-API-collect.
describe('a video of Bilibili', () => {
  testVerdicts(url, [
    [
      'is there',
      { body: { code: 0, data: { title: '【MV】保加利亚妖王' } } },
      { verdict: 'alive', evidence: { title: '【MV】保加利亚妖王' } },
    ],
    [
      'is gone, for certain',
      { body: { code: -404 } },
      { verdict: 'gone', reason: 'not-found', evidence: { authoritative: true } },
    ],
    ['is invisible', { body: { code: 62002 } }, { verdict: 'gone', reason: 'removed' }],
    ['is in review', { body: { code: 62004 } }, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['is only for its author', { body: { code: 62012 } }, { verdict: 'restricted' }],
    ['is not for guests', { body: { code: -403 } }, { verdict: 'restricted', reason: 'login' }],
    ['has a malformed id', { body: { code: -400 } }, { verdict: 'unknown', reason: 'malformed' }],
    [
      'is told by its page behind a wall',
      { status: 412, body: { code: -412 } },
      { verdict: 'alive', evidence: { asked: 'bilibili page' } },
      shown('x'),
    ],
    [
      'is gone by its page',
      { body: { code: -352 } },
      { verdict: 'gone', reason: 'removed', evidence: { marker: '视频去哪了呢' } },
      shown('视频去哪了呢？_哔哩哔哩'),
    ],
    ['is there with such words in its title', { body: { code: -352 } }, { verdict: 'alive' }, shown('我的视频去哪了呢？')],
  ]);
  testSilence(url);

  test('is asked for by its code; a number too large for one by its number', async () => {
    const { requests } = await checkService([url, 'https://www.bilibili.com/video/av999999999999999'], { body: { code: 0 } });
    expect(requests.map((request) => new URL(request.url).search)).toEqual([
      '?bvid=BV17x411w7KC',
      expect.stringMatching(/^\?(?:aid=999999999999999|bvid=BV1\w{9})$/),
    ]);
  });
});
