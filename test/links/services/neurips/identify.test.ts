import { describeIdentities } from '../describe-identities.ts';

describeIdentities('neurips', {
  things: [
    [
      'neurips:2017/3f5ee243547dee91fbd053c1c4a845aa',
      'https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      'https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      'http://papers.neurips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf',
      'https://papers.nips.cc/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Metadata.json',
    ],
    [
      'neurips:2023/d1422213c9f2bdd5178b77d166fba86a',
      'https://papers.nips.cc/paper_files/paper/2023/hash/d1422213c9f2bdd5178b77d166fba86a-Abstract-Conference.html',
      'https://papers.nips.cc/paper_files/paper/2023/file/d1422213c9f2bdd5178b77d166fba86a-Paper-Conference.pdf',
    ],
    [
      'neurips:7181',
      'https://papers.nips.cc/paper/7181-attention-is-all-you-need',
      'https://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf',
      'http://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf',
    ],
  ],
  // md5("534") is a paper of 2012 and one of 2006.
  apart: [
    // md5("534") is a paper of 2012 and one of 2006.
    [
      'https://papers.nips.cc/paper_files/paper/2012/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      'https://papers.nips.cc/paper_files/paper/2006/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
    ],
    [
      'https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      'https://papers.nips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Supplemental.zip',
    ],
    [
      'https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
      'https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract-Datasets_and_Benchmarks.html',
    ],
    [
      'https://papers.nips.cc/paper/7181-attention-is-all-you-need',
      'https://papers.nips.cc/paper/7181-attention-is-all-you-need-supplemental.zip',
    ],
    [
      'https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/084b6fbb10729ed4da8c3d3f5a3ae7c9-Abstract-round2.html',
      'https://proceedings.neurips.cc/paper/2021/hash/084b6fbb10729ed4da8c3d3f5a3ae7c9-Abstract.html',
    ],
  ],
  others: [
    'https://papers.nips.cc/paper/2017',
    'https://papers.nips.cc/book/advances-in-neural-information-processing-systems-30-2017',
    'https://nips.cc/Conferences/2020/Schedule?showEvent=1',
    // Without a year a hash says nothing.
    'https://papers.nips.cc/paper/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
  ],
});
