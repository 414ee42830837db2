import { expect, test } from 'vitest';
import { arxivHosts } from '../../src/sandbox/internet/hosts/papers.ts';
import { site } from '../../src/sandbox/internet/hosts/site.ts';
import { page, type SimulatedAnswer } from '../../src/sandbox/internet/server.ts';
import { link, runOn } from '../internet/judge.ts';

const url = 'https://a.example/page';

/** One page as two networks see it. Another host answers, so that the first network is known to be there. */
async function seen(here: SimulatedAnswer | 'no name', there: SimulatedAnswer) {
  const first = here === 'no name' ? [] : [site('a.example', { '/page': here })];
  const { links, again } = await runOn(
    [...first, site('b.example', { '/': page('B') })],
    [link(url), link('https://b.example/')],
    {
      faults: here === 'no name' ? { 'a.example': { kind: 'dns', code: 'ENOTFOUND' } } : {},
      second: [site('a.example', { '/page': there })],
    },
  );
  const { verdict, reason, evidence } = links.find((one) => one.url === url) ?? {};
  return { verdict, reason, asked: evidence?.asked, confirmed: evidence?.confirmed, again: again.map((one) => one.url) };
}

const missing: SimulatedAnswer = { status: 404 };
const broken: SimulatedAnswer = { status: 500 };

test('a page missing from both networks is gone, and says that two saw it', async () => {
  expect(await seen(missing, missing)).toEqual({
    verdict: 'gone',
    reason: 'not-found',
    asked: 'page, also from a second network',
    confirmed: true,
    again: [url],
  });
});

test('a page that only the second network sees is alive: hosts that hide from one country are not dead', async () => {
  for (const here of [missing, broken, 'no name'] as const)
    expect(await seen(here, page('A page'))).toMatchObject({
      verdict: 'alive',
      asked: 'page, from a second network',
      confirmed: undefined,
    });
});

test('a second network that cannot tell changes nothing', async () => {
  expect(await seen(missing, { status: 403 })).toMatchObject({ verdict: 'gone', asked: 'page', confirmed: undefined });
  expect(await seen(missing, { fault: 'reset' })).toMatchObject({ verdict: 'gone', asked: 'page', confirmed: undefined });
});

test('a plain answer there is more than silence here; silence at both is confirmed silence, not death', async () => {
  expect(await seen(broken, missing)).toMatchObject({ verdict: 'gone', asked: 'page, from a second network' });
  expect(await seen(broken, broken)).toMatchObject({ verdict: 'unreachable', confirmed: true });
});

test('a second network that is not there agrees with nothing', async () => {
  const both = [link(url), link('https://b.example/')];
  const faults = { 'a.example': { kind: 'timeout', code: 'UND_ERR_CONNECT_TIMEOUT' } } as const;
  const hosts = [site('b.example', { '/': page('B') })];
  for (const deaf of [true, false]) {
    const { links } = await runOn(hosts, both, { faults, second: [site('a.example', { '/page': { status: 503 } })], deaf });
    const { verdict, evidence } = links.find((one) => one.url === url) ?? {};
    expect({ verdict, confirmed: evidence?.confirmed }).toEqual({ verdict: 'unreachable', confirmed: deaf ? undefined : true });
  }
});

test('what is alive, walled, or certain by its owner’s word is not asked for twice', async () => {
  const hosts = [site('a.example', { '/page': page('A') }), site('w.example', { '/': { status: 403 } })];
  const { again } = await runOn(
    [...hosts, ...arxivHosts({ otherwise: null })],
    [link(url), link('https://w.example/'), link('https://arxiv.org/abs/2010.07497')],
    { second: [] },
  );
  expect(again).toEqual([]);
});

test('without a network of our own nobody is doubted', async () => {
  const dark = { kind: 'dns', code: 'ENOTFOUND' } as const;
  const hosts = ['a.example', 'b.test', 'c.invalid'];
  const { summary, again } = await runOn(
    [],
    hosts.map((host) => link(`https://${host}/`)),
    {
      faults: Object.fromEntries(hosts.map((host) => [host, dark])),
      second: [],
    },
  );
  expect(summary.online).toBe(false);
  expect(again).toEqual([]);
});
