import { describe, expect, test } from 'vitest';
import { checkService, testVerdicts } from '../check-service.ts';

const url = 'https://www.aclweb.org/anthology/P19-1585.pdf';
const page = (title: string, text = '') => ({ body: `<title>${title} - ACL Anthology</title><body>${text}` });

describe('a paper of the ACL Anthology', () => {
  testVerdicts(url, [
    ['is there', page('Deep Learning'), { verdict: 'alive', reason: 'ok', evidence: { title: 'Deep Learning' } }],
    ['was retracted, by its title', page('[RETRACTED] Deep Learning'), { verdict: 'alive', note: 'retracted' }],
    [
      'was retracted, by its page',
      page('Deep Learning', '<p>This paper was retracted.</p>'),
      { verdict: 'alive', note: 'retracted' },
    ],
    ['is about retracted papers and was not', page('Finding Retracted Papers'), { verdict: 'alive' }],
    [
      'is another one than the entry names',
      page('Cooking With Fire: A Survey'),
      { note: 'possibly-wrong-link' },
      { names: ['Neural Parsing of Dependency Trees'] },
    ],
    [
      'is gone while the Anthology answers',
      ({ method }) => ({ status: method === 'HEAD' ? 200 : 404 }),
      { verdict: 'gone', evidence: { authoritative: true } },
    ],
    ['is open while nothing of the Anthology answers', { status: 404 }, { verdict: 'unknown', reason: 'ambiguous' }],
    [
      'is open with a file in place of its page',
      { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
      { verdict: 'unknown' },
    ],
  ]);

  test('is asked for at its address of today; the Anthology itself once', async () => {
    const { requests } = await checkService([url, 'https://aclanthology.org/2020.acl-main.748.bib'], { status: 404 });
    expect(requests.map((request) => request.url).toSorted()).toEqual([
      'https://aclanthology.org/',
      'https://aclanthology.org/2020.acl-main.748/',
      'https://aclanthology.org/P19-1585/',
    ]);
  });
});
