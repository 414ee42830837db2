import { describe, expect, it } from 'vitest';
import { checkItem, ginkgo } from './items/check-item.ts';

describe('what is checked of a README', () => {
  it('is duplicates by what items are about, and addresses', () => {
    expect(checkItem(ginkgo.replace('https://ginkgo.example.org/', 'http://www.oak.example.org')).codes).toEqual([
      'duplicate-identity',
    ]);
    expect(checkItem(ginkgo.replace('old trees', '[oaks](https://oak.example.org/)')).codes).toEqual([]);
    expect(checkItem(ginkgo.replace('ginkgo.example.org/', 'github.com/a/b?utm_source=x')).codes).toEqual(['volatile-address']);
  });

  it('is not the typography of Chinese words, which have markup between them', () => {
    expect(checkItem('- [Ginkgo](https://ginkgo.example.org/) - 使用NLP工具标注的数据').codes).toEqual([]);
  });
});
