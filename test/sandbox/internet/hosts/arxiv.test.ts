import { describe, expect, test } from 'vitest';
import { createArxivHosts } from '../../../../src/sandbox/internet/hosts/arxiv.ts';
import { checkService } from '../../../links/services/check-service.ts';
import { answerByHosts, ask } from '../answer-by-hosts.ts';

const hosts = createArxivHosts({
  papers: {
    '2010.07497': { title: 'MedDG & more', versions: 3, lacks: ['html'] },
    '2010.07498': { title: 'x', comment: 'This paper has been withdrawn by the author' },
    '2010.07499': null,
    'cs/0501001': { title: 'Old' },
  },
});

test.each([
  ['2010.07497', { verdict: 'alive', evidence: { title: 'MedDG & more' } }],
  ['2010.07498', { verdict: 'alive', note: 'withdrawn' }],
  ['2010.07499', { verdict: 'gone', evidence: { authoritative: true } }],
  ['cs/0501001', { verdict: 'alive', evidence: { title: 'Old' } }],
  ['2010.07500', { verdict: 'alive' }],
])('%s is answered so that a check sees %j', async (id, expected) => {
  const { verdicts } = await checkService([`https://arxiv.org/abs/${id}`], answerByHosts(hosts));
  expect(verdicts).toMatchObject([expected]);
});

describe('the pages', () => {
  test.each([
    ['abs/2010.07497', 200],
    ['abs/2010.07497v3', 200],
    ['abs/2010.07497v4', 404],
    ['html/2010.07497', 404],
    ['html/2010.07498', 200],
    ['pdf/2010.07497v2.pdf', 200],
    ['abs/2010.07499', 404],
    ['abs/cs.CL/0501001', 200],
  ])('%s answer %i', (path, status) => {
    expect(ask(hosts, `https://arxiv.org/${path}`).status ?? 200).toBe(status);
  });
});

test('the feed has ten papers unless more are asked for, and its own answer where one is given', () => {
  const ids = Array.from({ length: 12 }, (_, n) => `2010.${String(10_000 + n)}`).join(',');
  const count = (url: string) => String(ask(hosts, url).body).match(/<entry>/g)?.length;
  expect(count(`https://export.arxiv.org/api/query?id_list=${ids}`)).toBe(10);
  expect(count(`https://export.arxiv.org/api/query?id_list=${ids}&max_results=12`)).toBe(12);
  const busy = createArxivHosts({ respondToQuery: () => ({ status: 503 }) });
  expect(ask(busy, 'https://export.arxiv.org/api/query?id_list=2010.07497').status).toBe(503);
});
