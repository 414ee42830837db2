import { describe, expect, it } from 'vitest';
import { identify } from '../../../../../src/links/identify/index.ts';
import { inferKind } from '../../../../../src/list/import/entries/extract/infer-kind.ts';

const infer = (url: string, { name = 'Something', sections = [] as string[], title = false } = {}) =>
  inferKind({ title, name, identities: [identify(url)], links: [{ role: 'homepage' }] }, sections);

describe('the kind of an imported entry', () => {
  it.each([
    ['model', 'https://huggingface.co/google-bert/bert-base-uncased'],
    ['dataset', 'https://huggingface.co/datasets/rajpurkar/squad'],
    ['model', 'https://www.modelscope.cn/models/Qwen/Qwen2.5-7B-Instruct'],
    ['dataset', 'https://www.modelscope.cn/datasets/damo/MSAgent-Bench'],
    ['toolkit', 'https://gitlab.com/inkscape/inkscape'],
    ['toolkit', 'https://codeberg.org/forgejo/forgejo'],
    ['paper', 'https://arxiv.org/abs/2010.07497'],
    ['product', 'https://keel.invented.org/'],
    ['article', 'https://keel.invented.org/posts/12'],
  ])('is %s for %s, by the service that owns the address', (kind, url) => {
    expect(infer(url)).toBe(kind);
  });

  it('follows the nearest section rather than the address', () => {
    expect(infer('https://github.com/a/b', { sections: ['Datasets', 'Tools'] })).toBe('dataset');
  });

  it('follows the name where no section says more', () => {
    expect(infer('https://github.com/a/b', { name: '医学对话数据集' })).toBe('dataset');
    expect(infer('https://github.com/a/b', { name: 'Awesome things' })).toBe('collection');
  });

  it('is a paper for a title whose link leads to one, whatever the section', () => {
    expect(infer('https://arxiv.org/abs/2010.07497', { title: true, sections: ['Datasets'] })).toBe('paper');
  });
});
