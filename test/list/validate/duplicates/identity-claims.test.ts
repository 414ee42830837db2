import { describe, expect, it } from 'vitest';
import type { LocatedEntry } from '../../../../src/list/index.ts';
import { collectClaims, groupClaimsByKey, identifyByUrl } from '../../../../src/list/validate/duplicates/identity-claims.ts';

type LinkInput = [role: string, url: string, label?: string];
const located = (kind: string, links: LinkInput[], identifiers?: Record<string, string>) =>
  ({
    id: kind,
    entry: {
      kind,
      identifiers,
      links: links.map(([role, url, label]) => ({ role, url, ...(label === undefined ? {} : { label: { en: label } }) })),
    },
  }) as unknown as LocatedEntry;
const show = (entry: LocatedEntry) =>
  collectClaims(entry).map(({ identity, isPrimary, path }) => `${isPrimary ? 'is' : 'has'} ${identity.key} by ${path.join('.')}`);
const arxiv = 'https://arxiv.org/abs/1810.04805';
const code = 'https://github.com/ann/one';

describe('what an entry claims to be', () => {
  it.each<[string, LocatedEntry, string[]]>([
    [
      'a paper is its paper, and has its code',
      located('paper', [
        ['code', code],
        ['paper', arxiv],
      ]),
      ['is arxiv:1810.04805 by links.1.url', 'has github:ann/one by links.0.url'],
    ],
    ['a paper is no page that is only its homepage', located('paper', [['homepage', 'https://a.org/']]), []],
    [
      'a data set is its data, and claims no paper',
      located('dataset', [
        ['data', code],
        ['paper', arxiv],
      ]),
      ['is github:ann/one by links.0.url'],
    ],
    ['an article is its page', located('article', [['article', 'https://a.org/x']]), ['is url:https://a.org/x by links.0.url']],
    [
      'an article does not claim its code',
      located('article', [
        ['article', 'https://a.org/x'],
        ['code', code],
      ]),
      ['is url:https://a.org/x by links.0.url'],
    ],
    [
      'a mirror is the thing itself',
      located('dataset', [
        ['data', code],
        ['mirror', 'https://b.org/x'],
      ]),
      ['is github:ann/one by links.0.url', 'is url:https://b.org/x by links.1.url'],
    ],
    [
      'a labelled page behind the first link is a mention',
      located('toolkit', [
        ['code', code],
        ['homepage', 'https://b.org/x', 'asyncio'],
      ]),
      ['is github:ann/one by links.0.url'],
    ],
    [
      'the first link is no mention, whatever its label',
      located('toolkit', [['homepage', 'https://b.org/x', 'site']]),
      ['is url:https://b.org/x by links.0.url'],
    ],
    [
      'a paper is what its identifiers say',
      located('paper', [['paper', 'https://a.org/x.pdf']], { arxiv: '1810.04805' }),
      ['is url:https://a.org/x.pdf by links.0.url', 'is arxiv:1810.04805 by identifiers.arxiv'],
    ],
    [
      'a data set is what a hub says, and not its paper',
      located('dataset', [['data', code]], { zenodo: '123', arxiv: '1810.04805' }),
      ['is github:ann/one by links.0.url', 'is zenodo:123 by identifiers.zenodo'],
    ],
  ])('%s', (_, entry, claims) => {
    expect(show(entry)).toEqual(claims);
  });

  it('is counted once for each thing and entry', () => {
    const one = located('dataset', [
      ['data', code],
      ['code', `${code}.git`],
    ]);
    const other = located('toolkit', [['code', code]]);
    const claims = groupClaimsByKey([one, other], identifyByUrl).get('github:ann/one');
    expect(claims?.map((claim) => claim.located)).toEqual([one, other]);
  });
});
