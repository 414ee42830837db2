import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../../src/http/index.ts';
import { parseSharePage } from '../../../../src/links/services/baidu-pan/share-page.ts';
import { createResponse } from '../create-response.ts';

const share = 'https://pan.baidu.com/s/1abcdefg';
const read = (body: string, rest: Partial<Omit<HttpResponse, 'body'>> = {}) =>
  parseSharePage(createResponse(body, { url: share, ...rest }));
const titled = (title: string, text = '') => `<html><head><title>${title}</title></head><body>${text}</body></html>`;

// Titles, sentences and numbers: as clients of Baidu Pan quote them, such as fish2018/pansou.
describe('the page of a share of Baidu Pan', () => {
  test.each([
    ['says by its title that it is there', titled('数据集_免费高速下载|百度网盘-分享无限制'), 'alive'],
    [
      'says by its state that it is there',
      titled('x', '<script>locals.mset({"shareid":123,"share_uk":"456"})</script>'),
      'alive',
    ],
    ['says how long it lasts', titled('x', '<p>过期时间：永久有效</p>'), 'alive'],
    ['asks for the code', titled('百度网盘 请输入提取码'), 'needs-code'],
    ['asks for the code in its text', titled('百度网盘', '<p>请输入提取码</p>'), 'needs-code'],
    ['is being repaired', titled('百度网盘', '<p>网盘正在升级</p>'), 'outage'],
    ['is a check against robots', titled('百度安全验证'), 'risk'],
    ['is asked for too often', titled('x', '<p>访问过于频繁</p>'), 'risk'],
    ['is something that nobody has seen', titled('百度网盘'), 'unrecognized'],
    ['has the state of nobody', titled('x', '<script>yunData.setData({"shareid":123})</script>'), 'unrecognized'],
  ])('%s', (_, body, kind) => {
    expect(read(body).kind).toBe(kind);
  });

  test.each([
    ['by its title', titled('百度网盘-链接不存在'), 'not-found', true],
    ['by another title', titled('分享的文件已经被取消'), 'cancelled', true],
    ['by a sentence', titled('x', '<p>啊哦，你来晚了，分享的文件已经被删除了</p>'), 'deleted', true],
    [
      'by the sentence of a ban',
      titled('x', '此链接分享内容可能因为涉及侵权、色情、反动、低俗等信息，无法访问！'),
      'banned',
      true,
    ],
    ['by its state', titled('x', '<script>yunData.setData({"errno": 145})</script>'), 'deleted', false],
    ['by its state as a text', titled('x', '<script>yunData.setData({"errortype":"10"})</script>'), 'expired', false],
    ['by a name in its script', titled('x', '<i class="share_nofound_des"></i>'), 'not-found', false],
  ])('says %s that the share is gone', (_, body, reason, certain) => {
    expect(read(body)).toMatchObject({ kind: 'gone', reason, certain });
  });

  test.each([
    ['a single word such as 不存在', titled('x', '<p>这个文件夹里有一份“不存在的书”</p>')],
    ['a title that only begins so', titled('链接不存在的数据集')],
    ['a number that nobody has explained', titled('x', '<script>yunData.setData({"errno": -9, "errortype": 2})</script>')],
    ['a number outside of its state', titled('x', '<script>var other = {"errno": 145}</script>')],
    ['the page of an error', titled('x', '<p>啊哦</p>')],
  ])('does not say so by %s', (_, body) => {
    expect(read(body).kind).not.toBe('gone');
  });

  test('contradicts itself where a page for the code denies the share', () => {
    expect(read(titled('链接不存在'), { url: 'https://pan.baidu.com/share/init?surl=abcdefg' }).kind).toBe('unrecognized');
  });

  test('is told by where it leads', () => {
    const redirect = (location: string) => read('', { status: 302, headers: { location } });
    expect(redirect('/share/init?surl=abcdefg')).toMatchObject({ kind: 'needs-code' });
    expect(redirect('https://wappass.baidu.com/static/captcha')).toMatchObject({ kind: 'risk', reason: 'captcha' });
    expect(redirect('https://site.example/')).toMatchObject({ kind: 'risk', reason: 'captcha' });
    expect(read(titled('x'), { url: 'https://pan.baidu.com/error/404.html' }).kind).toBe('unrecognized');
  });

  test.each([
    [403, 'risk'],
    [429, 'risk'],
    [500, 'outage'],
    [502, 'outage'],
  ])('is not read under status %i', (status, kind) => {
    expect(read(titled('百度网盘-链接不存在'), { status }).kind).toBe(kind);
  });

  test('is read in bounded time, whatever it carries', () => {
    expect(read(titled('x', `<script>${'yunData.setData({'.repeat(20_000)}</script>`)).kind).toBe('unrecognized');
  });
});
