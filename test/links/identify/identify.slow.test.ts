import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';
import { correctMistypedUrl } from '../../../src/links/url/mistyped-scheme.ts';
import { normalizeUrl } from '../../../src/links/url/normalize-url.ts';
import fc from '../../seeded-fast-check.ts';

/**
 * Every row is one thing: the key it has, the address to prefer, and the spellings people use for
 * it.
 */
const things: [key: string, url: string, spellings: string[]][] = [
  [
    'arxiv:2010.07497',
    'https://arxiv.org/abs/2010.07497',
    [
      'http://arxiv.org/abs/2010.07497v2',
      'https://arxiv.org/pdf/2010.07497.pdf',
      'https://arxiv.org/pdf/2010.07497v1',
      'https://www.arxiv.org/abs/2010.07497?context=cs.CL#bib',
      'https://export.arxiv.org/abs/2010.07497',
      'http://cn.arxiv.org/pdf/2010.07497',
      'https://ar5iv.org/abs/2010.07497',
      'https://ar5iv.labs.arxiv.org/html/2010.07497',
      'https://www.alphaxiv.org/abs/2010.07497v1',
      'https://doi.org/10.48550/arXiv.2010.07497',
      'https://doi.org/10.48550/ARXIV.2010.07497',
      'arXiv:2010.07497v3',
      'https://huggingface.co/papers/2010.07497',
      'https://hf.co/papers/2010.07497v2',
      'https://www.semanticscholar.org/arxiv/2010.07497',
      'https://api.semanticscholar.org/arXiv:2010.07497',
      'https://arxiv.org/abs/2010.07497）。',
    ],
  ],
  [
    'arxiv:cs/0501001',
    'https://arxiv.org/abs/cs/0501001',
    ['https://arxiv.org/abs/cs/0501001v1', 'http://xxx.lanl.gov/abs/cs.CL/0501001', 'arxiv:cs.CL/0501001'],
  ],
  [
    'arxiv:cond-mat/0501001',
    'https://arxiv.org/abs/cond-mat/0501001',
    ['https://arxiv.org/abs/cond-mat.stat-mech/0501001', 'arXiv:cond-mat.mtrl-sci/0501001v2'],
  ],
  ['arxiv:physics/0309136', 'https://arxiv.org/abs/physics/0309136', ['https://arxiv.org/pdf/physics.gen-ph/0309136v1.pdf']],
  [
    'acl:P19-1585',
    'https://aclanthology.org/P19-1585/',
    [
      'https://aclanthology.org/P19-1585',
      'https://aclanthology.org/P19-1585.pdf',
      'https://aclanthology.org/p19-1585v2.pdf',
      'https://www.aclweb.org/anthology/P19-1585/',
      'http://aclweb.org/anthology/P19-1585.pdf',
      'http://anthology.aclweb.org/P/P19/P19-1585.pdf',
      'https://www.aclweb.org/anthology/papers/P/P19/P19-1585/',
      'https://aclanthology.info/papers/P19-1585/p19-1585',
      'http://acl.ldc.upenn.edu/P/P19/P19-1585.pdf',
      'https://doi.org/10.18653/v1/P19-1585',
    ],
  ],
  [
    'acl:2020.acl-main.748',
    'https://aclanthology.org/2020.acl-main.748/',
    ['https://www.aclweb.org/anthology/2020.acl-main.748.pdf', 'https://aclanthology.org/2020.acl-main.748.bib'],
  ],
  [
    'doi:10.1093/bioinformatics/btz682',
    'https://doi.org/10.1093/bioinformatics/btz682',
    [
      'http://dx.doi.org/10.1093/bioinformatics/btz682',
      'doi:10.1093/bioinformatics/btz682',
      '10.1093/BIOINFORMATICS/BTZ682',
      'https://www.doi.org/10.1093/bioinformatics/btz682.',
    ],
  ],
  [
    'doi:10.1101/2020.03.22.002386',
    'https://doi.org/10.1101/2020.03.22.002386',
    [
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3',
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v1.full.pdf+html',
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v2.full-text',
    ],
  ],
  [
    'doi:10.1002/asi.23064',
    'https://doi.org/10.1002/asi.23064',
    [
      'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/full',
      'https://asistdl.onlinelibrary.wiley.com/doi/epdf/10.1002/asi.23064',
      'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/abstract;jsessionid=0A1B',
    ],
  ],
  [
    'pubmed:31501885',
    'https://pubmed.ncbi.nlm.nih.gov/31501885/',
    [
      'https://www.ncbi.nlm.nih.gov/pubmed/31501885',
      'https://www.ncbi.nlm.nih.gov/pubmed/?term=31501885',
      'https://www.ncbi.nlm.nih.gov/m/pubmed/31501885/',
      'https://europepmc.org/article/MED/31501885',
    ],
  ],
  [
    'pmc:7703786',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/',
    [
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/',
      'https://europepmc.org/article/PMC/PMC7703786',
      'https://europepmc.org/articles/PMC7703786',
      'https://europepmc.org/articles/pmc7703786?pdf=render',
      'https://www.ncbi.nlm.nih.gov/labs/pmc/articles/PMC7703786/',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/pdf/',
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/pdf/btz682.pdf',
    ],
  ],
  [
    'openreview:B1lsXREYvr',
    'https://openreview.net/forum?id=B1lsXREYvr',
    ['https://openreview.net/pdf?id=B1lsXREYvr', 'http://www.openreview.net/forum?noteId=x&id=B1lsXREYvr'],
  ],
  [
    'github:owner/name',
    'https://github.com/Owner/Name',
    [
      'http://www.github.com/owner/name/',
      'https://github.com/OWNER/Name.git',
      'git@github.com:owner/name.git',
      'git+https://github.com/owner/name.git',
      'ssh://git@github.com/owner/name',
      'github.com/owner/name',
      'https://github.com/owner/name?tab=readme-ov-file#data',
      'https://github.com/owner/name/tree/master',
      'https://github.com/owner/name/tree/main/',
      'https://api.github.com/repos/owner/name',
      'https://link.zhihu.com/?target=https%3A//github.com/owner/name',
    ],
  ],
  [
    'github:owner/name/blob/main/data/A.csv',
    'https://github.com/Owner/Name/blob/main/data/A.csv',
    [
      'https://raw.githubusercontent.com/owner/name/main/data/A.csv',
      'https://github.com/owner/Name/raw/main/data/A.csv',
      'https://raw.githubusercontent.com/owner/name/refs/heads/main/data/A.csv',
      'https://github.com/owner/name/blob/main/data/A.csv#L7',
    ],
  ],
  [
    'gist:0123456789abcdef0123',
    'https://gist.github.com/0123456789abcdef0123',
    ['https://gist.github.com/somebody/0123456789ABCDEF0123', 'https://gist.github.com/somebody/0123456789abcdef0123.git'],
  ],
  [
    'baidu:1QqYtqDwhc_S51F3SYMChBQ',
    'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
    [
      'http://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
      'pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
      'https://yun.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ?pwd=flql',
      'https://pan.baidu.com/share/init?surl=QqYtqDwhc_S51F3SYMChBQ&pwd=flql',
      'https://pan.baidu.com/wap/init?surl=QqYtqDwhc_S51F3SYMChBQ',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ#list/path=%2F',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ）',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ】',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ，',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\u200b',
    ],
  ],
  [
    'hugging-face:datasets/owner/name',
    'https://huggingface.co/datasets/owner/name',
    ['https://hf.co/datasets/Owner/Name', 'https://hf-mirror.com/datasets/owner/name/tree/main'],
  ],
  [
    'hugging-face:models/owner/name',
    'https://huggingface.co/owner/name',
    ['https://huggingface.co/owner/name/', 'https://hf-mirror.com/owner/name'],
  ],
  [
    'modelscope:datasets/space/name',
    'https://modelscope.cn/datasets/space/name',
    ['https://www.modelscope.cn/datasets/space/name/summary', 'https://modelscope.cn/datasets/space/name/files'],
  ],
  [
    'gitee:owner/name',
    'https://gitee.com/owner/name',
    ['https://gitee.com/owner/name.git', 'http://gitee.com/Owner/name/tree/master'],
  ],
  ['kaggle:datasets/owner/slug', 'https://www.kaggle.com/datasets/owner/slug', ['https://kaggle.com/datasets/owner/slug/data']],
  [
    'kaggle:competitions/slug',
    'https://www.kaggle.com/competitions/slug',
    ['https://www.kaggle.com/c/slug', 'https://www.kaggle.com/c/slug/overview'],
  ],
  [
    'tianchi:dataset/95414',
    'https://tianchi.aliyun.com/dataset/95414',
    ['https://tianchi.aliyun.com/dataset/dataDetail?dataId=95414&lang=zh'],
  ],
  [
    'tianchi:competition/231776',
    'https://tianchi.aliyun.com/competition/entrance/231776/introduction',
    ['https://tianchi.aliyun.com/competition/entrance/231776/information'],
  ],
  [
    'heywhale:dataset/5d313070cf76a60036e4b023',
    'https://www.heywhale.com/home/dataset/5d313070cf76a60036e4b023',
    [
      'https://www.kesci.com/home/dataset/5d313070cf76a60036e4b023/document',
      'https://www.heywhale.com/mw/dataset/5d313070cf76a60036e4b023',
    ],
  ],
  [
    'wechat:3hiJy8m0VohYfEH5ISta5w',
    'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w',
    ['http://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w?scene=25#wechat_redirect'],
  ],
  [
    'zhihu:p/208721884',
    'https://zhuanlan.zhihu.com/p/208721884',
    ['http://zhuanlan.zhihu.com/p/208721884?utm_source=wechat_session'],
  ],
  ['aliyun-drive:abcDEF123', 'https://www.alipan.com/s/abcDEF123', ['https://www.aliyundrive.com/s/abcDEF123?pwd=ab12']],
  [
    'google-drive:1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
    'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view',
    [
      'https://drive.google.com/open?id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
      'https://drive.google.com/uc?export=download&id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
    ],
  ],
  [
    'zenodo:3817012',
    'https://zenodo.org/records/3817012',
    [
      'https://doi.org/10.5281/zenodo.3817012',
      'https://zenodo.org/record/3817012',
      'https://zenodo.org/records/3817012',
      'https://www.zenodo.org/record/3817012#.XrGZ',
      'https://zenodo.org/doi/10.5281/zenodo.3817012',
    ],
  ],
  ...[
    ['10.1056/NEJMoa2001017', 'https://www.nejm.org/doi/full/10.1056/NEJMoa2001017'],
    ['10.1088/1361-6579/ab4979', 'https://iopscience.iop.org/article/10.1088/1361-6579/ab4979/meta'],
    ['10.3233/SHTI200000', 'https://ebooks.iospress.nl/doi/10.3233/SHTI200000'],
    ['10.3233/JAD-200000', 'https://content.iospress.com/doi/10.3233/JAD-200000'],
    ['10.1038/ng.3406', 'https://www.nature.com/articles/ng.3406.pdf'],
    ['10.1038/nmeth.2089', 'https://www.nature.com/articles/nmeth.2089'],
    ['10.1038/d41586-020-00502-w', 'https://www.nature.com/articles/d41586-020-00502-w'],
    ['10.1038/sdata.2016.18', 'https://www.nature.com/articles/sdata.2016.18'],
    ['10.1038/171737a0', 'https://www.nature.com/articles/171737a0'],
  ].map(([doi = '', url = '']): [string, string, string[]] => [`doi:${doi.toLowerCase()}`, `https://doi.org/${doi}`, [url]]),
  [
    'neurips:2017/3f5ee243547dee91fbd053c1c4a845aa',
    'https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
    [
      'https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      'http://papers.neurips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf',
    ],
  ],
  [
    'neurips:2023/d1422213c9f2bdd5178b77d166fba86a',
    'https://papers.nips.cc/paper_files/paper/2023/hash/d1422213c9f2bdd5178b77d166fba86a-Abstract-Conference.html',
    ['https://papers.nips.cc/paper_files/paper/2023/file/d1422213c9f2bdd5178b77d166fba86a-Paper-Conference.pdf'],
  ],
  [
    'url:https://proceedings.mlr.press/v97/weng19a.html',
    'https://proceedings.mlr.press/v97/weng19a.html',
    ['http://proceedings.mlr.press/v97/weng19a/weng19a.pdf'],
  ],
  [
    'url:https://openaccess.thecvf.com/content_CVPR_2019/html/Liu_Lending_Orientation_CVPR_2019_paper.html',
    'https://openaccess.thecvf.com/content_CVPR_2019/html/Liu_Lending_Orientation_CVPR_2019_paper.html',
    ['http://openaccess.thecvf.com/content_CVPR_2019/papers/Liu_Lending_Orientation_CVPR_2019_paper.pdf'],
  ],
  [
    'url:https://huggingface.co/bert-base-uncased',
    'https://huggingface.co/bert-base-uncased',
    ['https://hf.co/bert-base-uncased', 'https://hf-mirror.com/bert-base-uncased'],
  ],
  [
    'zhihu:answer/1234567890',
    'https://www.zhihu.com/answer/1234567890',
    ['https://www.zhihu.com/question/19550225/answer/1234567890'],
  ],
  [
    'url:https://zh.wikipedia.org/wiki/%E4%B8%AD%E6%96%87',
    'https://zh.wikipedia.org/wiki/中文',
    [
      'https://zh.m.wikipedia.org/wiki/%E4%B8%AD%E6%96%87',
      'https://zh.wikipedia.org/zh-cn/中文',
      'https://zh.m.wikipedia.org/zh-hans/中文#历史',
      'https://zh.wikipedia.org/wiki/中文?variant=zh-tw',
      'https://zh.wikipedia.org/w/index.php?title=中文',
    ],
  ],
  [
    'url:https://ieeexplore.ieee.org/document/8999999',
    'https://ieeexplore.ieee.org/document/8999999/',
    [
      'https://ieeexplore.ieee.org/abstract/document/8999999',
      'http://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=8999999',
      'https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8999999',
      'https://ieeexplore.ieee.org/iel7/6287639/8948470/08999999.pdf',
    ],
  ],
  [
    'url:https://semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    'https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    ['https://www.semanticscholar.org/paper/Attention-is-All-you-Need-Vaswani/204e3073870fae3d05bcbc2f6a8e263d9b72e776'],
  ],
  [
    'gist:0123456789abcdef0123456789abcdef',
    'https://gist.github.com/0123456789abcdef0123456789abcdef',
    ['https://gist.github.com/1234567/0123456789abcdef0123456789abcdef'],
  ],
  [
    'url:https://example.org/a/b?x=1&y=2',
    'http://www.example.org:80/a/b/?y=2&x=1&utm_source=z#part',
    ['https://example.org/a/b?x=1&y=2', 'HTTP://EXAMPLE.ORG/a/b/?x=1&y=2&spm=a2c4e.11153940.0.0', 'example.org/a/b?y=2&x=1'],
  ],
  ['url:https://example.org/#/data/1', 'https://example.org/#/data/1', ['http://www.example.org/#/data/1']],
];

