import { describe, expect, it } from 'vitest';
import { identify } from '../../../../src/links/identify/index.ts';
import {
  codeLabelPattern,
  descriptionLabelPattern,
  detectRequirement,
  inferRole,
  isLinkLabel,
  isRedundantLabel,
  normalizeLabel,
  titleLabelPattern,
} from '../../../../src/list/import/read/link-labels.ts';

describe('a label', () => {
  it.each([
    ['【论文地址】：', '论文地址'],
    ['**Code** (PyTorch)', 'Code'],
    ['[data]', 'data'],
    ['·', ''],
    ['', ''],
  ])('%j is compared as %j', (label, normalized) => {
    expect(normalizeLabel(label)).toBe(normalized);
  });

  it.each([
    ['论文地址', true],
    ['[Code]', true],
    ['GitHub', true],
    ['github-markdown-css', false],
    ['Paper2', true],
    ['百度网盘', true],
    ['比赛官网', true],
    ['', true],
    ['jieba', false],
    ['Paper Reading', false],
    ['中文数据集与标注数据', false],
    ['一个名字很长很长很长很长很长很长很长很长的数据', true],
    ['一个名字很长很长很长很长很长很长很长很长很长很长的数据', false],
  ])('%j names only a kind of link: %s', (text, expected) => {
    expect(isLinkLabel(text)).toBe(expected);
  });

  it.each([
    ['下载（需注册）', 'registration'],
    ['需登陆', 'login'],
    ['data (on request)', 'application'],
    ['付费数据', undefined],
    ['需付费', 'payment'],
    ['paid', 'payment'],
    ['unpaid', undefined],
    ['', undefined],
  ])('%j asks for %s', (label, requirement) => {
    expect(detectRequirement(label)).toBe(requirement);
  });
});

describe('the role of a link', () => {
  it.each([
    ['', 'https://arxiv.org/abs/2010.07497', 'paper', undefined],
    ['数据', 'https://arxiv.org/abs/2010.07497', 'data', undefined],
    ['论文解读', 'https://arxiv.org/abs/2010.07497', 'article', undefined],
    ['论文', 'https://github.com/owner/name', 'code', undefined],
    ['', 'https://github.com/owner/name', 'code', undefined],
    ['', 'https://github.com/owner/name', 'data', 'dataset'],
    ['', 'https://pan.baidu.com/s/1abcdefg', 'data', undefined],
    ['', 'https://doi.org/10.7910/DVN/ABC', 'data', undefined],
    ['官网', 'https://github.com/owner/name', 'code', undefined],
    ['官网', 'https://a.org', 'homepage', undefined],
    ['冠军方案', 'https://a.org', 'solution', undefined],
    ['报名', 'https://a.org', 'registration', undefined],
    ['', 'https://a.org/x.pdf', 'paper', 'paper'],
    ['', 'https://a.org/x.pdf', 'homepage', 'toolkit'],
    ['', 'https://a.org/x', 'article', 'article'],
    ['PDF下载', 'https://a.org/x', 'paper', undefined],
    ['Read the PDF', 'https://a.org/x', 'paper', undefined],
    ['PDF version', 'https://a.org/x', 'paper', undefined],
    ['pdf_oxide', 'https://crates.io/crates/pdf_oxide', 'homepage', undefined],
    ['PDF.js', 'https://mozilla.github.io/pdf.js/', 'homepage', undefined],
    ['pdfminer', 'https://a.org/x', 'homepage', undefined],
    ['', 'https://zhuanlan.zhihu.com/p/123456', 'article', undefined],
  ] as const)('with the label %j and the address %s is %s', (label, url, role, kind) => {
    expect(inferRole(label, identify(url), kind)).toBe(role);
  });

  it.each([
    ['论文', 'paper', true],
    ['paper', 'code', false],
    ['download', 'data', true],
    ['链接', 'homepage', true],
    ['Code', 'data', true],
    ['技术报告', 'paper', false],
    ['：', 'paper', true],
  ] as const)('makes the label %j of a %s redundant: %s', (label, role, expected) => {
    expect(isRedundantLabel(label, role)).toBe(expected);
  });
});

describe('labels of fields', () => {
  it('are told from the words after them', () => {
    expect(descriptionLabelPattern.exec('数据集描述：好')?.[0]).toBe('数据集描述：');
    expect(descriptionLabelPattern.test('描述性统计')).toBe(false);
    expect(descriptionLabelPattern.test('About')).toBe(true);
    expect(titleLabelPattern.exec('论文题目：A')?.[0]).toBe('论文题目：');
    expect(titleLabelPattern.test('论文题目：')).toBe(false);
    expect('提取码：1234'.replace(codeLabelPattern, '')).toBe('1234');
  });
});
