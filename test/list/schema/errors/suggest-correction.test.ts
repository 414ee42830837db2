import { describe, expect, it } from 'vitest';
import { slugify, suggestCorrection } from '../../../../src/list/schema/errors/suggest-correction.ts';
import { datePattern, languageTagPattern, slugPattern, urlPattern } from '../../../../src/list/schema/field-patterns.ts';
import fc from '../../../seeded-fast-check.ts';

describe('suggestCorrection', () => {
  it.each([
    ['github.com/a/b', urlPattern, 'https://github.com/a/b'],
    [' https://a.edu/x ', urlPattern, 'https://a.edu/x'],
    ['htps://a.edu/x', urlPattern, 'https://a.edu/x'],
    ['https：//a.edu/x', urlPattern, 'https://a.edu/x'],
    ['http:/a.edu/x', urlPattern, 'http://a.edu/x'],
    ['https//a.edu/x', urlPattern, 'https://a.edu/x'],
    ['htps://word', urlPattern, undefined],
    ['ftp://a.edu/x', urlPattern, undefined],
    ['https://a.edu/x（需注册）', urlPattern, undefined],
    ['no address', urlPattern, undefined],
    ['2020年8月2日', datePattern, '2020-08-02'],
    ['2020.8', datePattern, '2020-08'],
    ['zh_CN', languageTagPattern, 'zh-Hans'],
    ['pt_br', languageTagPattern, 'pt-BR'],
    ['简体中文', languageTagPattern, 'zh-Hans'],
    ['Named Entity Recognition', slugPattern, 'named-entity-recognition'],
  ])('corrects %j', (text, pattern, value) => {
    expect(suggestCorrection(text, pattern, 'x')?.value).toBe(value);
  });

  it.each([
    ['https://arxiv.org/abs/2010.07497', 'arxiv', '2010.07497'],
    ['2010.07497v3', 'arxiv', '2010.07497'],
    ['https://doi.org/10.1145/3292500.3330701', 'doi', '10.1145/3292500.3330701'],
    ['https://aclanthology.org/N19-1423/', 'acl', 'N19-1423'],
    ['https://pubmed.ncbi.nlm.nih.gov/23193287/', 'pmid', '23193287'],
    ['https://huggingface.co/datasets/owner/name', 'huggingface', 'datasets/owner/name'],
    ['https://modelscope.cn/models/owner/name', 'modelscope', 'models/owner/name'],
    ['https://zenodo.org/records/3509134', 'zenodo', '3509134'],
    ['https://arxiv.org/abs/2010.07497', 'doi', undefined],
    ['https://huggingface.co/owner/name', 'huggingface', undefined],
    ['something else', 'zenodo', undefined],
  ])('finds in %j the identifier of the field %s', (text, field, value) => {
    expect(suggestCorrection(text, /(?:)/, field)?.value).toBe(value);
  });

  it('only suggests values that fit the pattern', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(urlPattern, datePattern, languageTagPattern, slugPattern),
        (text, pattern) => {
          const offered = suggestCorrection(text, pattern, 'x');
          if (offered) expect(offered.value).toMatch(pattern);
        },
      ),
    );
  });

  it('makes valid ids or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(slugify(text)).toMatch(/^$|^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
      }),
    );
  });
});
