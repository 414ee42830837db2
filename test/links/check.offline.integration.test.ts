import { describe, expect, test } from 'vitest';
import { createStaticSite } from '../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse } from '../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink } from './corpus/check-simulated.ts';
import { githubHost } from './corpus/github-host.ts';

describe('no network is noticed and judged as nothing', () => {
  const dark = { kind: 'dns', code: 'ENOTFOUND' } as const;

  test('every host is silent: no link is judged', async () => {
    const hosts = ['a.example', 'b.test', 'c.invalid', 'arxiv.org', 'export.arxiv.org', 'pan.baidu.com'];
    const faults = Object.fromEntries([...hosts, 'www.example.com', 'www.iana.org', 'www.baidu.com'].map((host) => [host, dark]));
    const asked = [
      'https://a.example/1',
      'https://b.test/',
      'https://c.invalid/',
      'https://arxiv.org/abs/2010.07497',
      'https://pan.baidu.com/s/1abcdefg',
      'https://www.biendata.com/x',
    ];
    const { links, summary } = await checkSimulated(
      [],
      asked.map((url) => createLink(url)),
      { faults: { ...faults, 'www.biendata.com': dark } },
    );
    expect(summary.online).toBe(false);
    expect(links.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual(Array(6).fill('unknown offline'));
  });

  test('one host that answers is enough to judge the silence of the others', async () => {
    const asked = [
      createLink('https://a.example/'),
      createLink('https://b.test/'),
      createLink('https://c.invalid/'),
      createLink('https://d.example.org/'),
    ];
    const faults = { 'a.example': dark, 'b.test': dark, 'c.invalid': dark };
    const { links, summary } = await checkSimulated(
      [createStaticSite('d.example.org', { '/': createHtmlResponse('D') })],
      asked,
      { faults },
    );
    expect(summary.online).toBe(true);
    expect(links.map(({ reason }) => reason).toSorted()).toEqual(['no-such-host', 'no-such-host', 'no-such-host', 'ok']);
  });

  describe('a GitHub of one’s own answers without a network, too', () => {
    const own = { 'api.github.com': { kind: 'forbidden-address' } as const };
    const silent = Object.fromEntries(['a.example', 'b.test', 'c.invalid'].map((host) => [host, dark]));
    const canaries = Object.fromEntries(['www.example.com', 'www.iana.org', 'www.baidu.com'].map((host) => [host, dark]));
    const asked = [
      createLink('https://github.com/owner/name'),
      ...Object.keys(silent).map((host) => createLink(`https://${host}/`)),
    ];
    const hosts = [githubHost({ repositories: { 'owner/name': {} } })];
    const reasons = (links: { reason: string }[]) => links.map(({ reason }) => reason).toSorted();

    test('what it says holds, and the silence of others is judged once hosts that are always there answer', async () => {
      const { links, summary } = await checkSimulated(hosts, asked, { faults: { ...own, ...silent } });
      expect(summary.online).toBe(true);
      expect(reasons(links)).toEqual(['no-such-host', 'no-such-host', 'no-such-host', 'ok']);
    });

    test('what it says holds, and nothing is said of the others where nobody else is heard', async () => {
      const { links, summary } = await checkSimulated(hosts, asked, { faults: { ...own, ...silent, ...canaries } });
      expect(summary.online).toBe(false);
      expect(reasons(links)).toEqual(['offline', 'offline', 'offline', 'ok']);
      expect(links[0], 'it waits for nobody').toMatchObject({ service: 'github' });
    });
  });

  test('one missing name alone is judged, since hosts that are always there answer', async () => {
    const { links, summary } = await checkSimulated([], [createLink('https://a.example/')], { faults: { 'a.example': dark } });
    expect(summary.online).toBe(true);
    expect(links[0]).toMatchObject({ verdict: 'gone', reason: 'no-such-host' });
  });

  test('no links at all is no lack of a network', async () => {
    expect((await checkSimulated([], [])).summary).toMatchObject({ online: true, deferred: 0 });
  });
});
