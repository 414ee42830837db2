import { describe, expect, it } from 'vitest';
import { findCurrentAddress } from '../../../../../src/list/validate/rules/addresses/current-address.ts';

describe('the current address of a service that has moved', () => {
  it.each([
    ['https://www.aclweb.org/anthology/N19-1423/', 'https://aclanthology.org/N19-1423/'],
    ['http://dx.doi.org/10.1000/182', 'https://doi.org/10.1000/182'],
    ['http://cn.arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03762'],
    ['https://arxiv-download.xixiaoyao.cn/pdf/1706.03762.pdf', 'https://arxiv.org/abs/1706.03762'],
    ['https://yun.baidu.com/s/1abcdefghij', 'https://pan.baidu.com/s/1abcdefghij'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/23193287/', 'https://pubmed.ncbi.nlm.nih.gov/23193287/'],
  ])('%s is %s', (url, current) => {
    expect(findCurrentAddress(url)).toBe(current);
  });

  it.each([
    'https://aclanthology.org/N19-1423/',
    'https://www.aclweb.org/portal/',
    'https://www.ncbi.nlm.nih.gov/gene/1',
    'https://dx.doi.org.evil.org/10.1000/182',
    'https://a.org/dx.doi.org/10.1000/182',
    'nonsense',
    '',
  ])('%j has none', (url) => {
    expect(findCurrentAddress(url)).toBeUndefined();
  });
});
