import { describe, expect, test } from 'vitest';
import type { ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { parseHtml } from '../../../../src/links/web/html-page.ts';
import {
  compareWithProbe,
  createSoft404Probe,
  type Soft404ProbeResult,
} from '../../../../src/links/web/soft-404/soft-404-probe.ts';
import { type Answers, createAnsweringNetwork } from '../../services/check-service.ts';

function probeAt(answers: Answers) {
  const { network, requests } = createAnsweringNetwork(answers);
  let draws = 0;
  const probe = createSoft404Probe({ network, random: () => (draws++ % 10) / 10 } as unknown as ServiceContext);
  return { probe, asked: () => requests.map(({ url }) => url) };
}

describe('a page that nobody made', () => {
  test('is asked for beside the address, once for its folder', async () => {
    const { probe, asked } = probeAt({ status: 404 });
    expect(await probe('https://site.example/a/b.html')).toEqual({ kind: 'not-found' });
    await probe('https://site.example/a/c/?x=1#y');
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatch(/^https:\/\/site\.example\/a\/[a-z]{25}$/);
    await probe('https://site.example/b/c');
    expect(asked()).toHaveLength(2);
  });

  test('has another number or name at the end of its query', async () => {
    const { probe, asked } = probeAt({ status: 404 });
    await probe('https://site.example/thread.php?a=1&tid=7', 'query');
    await probe('https://site.example/page?name=x%20y', 'query');
    expect(asked()[0]).toMatch(/\?a=1&tid=9\d{9}$/);
    expect(asked()[1]).toMatch(/\?name=[a-z]{25}$/);
  });

  test('is not asked for where the query ends with nothing', async () => {
    const { probe, asked } = probeAt({ status: 404 });
    expect(await probe('https://site.example/page?x=', 'query')).toEqual({ kind: 'unknown' });
    expect(asked()).toEqual([]);
  });

  test.each([
    ['timeout', 'unknown'],
    [{ status: 410 }, 'not-found'],
    [{ status: 302 }, 'unknown'],
    [{ status: 403 }, 'unknown'],
    [{ status: 202 }, 'unknown'],
    [{ status: 500 }, 'unknown'],
    [{ body: '<p>x' }, 'page'],
  ] as const)('answered by %j says %s', async (answer, kind) => {
    expect((await probeAt(answer).probe('https://site.example/a')).kind).toBe(kind);
  });

  test('says by which words it is missing', async () => {
    const { probe } = probeAt({ body: '<title>页面不存在</title><p>x</p>' });
    expect(await probe('https://site.example/a')).toMatchObject({ kind: 'page', absence: expect.any(String) });
  });
});

describe('a page beside what its host shows for anything', () => {
  const text = 'Welcome to our site. Here you find all that we have to say about this and that.';
  const shown = (words: string): Soft404ProbeResult => ({
    kind: 'page',
    url: 'https://site.example/probe',
    text: words,
    name: 'probe',
  });
  const compare = (words: string, result: Soft404ProbeResult, finalUrl = 'https://site.example/cmekg') =>
    compareWithProbe(finalUrl, parseHtml(`<p>${words}</p>`), 'https://site.example/cmekg', result);

  test.each([
    ['has the same words', compare(text, shown(text)), 'yes'],
    ['has the same words but for the name', compare(`${text} cmekg`, shown(`${text} probe`)), 'yes'],
    ['has other words', compare('A knowledge graph of medicine with entities and relations.', shown(text)), 'no'],
    ['is alone, since the host says of others that they are missing', compare(text, { kind: 'not-found' }), 'no'],
    ['has nothing beside it', compare(text, { kind: 'unknown' }), 'unknown'],
    ['says nothing, as an application does', compare('x', shown('x')), 'unknown'],
    [
      'ends where everything ends',
      compare(text, { ...shown('y'), url: 'https://site.example/home?x' } as Soft404ProbeResult, 'https://site.example/home/'),
      'yes',
    ],
  ])('that %s is such a page: %s, %s', (_, seen, expected) => {
    expect(seen).toBe(expected);
  });

  test('that says as the other one that it is missing may list other things', () => {
    const notice = (rest: string) =>
      parseHtml(`<title>页面不存在</title><p>很抱歉，您所访问的页面不存在，可能已被删除，您可能想找 ${rest}</p>`);
    const other = notice('数据集 一 二 三 四 五 六 七');
    const absence = '页面不存在';
    const result: Soft404ProbeResult = { kind: 'page', url: 'https://site.example/p', text: other.text, name: 'p', absence };
    expect(compareWithProbe('https://site.example/a', notice('模型 甲 乙 丙 丁 戊'), 'https://site.example/a', result)).toBe(
      'yes',
    );
    const { absence: _, ...silent } = result;
    expect(
      compareWithProbe(
        'https://site.example/a',
        notice('模型 甲 乙 丙 丁 戊'),
        'https://site.example/a',
        silent as Soft404ProbeResult,
      ),
    ).toBe('no');
  });
});
