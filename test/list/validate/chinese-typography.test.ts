import { afterEach, describe, expect, it, vi } from 'vitest';
import { runAutoCorrect } from '../../../src/list/validate/autocorrect-wasm.ts';
import { mayNeedTypography, normalizeTypography } from '../../../src/list/validate/chinese-typography.ts';
import fc from '../../seeded-fast-check.ts';

const wasm = (globalThis as unknown as { WebAssembly: { Module: new () => object; Instance: new () => object } }).WebAssembly;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('normalizeTypography', () => {
  it.each([
    ['使用NLP工具的数据集', '使用 NLP 工具的数据集'],
    ['结构化4K数据集', '结构化 4K 数据集'],
    ['用C++编写', '用 C++ 编写'],
    ['准确率达到93.5%左右', '准确率达到 93.5% 左右'],
    ['符合GB/T 7714标准', '符合 GB/T 7714 标准'],
    ['正负样本比例为1:1的COVID-19语料', '正负样本比例为 1:1 的 COVID-19 语料'],
    ['数据集 、工具 （含代码）', '数据集、工具（含代码）'],
  ])('adds missing spaces: %s', (written, text) => {
    const set = normalizeTypography(written);
    expect(set.text).toBe(text);
    expect(set.spacing).toBeDefined();
    expect(set.punctuation).toBeUndefined();
  });

  it.each([
    ['共三部分,可用于训练', '共三部分，可用于训练'],
    ['时间: 2020', '时间：2020'],
    ['可用吗?可用!', '可用吗？可用！'],
    ['论文已发表. 代码待公开.', '论文已发表。代码待公开。'],
    ['比例为 3：7', '比例为 3:7'],
  ])('changes punctuation to that of the language: %s', (written, text) => {
    const set = normalizeTypography(written);
    expect(set.text).toBe(text);
    expect(set.punctuation).toBeDefined();
    expect(set.spacing).toBeUndefined();
  });

  it('shows the first place of each kind, before and after', () => {
    expect(normalizeTypography('面向临床的语料,包含10万条对话')).toEqual({
      text: '面向临床的语料，包含 10 万条对话',
      spacing: { before: '包含10', after: '包含 10' },
      punctuation: { before: '床的语料,包含', after: '床的语料，包含' },
    });
  });

  it.each([
    '“CMeEE”数据集',
    'CMeEE：中文医学命名实体识别',
    'COVID-19（新冠肺炎）',
    '符合 GB/T 7714 的 C++ 代码，比例为 1:1，约 3.5%',
    '见https://a.example.org/中文?x=1,2的页面',
    '见 pan.baidu.com/s/1ab,c 中文',
    '运行`foo中文bar,x`即可',
    '论文《基于BERT的命名实体识别,及其应用》',
    '见[说明abc文](https://a.example.org/)',
    '损失为 distance(mention,负例)',
    '文件 data/训练set/样本v2.csv 已公开',
    '联系 somebody@example.org',
    '互联网+医疗',
    '新冠-流感对照',
    '新冠(COVID-19)疫情',
    '39健康网与36氪',
    '百度.文库',
    '一. 引言',
    '内容：一. 数据；二十一. 工具',
    '见图二. 结构如下',
    'An English text,with a slip',
    '日本語のテキストabcです,ね',
    'ＡＢＣ全角',
    '',
  ])('accepts %s', (text) => {
    expect(normalizeTypography(text)).toEqual({ text });
  });

  it('is idempotent, and changes only white space and punctuation of prose', () => {
    const pieces = fc.constantFrom(
      ...'中,文,数据,测,，,。,：,（,）,“,”,、,a,NLP,C++,7,10,3.5%, ,  ,:,.,;,?,!,(,),-,+,/,@,#,`,\',",\n,\u3000,😀,𠮷,http://a.cn/x,Ａ,：7'.split(
        ',',
      ),
      ',',
    );
    const text = fc.array(pieces, { maxLength: 24 }).map((all) => all.join(''));
    const letters = (all: string) => all.replace(/[\s,.:;?!，。：；？！]/g, '');
    fc.assert(
      fc.property(text, (written) => {
        const set = normalizeTypography(written);
        expect(normalizeTypography(set.text).text).toBe(set.text);
        expect(letters(set.text)).toBe(letters(written));
        expect(set.text === written).toBe(set.spacing === undefined && set.punctuation === undefined);
        for (const change of [set.spacing, set.punctuation]) if (change) expect(change.after).not.toBe(change.before);
      }),
      { numRuns: 1500 },
    );
  });

  it('skips a text that is longer than any field', () => {
    expect(mayNeedTypography(`${'中a'.repeat(2000)}中`)).toBe(false);
    for (const part of ['中a', '中,', '[', '《', '`', 'a/', 'a@', '中(', '\ud800中a', '\0中a']) {
      const text = part.repeat(4000 / part.length);
      expect(normalizeTypography(normalizeTypography(text).text).text).toBe(normalizeTypography(text).text);
    }
  });

  it('skips a text on which the library fails, and checks the next', () => {
    vi.spyOn(TextDecoder.prototype, 'decode').mockImplementationOnce(() => {
      throw new Error('unreachable');
    });
    expect(normalizeTypography('使用NLP工具').text).toBe('使用NLP工具');
    expect(normalizeTypography('使用NLP工具').text).toBe('使用 NLP 工具');
  });

  it('does not load the library for texts that need no check', async () => {
    vi.resetModules();
    const modules = vi.spyOn(wasm, 'Module');
    const fresh = await import('../../../src/list/validate/chinese-typography.ts');
    for (const text of ['只有中文，没有别的。', 'Only English, with 3 words.', '含 NLP 工具 3 种。'])
      fresh.normalizeTypography(text);
    expect(modules).not.toHaveBeenCalled();
    expect(fresh.normalizeTypography('用NLP工具').text).toBe('用 NLP 工具');
    expect(modules).toHaveBeenCalledTimes(1);
  });

  it('creates a new instance of the library only after a failure', () => {
    const instances = vi.spyOn(
      (globalThis as unknown as { WebAssembly: { Instance: new () => object } }).WebAssembly,
      'Instance',
    );
    runAutoCorrect('中a');
    const before = instances.mock.calls.length;
    runAutoCorrect('中a');
    expect(instances.mock.calls).toHaveLength(before);
    vi.spyOn(TextDecoder.prototype, 'decode').mockImplementationOnce(() => {
      throw new Error('unreachable');
    });
    expect(runAutoCorrect('中a')).toBeUndefined();
    expect(runAutoCorrect('中a')).toBe('中 a');
    expect(instances.mock.calls).toHaveLength(before + 1);
  });
});
