import { describe, expect, it } from 'vitest';
import { findNearest, findNearestLicense } from '../../../../src/list/schema/errors/did-you-mean.ts';
import { findPlaceholder } from '../../../../src/list/schema/errors/placeholder-text.ts';
import { slugify, suggestCorrection } from '../../../../src/list/schema/errors/suggest-correction.ts';
import { datePattern, languageTagPattern, slugPattern, urlPattern } from '../../../../src/list/schema/field-patterns.ts';
import fc from '../../../seeded-fast-check.ts';

describe('findNearest', () => {
  const roles = ['homepage', 'data', 'code', 'paper', 'demo', 'docs'];

  it.each([
    ['Paper', 'paper', true],
    ['papers', 'paper', true],
    ['论文地址', 'paper', true],
    ['项目地址', 'code', true],
    ['数据集', 'data', true],
    ['website', 'homepage', true],
    ['papr', 'paper', true],
    ['dota', 'data', true],
    ['dede', 'code', false],
  ])('suggests for %s: %s', (found, value, isCertain) => {
    expect(findNearest(found, roles)).toEqual({ value, isCertain });
  });

  it('suggests nothing for a word that is not similar', () => {
    for (const found of ['', 'xyzzy', '天气', 'registration-form']) expect(findNearest(found, roles)).toBeUndefined();
  });
});

describe('findNearestLicense', () => {
  it.each([
    ['MIT License', 'MIT', true],
    ['apache 2.0', 'Apache-2.0', true],
    ['CC BY-NC-SA 4.0', 'CC-BY-NC-SA-4.0', true],
    ['The Unlicense', 'Unlicense', true],
    ['Apache License 2.0', 'Apache-2.0', true],
    ['Apache License, Version 2.0', 'Apache-2.0', true],
    ['BSD 3-Clause "New" or "Revised" License', 'BSD-3-Clause', true],
    ['Mozilla Public License 2.0', 'MPL-2.0', true],
    ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0', true],
    ['Creative Commons Zero v1.0 Universal', 'CC0-1.0', true],
    ['unknown', 'not-stated', true],
    ['GPLv3', 'GPL-3.0', false],
    ['GNU General Public License v3.0', 'GPL-3.0', true],
    ['gpl-3.0', 'GPL-3.0', true],
    ['AGPL-3.0-or-late', 'AGPL-3.0-or-later', true],
    ['MITT', 'MIT', true],
    ['MIT-1', 'MIT-0', false],
    ['EPL-3.0', 'EPL-1.0', false],
  ])('suggests for %s: %s', (found, value, isCertain) => {
    expect(findNearestLicense(found)).toEqual({ value, isCertain });
  });

  it.each(['constructor', '__proto__'])('suggests nothing for %s, which every JavaScript object has', (found) => {
    expect(findNearestLicense(found)).toBeUndefined();
  });
});

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

describe('findPlaceholder', () => {
  it.each(['待添加', ' TODO ', 'tbd.', 'N/A', '暂无', 'xxx', '???', 'https://example.com/x', 'https://github.com/owner/repo'])(
    'recognizes %s',
    (text) => {
      expect(findPlaceholder(text)).toEqual({ extent: 'whole', text: text.trim() });
    },
  );

  it.each(['无', '0', 'A', '暂无人工标注的语料', 'https://examples.com.cn/', 'method to do things', 'null hypothesis'])(
    'accepts %s as real text',
    (text) => {
      expect(findPlaceholder(text)).toBeUndefined();
    },
  );
});
