import { expect, test } from 'vitest';
import { createArxivHosts } from '../../../src/sandbox/internet/hosts/arxiv.ts';
import { checkSimulated, createLink } from '../corpus/check-simulated.ts';

const id = '2010.07497';
const [page, html, version] = [`https://arxiv.org/abs/${id}`, `https://arxiv.org/html/${id}`, `https://arxiv.org/abs/${id}v9`];

test('each link to a paper has the verdict of the form that it names', async () => {
  const hosts = createArxivHosts({ papers: { [id]: { lacks: ['html'] } } });
  const { links } = await checkSimulated(
    hosts,
    [page, html, version, `https://arxiv.org/pdf/${id}`].map((url) => createLink(url)),
  );
  expect(links.map(({ url, reason, to }) => ({ url, reason, to }))).toEqual([
    { url: page, reason: 'ok', to: undefined },
    { url: html, reason: 'form-gone', to: page },
    { url: version, reason: 'form-gone', to: page },
    { url: `https://arxiv.org/pdf/${id}`, reason: 'ok', to: undefined },
  ]);
  expect(new Set(links.map(({ identity }) => identity)).size).toBe(1);
});

test('a form is asked once, however many links name it', async () => {
  const spellings = [html, `http://www.arxiv.org/html/${id}`, `${html}/`];
  const { links, requests } = await checkSimulated(
    createArxivHosts({}),
    spellings.map((url) => createLink(url)),
  );
  expect(links.map(({ reason }) => reason)).toEqual(['ok', 'ok', 'ok']);
  expect(requests.filter(({ method }) => method === 'HEAD')).toHaveLength(1);
});

test('other targets do not wait for a form, and every link comes once', async () => {
  const ids = Array.from({ length: 120 }, (_, n) => `2001.${String(n + 1).padStart(5, '0')}`);
  const hosts = createArxivHosts({
    papers: Object.fromEntries(ids.map((one, n) => [one, { lacks: n % 3 === 0 ? ['html'] : [] }])),
  });
  const urls = ids.flatMap((one, n) => (n % 2 === 0 ? [`https://arxiv.org/html/${one}`] : [`https://arxiv.org/abs/${one}`]));
  const { links } = await checkSimulated(
    hosts,
    urls.map((url) => createLink(url)),
  );
  expect(links.map(({ url }) => url).toSorted()).toEqual(urls.toSorted());
  expect(links.filter(({ reason }) => reason === 'form-gone')).toHaveLength(20);
});

test('the forms of what is gone are not asked', async () => {
  const { requests } = await checkSimulated(createArxivHosts({ defaultPaper: null }), [createLink(html)]);
  expect(requests.map(({ url }) => new URL(url).pathname)).not.toContain(`/html/${id}`);
});
