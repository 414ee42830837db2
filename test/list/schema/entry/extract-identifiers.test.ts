import { describe, expect, it } from 'vitest';
import { identify } from '../../../../src/links/identify/index.ts';
import { extractIdentifiers, type Link } from '../../../../src/list/schema/index.ts';

const extract = (...links: [role: string, url: string][]) =>
  extractIdentifiers(
    links.map(([role, url]) => ({ role, url }) as Link),
    ({ url }) => identify(url),
  );

describe('the identifiers of a paper', () => {
  it('are taken from its addresses, one for each service that has a field', () => {
    expect(
      extract(
        ['paper', 'https://arxiv.org/pdf/2010.07497v2'],
        ['paper', 'https://dl.acm.org/doi/10.1145/3292500.3330701'],
        ['paper', 'https://aclanthology.org/N19-1423.pdf'],
        ['paper', 'https://pubmed.ncbi.nlm.nih.gov/23193287/'],
      ),
    ).toEqual({ arxiv: '2010.07497', doi: '10.1145/3292500.3330701', acl: 'N19-1423', pmid: '23193287' });
  });

  it('are those of the first address where two have one service', () => {
    expect(extract(['paper', 'https://arxiv.org/abs/2010.07497'], ['paper', 'https://arxiv.org/abs/1706.03762'])).toEqual({
      arxiv: '2010.07497',
    });
  });

  it('come from links to papers alone, and not from a hub', () => {
    expect(extract(['code', 'https://arxiv.org/abs/2010.07497'], ['paper', 'https://zenodo.org/records/123'])).toBeUndefined();
  });

  it('are left out where the schema would refuse them', () => {
    expect(extract(['paper', `https://doi.org/10.1000/${'x'.repeat(200)}`])).toBeUndefined();
  });
});
