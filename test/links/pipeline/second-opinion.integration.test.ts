import { expect, test } from 'vitest';
import { createArxivHosts } from '../../../src/sandbox/internet/hosts/arxiv.ts';
import { createStaticSite } from '../../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse, type SimulatedResponse } from '../../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink } from '../corpus/check-simulated.ts';

const url = 'https://a.example/page';

/**
 * One page as two networks see it. Another host answers, so that the first network is known to be
 * there.
 */
async function checkOnBothNetworks(here: SimulatedResponse | 'no name', there: SimulatedResponse) {
  const first = here === 'no name' ? [] : [createStaticSite('a.example', { '/page': here })];
  const { links, secondRequests } = await checkSimulated(
    [...first, createStaticSite('b.example', { '/': createHtmlResponse('B') })],
    [createLink(url), createLink('https://b.example/')],
    {
      faults: here === 'no name' ? { 'a.example': { kind: 'dns', code: 'ENOTFOUND' } } : {},
      secondHosts: [createStaticSite('a.example', { '/page': there })],
    },
  );
  const { verdict, reason, evidence } = links.find((one) => one.url === url) ?? {};
  return { verdict, reason, asked: evidence?.asked, confirmed: evidence?.confirmed, again: secondRequests.map((one) => one.url) };
}

const missing: SimulatedResponse = { status: 404 };
const broken: SimulatedResponse = { status: 500 };

test('a page missing from both networks is gone, and says that two saw it', async () => {
  expect(await checkOnBothNetworks(missing, missing)).toEqual({
    verdict: 'gone',
    reason: 'not-found',
    asked: 'page, also from a second network',
    confirmed: true,
    // As ourselves, and as a browser.
    again: [url, url],
  });
});

test('a page that only the second network sees is alive: hosts that hide from one country are not dead', async () => {
  for (const here of [missing, broken, 'no name'] as const)
    expect(await checkOnBothNetworks(here, createHtmlResponse('A page'))).toMatchObject({
      verdict: 'alive',
      asked: 'page, from a second network',
      confirmed: undefined,
    });
});

test('a second network that cannot tell changes nothing', async () => {
  expect(await checkOnBothNetworks(missing, { status: 403 })).toMatchObject({
    verdict: 'gone',
    asked: 'page',
    confirmed: undefined,
  });
  expect(await checkOnBothNetworks(missing, { fault: 'reset' })).toMatchObject({
    verdict: 'gone',
    asked: 'page',
    confirmed: undefined,
  });
});

test('a plain answer there is more than silence here; silence at both is confirmed silence, not death', async () => {
  expect(await checkOnBothNetworks(broken, missing)).toMatchObject({ verdict: 'gone', asked: 'page, from a second network' });
  expect(await checkOnBothNetworks(broken, broken)).toMatchObject({ verdict: 'unreachable', confirmed: true });
});

test('a second network that is not there agrees with nothing', async () => {
  const both = [createLink(url), createLink('https://b.example/')];
  const faults = { 'a.example': { kind: 'timeout', code: 'UND_ERR_CONNECT_TIMEOUT' } } as const;
  const hosts = [createStaticSite('b.example', { '/': createHtmlResponse('B') })];
  for (const deaf of [true, false]) {
    const { links } = await checkSimulated(hosts, both, {
      faults,
      secondHosts: [createStaticSite('a.example', { '/page': { status: 503 } })],
      isSecondSilent: deaf,
    });
    const { verdict, evidence } = links.find((one) => one.url === url) ?? {};
    expect({ verdict, confirmed: evidence?.confirmed }).toEqual({ verdict: 'unreachable', confirmed: deaf ? undefined : true });
  }
});

test('what is alive, walled, or certain by its owner’s word is not asked for twice', async () => {
  const hosts = [
    createStaticSite('a.example', { '/page': createHtmlResponse('A') }),
    createStaticSite('w.example', { '/': { status: 403 } }),
  ];
  const { secondRequests } = await checkSimulated(
    [...hosts, ...createArxivHosts({ defaultPaper: null })],
    [createLink(url), createLink('https://w.example/'), createLink('https://arxiv.org/abs/2010.07497')],
    { secondHosts: [] },
  );
  expect(secondRequests).toEqual([]);
});

test('without a network of our own nobody is doubted', async () => {
  const dark = { kind: 'dns', code: 'ENOTFOUND' } as const;
  const hosts = ['a.example', 'b.test', 'c.invalid'];
  const { summary, secondRequests } = await checkSimulated(
    [],
    hosts.map((host) => createLink(`https://${host}/`)),
    {
      faults: Object.fromEntries(hosts.map((host) => [host, dark])),
      secondHosts: [],
    },
  );
  expect(summary.online).toBe(false);
  expect(secondRequests).toEqual([]);
});
