import { expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';
import { createMirrorCombiner } from '../../../src/links/pipeline/mirrors.ts';
import type { CheckedLink, LinkToCheck, VerdictName } from '../../../src/model/verdict.ts';
import { createStaticSite } from '../../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import fc from '../../seeded-fast-check.ts';
import { checkSimulated, createLink } from '../corpus/check-simulated.ts';

const original = createLink('https://a.example/data');
const copies = ['https://b.example/copy', 'https://c.example/copy'].map((url) => createLink(url, { mirrorOf: original.url }));

async function notesWhere(alive: string[]) {
  const hosts = ['a.example', 'b.example', 'c.example'].map((host) =>
    createStaticSite(
      host,
      alive.includes(host) ? { '/data': createHtmlResponse('Data'), '/copy': createHtmlResponse('Data') } : {},
      () => ({
        status: 404,
      }),
    ),
  );
  const { links } = await checkSimulated(hosts, [original, ...copies]);
  return Object.fromEntries(links.map(({ url, verdict, note }) => [new URL(url).hostname[0], `${verdict} ${note ?? ''}`.trim()]));
}

test('a link that is gone says whether another mirror of the same lives', async () => {
  expect(await notesWhere(['b.example'])).toEqual({ a: 'gone mirror-alive', b: 'alive', c: 'gone mirror-alive' });
  expect(await notesWhere(['a.example', 'b.example', 'c.example'])).toEqual({ a: 'alive', b: 'alive', c: 'alive' });
});

test('when all are gone, each says so', async () => {
  expect(await notesWhere([])).toEqual({ a: 'gone mirrors-gone', b: 'gone mirrors-gone', c: 'gone mirrors-gone' });
});

const checked = ({ url, at }: LinkToCheck, verdict: VerdictName): CheckedLink => {
  const { key, service } = identify(url);
  return { url, at, identity: key, service, verdict, reason: 'ok', evidence: { asked: 'page' } };
};

test('a mirror that nobody could judge leaves open whether all are gone', () => {
  const [copy] = copies;
  const together = createMirrorCombiner([original, ...copies]);
  expect(together(checked(original, 'gone'))).toEqual([]);
  expect(copy && together(checked(copy, 'gone'))).toEqual([]);
  const all = together(checked(copies[1] ?? original, 'unreachable'));
  expect(all.map(({ note }) => note)).toEqual([undefined, undefined, undefined]);
});

test('law: whatever points at whatever, in circles too, every link comes out once', () => {
  const urls = ['a', 'b', 'c', 'd', 'e'].map((name) => `https://${name}.example/`);
  const one = fc.record({ url: fc.constantFrom(...urls), mirrorOf: fc.option(fc.constantFrom(...urls), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (list) => {
      const links = list.map(({ url, mirrorOf }) => createLink(url, mirrorOf === undefined ? {} : { mirrorOf }));
      const together = createMirrorCombiner(links);
      const out = links.flatMap((each) => together(checked(each, 'gone')));
      expect(out.map(({ url }) => url).toSorted()).toEqual(links.map(({ url }) => url).toSorted());
    }),
  );
});
