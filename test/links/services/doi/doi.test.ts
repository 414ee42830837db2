import { describe, expect, test } from 'vitest';
import { createDoiIdentity, parseDoi } from '../../../../src/links/services/doi/doi.ts';

describe('reading a DOI', () => {
  test.each([
    ['10.1000/182', '10.1000/182'],
    [' doi: 10.1000/182 ', '10.1000/182'],
    ['DOI:10.1000/ABC', '10.1000/ABC'],
    ['10.1000/182.', '10.1000/182'],
    ['10.1000/182).', '10.1000/182'],
    ['10.1000/182/', '10.1000/182'],
    ['10.1000/182/.,/', '10.1000/182'],
    ['10.1016/0022-2836(70)90057-4', '10.1016/0022-2836(70)90057-4'],
    ['10.1000/a/b', '10.1000/a/b'],
  ])('takes %s for %s', (text, expected) => {
    expect(parseDoi(text)).toBe(expected);
  });

  test.each([
    '',
    '10.1000',
    '10.1000/',
    '10.1000/...',
    '10.100/182',
    '10.1234567890/1',
    '11.1000/182',
    '10.1000/a b',
    'x10.1000/1',
  ])('takes "%s" for none', (text) => {
    expect(parseDoi(text)).toBeUndefined();
  });
});

describe('the identity of a DOI', () => {
  test.each([
    ['10.48550/arXiv.2010.07497', 'arxiv:2010.07497'],
    ['10.18653/v1/P19-1585', 'acl:P19-1585'],
    ['10.3115/v1/P15-1001', 'acl:P15-1001'],
    ['10.5281/ZENODO.3817012', 'zenodo:3817012'],
    ['10.6084/m9.figshare.1234567.v2', 'figshare:1234567'],
    ['10.5061/dryad.2r0v5', 'dryad:10.5061/dryad.2r0v5'],
  ])('of %s is %s, the thing of the archive that registered it', (doi, key) => {
    expect(createDoiIdentity(doi).key).toBe(key);
  });

  test.each(['10.48550/arXiv.2013.12345', '10.18653/v1/unknown', '10.5281/zenodo.0', '10.6084/m9.figshare.c.4500000'])(
    'of %s is a DOI like others, since the archive has no such id',
    (doi) => {
      expect(createDoiIdentity(doi)).toMatchObject({ key: `doi:${doi.toLowerCase()}`, service: 'doi', id: doi });
    },
  );

  test('is compared without case and keeps it in the address', () => {
    expect(createDoiIdentity('10.1000/AbC')).toEqual({
      key: 'doi:10.1000/abc',
      service: 'doi',
      id: '10.1000/AbC',
      url: 'https://doi.org/10.1000/AbC',
    });
  });

  test('has an address that is encoded where it must be, also for half a character', () => {
    expect(createDoiIdentity('10.1000/a<b>#?%中').url).toBe('https://doi.org/10.1000/a%3Cb%3E%23%3F%25%E4%B8%AD');
    expect(createDoiIdentity('10.1000/\ud83d').url).toBe('https://doi.org/10.1000/%EF%BF%BD');
  });

  test('keeps the publisher’s address where one is given', () => {
    expect(createDoiIdentity('10.1000/1', 'https://site.example/1').url).toBe('https://site.example/1');
  });
});
