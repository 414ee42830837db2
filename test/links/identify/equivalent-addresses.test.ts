import { describe, expect, test } from 'vitest';
import { findEquivalentAddress } from '../../../src/links/identify/equivalent-addresses.ts';

const find = (url: string) => findEquivalentAddress(new URL(url))?.href;

/** Every row: the address by which all of them are compared. */
const resources: Record<string, string[]> = {
  'https://proceedings.mlr.press/v97/weng19a.html': ['http://proceedings.mlr.press/v97/weng19a/weng19a.pdf'],
  'https://proceedings.mlr.press/r4/a.html': ['https://proceedings.mlr.press/r4/a/a.pdf'],
  'https://www.jmlr.org/papers/v3/bengio03a.html': ['http://www.jmlr.org/papers/volume3/bengio03a/bengio03a.pdf'],
  'https://openaccess.thecvf.com/content_CVPR_2019/html/Liu_A_CVPR_2019_paper.html': [
    'http://openaccess.thecvf.com/content_CVPR_2019/papers/Liu_A_CVPR_2019_paper.pdf',
  ],
  'https://openaccess.thecvf.com/content/CVPR2021/html/Liu_A_CVPR_2021_paper.html': [
    'https://openaccess.thecvf.com/content/CVPR2021/papers/Liu_A_CVPR_2021_paper.pdf',
  ],
  'https://zh.wikipedia.org/wiki/%E4%B8%AD%E6%96%87': [
    'https://zh.wikipedia.org/wiki/中文',
    'https://zh.m.wikipedia.org/wiki/%E4%B8%AD%E6%96%87',
    'https://zh.wikipedia.org/zh-cn/中文',
    'https://zh.m.wikipedia.org/zh-hans/中文#历史',
    'https://zh.wikipedia.org/wiki/中文?variant=zh-tw',
    'https://zh.wikipedia.org/w/index.php?title=中文',
    'https://zh.wikipedia.org./wiki/中文',
  ],
  'https://en.wikipedia.org/wiki/Natural_language': ['https://en.wikipedia.org/w/index.php?title=Natural language'],
  'https://ieeexplore.ieee.org/document/8999999': [
    'https://ieeexplore.ieee.org/document/8999999/',
    'https://ieeexplore.ieee.org/abstract/document/8999999',
    'http://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=8999999',
    'http://ieeexplore.ieee.org/xpls/abs_all.jsp?arnumber=08999999',
    'https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8999999',
    'https://ieeexplore.ieee.org/iel7/6287639/8948470/08999999.pdf',
  ],
  'https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776': [
    'https://www.semanticscholar.org/paper/Attention-is-All-you-Need-Vaswani/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    'https://www.semanticscholar.org/reader/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
  ],
  'https://huggingface.co/bert-base-uncased': [
    'https://hf.co/bert-base-uncased',
    'https://hf-mirror.com/bert-base-uncased/tree/main',
  ],
  'https://huggingface.co/datasets/squad': ['https://hf.co/datasets/squad/tree/main/'],
  'https://www.sciencedirect.com/science/article/pii/S0004370212000276': [
    'https://www.sciencedirect.com/science/article/abs/pii/S0004370212000276',
    'https://www.sciencedirect.com/science/article/pii/S0004370212000276/pdfft?md5=x',
    'https://www.sciencedirect.com/science/article/am/pii/S0004370212000276',
  ],
  'https://www.mdpi.com/2072-4292/12/1/1': [
    'https://www.mdpi.com/2072-4292/12/1/1/htm',
    'https://www.mdpi.com/2072-4292/12/1/1/pdf',
    'https://www.mdpi.com/2072-4292/12/1/1/',
  ],
  'https://dblp.org/pid/x/AbCd': ['https://dblp.uni-trier.de/pid/x/AbCd.html', 'https://dblp.org/pid/x/AbCd/'],
};

describe('the address by which a site’s forms of one page are compared', () => {
  test.each(Object.entries(resources))('is %s', (expected, urls) => {
    for (const url of urls) expect(find(url), url).toBe(expected);
    expect(find(expected) ?? expected).toBe(expected);
  });

  test.each([
    ['a supplement', 'https://proceedings.mlr.press/v97/weng19a/weng19a-supp.pdf'],
    ['an old version', 'https://zh.wikipedia.org/w/index.php?title=A&oldid=1'],
    ['a history', 'https://zh.wikipedia.org/wiki/A?action=history'],
    ['a search', 'https://dblp.org/search?q=x'],
    ['an author', 'https://www.semanticscholar.org/author/204e3073870fae3d05bcbc2f6a8e263d9b72e776'],
    ['a journal', 'https://www.mdpi.com/journal/remotesensing'],
    ['the number of a publication', 'https://ieeexplore.ieee.org/xpl/RecentIssue.jsp?arnumber=8999999'],
    ['a number that is none', 'https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=abc'],
    ['another site', 'https://site.example/wiki/A'],
    ['a site with such a name', 'https://wikipedia.org.site.example/wiki/A'],
  ])('is left open for %s', (_, url) => {
    expect(find(url)).toBeUndefined();
  });

  test('keeps languages apart, which have articles of their own', () => {
    expect(find('https://zh.wikipedia.org/wiki/A')).not.toBe(find('https://en.wikipedia.org/wiki/A'));
  });
});
