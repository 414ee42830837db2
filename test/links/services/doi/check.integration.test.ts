import { describe, expect, test } from 'vitest';
import { checkLinks } from '../../../../src/links/check.ts';
import { createDoiHosts, type DoiRecord } from '../../../../src/sandbox/internet/hosts/doi.ts';
import { createJsonResponse } from '../../../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink } from '../../corpus/check-simulated.ts';

const many = (count: number, name: (n: number) => string) => Array.from({ length: count }, (_, n) => name(n));
const links = (names: string[]) => names.map((name) => createLink(`https://doi.org/${name}`));
const all = (names: string[], doi: DoiRecord) =>
  Object.fromEntries(names.map((name): [string, DoiRecord] => [name.toLowerCase(), doi]));
const byHost = (requests: { host: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { host } of requests) counts[host] = (counts[host] ?? 0) + 1;
  return counts;
};

describe('who is asked about a DOI', () => {
  test('is DataCite at once for the prefixes of its large archives', async () => {
    const names = ['10.17605/osf.io/abc1', '10.17632/set.2', '10.7910/DVN/ABC', '10.57967/hf/3'];
    const run = await checkSimulated(createDoiHosts({ defaultRecord: { agency: 'datacite' } }), links(names));
    expect(run.links.map(({ verdict }) => verdict)).toEqual(Array(4).fill('alive'));
    expect(byHost(run.requests)).toEqual({ 'api.datacite.org': 1 });
  });

  test('is learned of a strange prefix by its first names: five hundred cost one batch more than they fill', async () => {
    const theirs = many(250, (n) => `10.5${1000 + (n % 9)}/set.${n}`);
    const ours = many(250, (n) => `10.1${1000 + (n % 9)}/paper.${n}`);
    const run = await checkSimulated(createDoiHosts({ dois: all(theirs, { agency: 'datacite' }) }), links([...theirs, ...ours]));
    expect(run.links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(500);
    const { 'api.crossref.org': crossref = 0, 'api.datacite.org': datacite = 0, ...others } = byHost(run.requests);
    expect(crossref + datacite).toBeLessThanOrEqual(12);
    expect(others).toEqual({});
  });

  test('is the other agency too before the handle system, whatever was known or learned of the prefix', async () => {
    const moved = many(3, (n) => `10.7910/journal.${n}`);
    const learned = many(60, (n) => `10.50505/set.${n}`);
    const strays = ['10.50505/article.1'];
    const dois = { ...all(moved, {}), ...all(learned, { agency: 'datacite' }), ...all(strays, {}) };
    const run = await checkSimulated(createDoiHosts({ dois, defaultRecord: null }), links([...moved, ...learned, ...strays]));
    expect(run.links.map(({ verdict, evidence }) => `${verdict} ${evidence.asked}`).toSorted()).toEqual(
      [...Array(4).fill('alive crossref'), ...Array(60).fill('alive datacite')].toSorted(),
    );
    expect(byHost(run.requests)['doi.org']).toBeUndefined();
  });
});

describe('a name that is nowhere', () => {
  const dead = '10.7910/dvn/404';

  test('is gone for certain when DataCite, Crossref and its owner were asked and agree', async () => {
    const run = await checkSimulated(
      createDoiHosts({ dois: { [dead]: null }, defaultRecord: { agency: 'datacite' } }),
      links([dead]),
    );
    expect(run.links[0]).toMatchObject({ verdict: 'gone', evidence: { authoritative: true } });
    expect(byHost(run.requests)).toEqual({ 'api.datacite.org': 1, 'api.crossref.org': 1, 'doi.org': 1 });
  });

  test('is not for certain when one of them would not talk, known prefix or not', async () => {
    for (const name of [dead, '10.1000/404']) {
      const silent = createDoiHosts({ defaultRecord: null, crossref: () => createJsonResponse({}, 400) });
      const { links: judged } = await checkSimulated(silent, links([name]));
      expect(judged[0], name).toMatchObject({ verdict: 'gone' });
      expect(judged[0]?.evidence.authoritative, name).toBeUndefined();
    }
  });

  test('does not make the living names of its prefix be asked for one by one', async () => {
    const names = many(200, (n) => `10.50505/set.${n}`);
    const dois = { ...all(names, { agency: 'datacite' }), '10.50505/set.7': null };
    const run = await checkSimulated(createDoiHosts({ dois }), links(names));
    expect(run.links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(199);
    expect(byHost(run.requests)).toMatchObject({ 'doi.org': 1 });
  });
});

describe('names of other agencies', () => {
  // Real names: mEDRA, ISTIC, KISTI, JaLC and the EU's Publications Office, as doi.org says of
  // each.
  const registrars = {
    '10.4435/bspi.2012.23': 'mEDRA',
    '10.7666/d.y351065': 'ISTIC',
    '10.3743/kosim.2011.28.2.117': 'KISTI',
    '10.11467/isss2003.7.1_11': 'JaLC',
    '10.2777/28598': 'OP',
  };
  const dois = Object.fromEntries(
    Object.entries(registrars).map(([name, registrar]): [string, DoiRecord] => [name, { agency: 'other', registrar }]),
  );

  test('are found by one question to the DOI Foundation, and only what it does not know goes to the handle', async () => {
    const run = await checkSimulated(createDoiHosts({ dois, defaultRecord: null }), links([...Object.keys(dois), '10.1000/404']));
    const seen = Object.fromEntries(
      run.links.map(({ url, verdict, evidence }) => [url, [verdict, evidence.code ?? evidence.asked]]),
    );
    expect(seen).toMatchObject({
      ...Object.fromEntries(Object.entries(registrars).map(([name, agency]) => [`https://doi.org/${name}`, ['alive', agency]])),
      'https://doi.org/10.1000/404': ['gone', '100'],
    });
    expect(run.requests.filter(({ host }) => host === 'doi.org').map(({ url }) => new URL(url).pathname.split('/')[1])).toEqual([
      'doiRA',
      'api',
    ]);
  });

  test('are put to the handle one by one where the Foundation does not answer', async () => {
    for (const answer of [{ status: 500 }, { body: '<html></html>' }, createJsonResponse([{ DOI: '10.2777/28598' }])]) {
      const hosts = createDoiHosts({ dois, defaultRecord: null, registry: () => answer });
      const { links: judged } = await checkSimulated(hosts, links(Object.keys(dois)));
      expect(new Set(judged.map(({ verdict, evidence }) => `${verdict} ${evidence.asked}`))).toEqual(
        new Set(['alive doi handle']),
      );
    }
  });
});

describe('the pace at Crossref', () => {
  async function findPaces(mailto?: string): Promise<unknown[]> {
    const paces: unknown[] = [];
    const check: typeof checkLinks = (some, context) => {
      const setPace = (host: string, pace: unknown) => void (host === 'api.crossref.org' && paces.push(pace));
      return checkLinks(some, {
        ...context,
        ...(mailto === undefined ? {} : { mailto }),
        network: { ...context.network, setPace },
      });
    };
    await checkSimulated(createDoiHosts(), links(['10.1000/a']), { check });
    return paces;
  }

  test('is that of the public pool, and of the polite pool once there is a contact address', async () => {
    expect(await findPaces()).toEqual([{ maxConcurrent: 1, minIntervalMs: 200 }]);
    expect((await findPaces('list@example.org')).at(-1)).toEqual({ maxConcurrent: 3, minIntervalMs: 100 });
  });
});