describe('every spelling of a thing is that thing', () => {
  test.each(things)('%s', (key, url, spellings) => {
    expect(identify(url)).toMatchObject({ key, url });
    for (const spelling of spellings) expect(identify(spelling).key, spelling).toBe(key);
  });
});

describe('things that look alike stay apart', () => {
  test.each([
    ['https://pan.baidu.com/s/1abcdefg', 'https://pan.baidu.com/s/1abcdefG'],
    ['https://github.com/owner/name', 'https://github.com/owner/name2'],
    ['https://github.com/owner/name/blob/main/a.csv', 'https://github.com/owner/name/blob/main/A.csv'],
    ['https://github.com/owner/name', 'https://owner.github.io/name'],
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/#/a', 'https://example.org/#/b'],
    ['https://example.org:8080/', 'https://example.org/'],
    ['https://zstp.pcl.ac.cn:8002/download/mws', 'https://zstp.pcl.ac.cn:8002/download/mre'],
    ['https://pan.baidu.com/share/link?shareid=1&uk=2', 'https://pan.baidu.com/share/link?shareid=1&uk=3'],
    ['https://huggingface.co/datasets/a/b', 'https://huggingface.co/a/b'],
    // md5("534") is a paper of 2012 and one of 2006.
    ...[
      ['2006', 'hash', 'Abstract.html'],
      ['2017', 'file', 'Supplemental.zip'],
      ['2017', 'hash', 'Abstract-Datasets_and_Benchmarks.html'],
    ].map(([year, form, end]): [string, string] => [
      'https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      `https://papers.nips.cc/paper_files/paper/${year}/${form}/3f5ee243547dee91fbd053c1c4a845aa-${end}`,
    ]),
    ['https://www.kaggle.com/competitions/x/discussion/1', 'https://www.kaggle.com/competitions/x/discussion/2'],
    ['https://www.kaggle.com/datasets/a/b', 'https://www.kaggle.com/datasets/a/b/discussion/2'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/bin/data.zip'],
    ['https://github.com/o/r/issues?q=a', 'https://github.com/o/r/issues?q=b'],
    ['https://gitlab.com/o/r/-/issues?label_name=a', 'https://gitlab.com/o/r/-/issues?label_name=b'],
    ['https://codeberg.org/o/r/issues?q=a', 'https://codeberg.org/o/r/issues?q=b'],
    ['https://gitee.com/o/r/issues?q=a', 'https://gitee.com/o/r/issues?q=b'],
    ['https://www.alipan.com/s/abcDEF123/folder/1', 'https://www.alipan.com/s/abcDEF123/folder/2'],
    ['https://arxiv.org/abs/2010.07497', 'https://arxiv.org/src/2010.07497v1/anc/data.csv'],
    [
      'https://tianchi.aliyun.com/competition/entrance/1/forum?postId=1',
      'https://tianchi.aliyun.com/competition/entrance/1/forum?postId=2',
    ],
    [
      'https://tianchi.aliyun.com/competition/entrance/1/introduction',
      'https://tianchi.aliyun.com/competition/entrance/1/rankingList',
    ],
    ['https://huggingface.co/datasets/a/b/viewer?config=x', 'https://huggingface.co/datasets/a/b/viewer?config=y'],
    ['https://modelscope.cn/datasets/a/b', 'https://modelscope.cn/datasets/a/b/feedback/issueDetail/1'],
    [
      'https://link.springer.com/article/10.1007/s00521-020-1',
      'https://link.springer.com/article/10.1007/s00521-020-1/figures/1',
    ],
    ['https://zenodo.org/record/3817012', 'https://zenodo.org/record/3817012/files/data.zip'],
    ['https://gist.github.com/1234567/0123456789abcdef0123', 'https://gist.github.com/1234567/0123456789abcdef0124'],
    ['https://proceedings.mlr.press/v97/weng19a.html', 'https://proceedings.mlr.press/v97/weng19a/weng19a-supp.pdf'],
    ['https://a.example/x?scm=git', 'https://a.example/x?scm=svn'],
    ['https://a.example/x?ref_src=1', 'https://a.example/x?ref_src=2'],
    ['https://zh.wikipedia.org/wiki/A', 'https://en.wikipedia.org/wiki/A'],
    ['https://zh.wikipedia.org/w/index.php?title=A&oldid=1', 'https://zh.wikipedia.org/wiki/A'],
    ['https://arxiv.org/abs/2010.07497', 'https://arxiv.org/abs/2010.07498'],
  ])('%s is not %s', (one, other) => {
    expect(identify(one).key).not.toBe(identify(other).key);
  });
});

test('GitHub’s own pages are no owners', () => {
  for (const path of ['features/actions', 'topics/nlp', 'orgs/thunlp', 'marketplace/x']) {
    expect(identify(`https://github.com/${path}`).service).toBe('web');
  }
});

test('an arXiv id of a month that never was is no paper', () => {
  for (const id of ['2013.12345', '1412.12345', '1501.1234', '0703.1234'])
    expect(identify(`https://arxiv.org/abs/${id}`).service).toBe('web');
});

test('the code in an address comes out, and only a clean one', () => {
  expect(identify('https://pan.baidu.com/s/1abcdefg?pwd=0123').code).toBe('0123');
  expect(identify('https://pan.baidu.com/s/1abcdefg?pwd=ju52）').code).toBe('ju52');
  expect(identify('https://pan.baidu.com/s/1abcdefg?pwd=too-long').code).toBeUndefined();
});

test('what is no http address is unknown, and never throws', () => {
  for (const text of [
    '',
    ' ',
    'mailto:a@b.c',
    'javascript:alert(1)',
    'http://',
    'https://[',
    '论文地址',
    'file:///etc/passwd',
    '\u0000',
    '%',
  ]) {
    expect(identify(text)).toMatchObject({ service: 'unknown', key: expect.stringMatching(/^text:/) });
  }
});

test.each([
  ['hhttps://github.com/a/b', 'https://github.com/a/b'],
  ['htps://a.example/', 'https://a.example/'],
  ['ttp://a.example', 'http://a.example'],
  ['https//a.example/x', 'https://a.example/x'],
  ['https：//a.example/x', 'https://a.example/x'],
  ['http://https://a.example/x', 'https://a.example/x'],
  ['https://http//a.example:8080/x', 'http://a.example:8080/x'],
])('%s is mistyped: no host is asked, and what was meant is known', (text, intended) => {
  expect(correctMistypedUrl(text)).toBe(intended);
  expect(identify(text)).toMatchObject({ service: 'unknown', key: `text:${text}` });
});

test.each([
  'https://a.example/',
  'http://https.example/x',
  'https://http.dev/',
  'HTTPS://A.example',
  'https:/a.example',
  'ftp://a.example/',
])('%s is not mistyped', (text) => expect(correctMistypedUrl(text)).toBeUndefined());

const spelling = fc.constantFrom(
  ...things.flatMap(([key, url, spellings]) => [url, ...spellings].map((text) => ({ key, text }))),
);

test('law: the preferred address of anything is that thing', () => {
  const addresses = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string(),
    spelling.map(({ text }) => text),
    fc.string().map((tail) => `https://github.com/${tail}`),
    fc.string().map((tail) => `https://pan.baidu.com/s/1${tail}`),
    fc.string().map((tail) => `https://arxiv.org/abs/${tail}`),
    fc.string().map((tail) => `https://doi.org/10.1000/${tail}`),
  );
  fc.assert(
    fc.property(addresses, (text) => {
      expect(identify(identify(text).url).key).toBe(identify(text).key);
    }),
    { numRuns: 700 },
  );
});

test('law: white space and the punctuation around an address change nothing', () => {
  const dirt = fc.constantFrom('', ' ', '\n', '。', '，', '）', '」', '\u200b', ' \t');
  fc.assert(
    fc.property(spelling, dirt, dirt, ({ key, text }, before, after) => {
      expect(identify(`${/\s/.test(before) ? before : ''}${text}${after}`).key).toBe(key);
    }),
  );
});

test('law: normalising a normal address changes nothing', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
      const normal = normalizeUrl(new URL(text));
      expect(normalizeUrl(new URL(normal))).toBe(normal);
    }),
    { numRuns: 400 },
  );
});
