/** A source address that is not in `data/` as it was found: what replaced it, and why. */
export interface AddressCorrection {
  found: string;
  kept: string;
  why: string;
}

const anthology = 'the ACL Anthology moved to aclanthology.org; the page of the paper is kept, not its PDF';
const arxivPage = 'the page of the paper instead of its PDF';

export const addressCorrections: readonly AddressCorrection[] = [
  {
    found: 'http://arxiv-download.xixiaoyao.cn/pdf/2102.02340.pdf',
    kept: 'https://arxiv.org/abs/2102.02340',
    why: 'an unofficial copy; arXiv has the paper',
  },
  { found: 'https://arxiv.org/pdf/1811.00681.pdf', kept: 'https://arxiv.org/abs/1811.00681', why: arxivPage },
  { found: 'https://arxiv.org/pdf/1908.06203.pdf', kept: 'https://arxiv.org/abs/1908.06203', why: arxivPage },
  { found: 'https://arxiv.org/pdf/1911.09787.pdf', kept: 'https://arxiv.org/abs/1911.09787', why: arxivPage },
  { found: 'https://arxiv.org/pdf/1912.01070.pdf', kept: 'https://arxiv.org/abs/1912.01070', why: arxivPage },
  { found: 'https://arxiv.org/pdf/2003.11082.pdf', kept: 'https://arxiv.org/abs/2003.11082', why: arxivPage },
  { found: 'https://arxiv.org/pdf/2008.10813.pdf', kept: 'https://arxiv.org/abs/2008.10813', why: arxivPage },
  { found: 'https://arxiv.org/pdf/2010.03295.pdf', kept: 'https://arxiv.org/abs/2010.03295', why: arxivPage },
  { found: 'https://arxiv.org/pdf/2010.03746.pdf', kept: 'https://arxiv.org/abs/2010.03746', why: arxivPage },
  {
    found: 'https://github.com/allenai/scibert/',
    kept: 'https://github.com/allenai/scibert',
    why: 'the repository without the slash behind it',
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.acl-main.335/',
    kept: 'https://aclanthology.org/2020.acl-main.335/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.acl-main.576/',
    kept: 'https://aclanthology.org/2020.acl-main.576/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.acl-main.613/',
    kept: 'https://aclanthology.org/2020.acl-main.613/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.acl-main.719/',
    kept: 'https://aclanthology.org/2020.acl-main.719/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.acl-main.748.pdf',
    kept: 'https://aclanthology.org/2020.acl-main.748/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.acl-main.748/',
    kept: 'https://aclanthology.org/2020.acl-main.748/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.111.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.111/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.116.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.116/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.139.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.139/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.165.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.165/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.253.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.253/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.379.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.379/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.431.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.431/',
    why: anthology,
  },
  {
    found: 'https://www.aclweb.org/anthology/2020.emnlp-main.743.pdf',
    kept: 'https://aclanthology.org/2020.emnlp-main.743/',
    why: anthology,
  },
  { found: 'https://www.aclweb.org/anthology/D19-1020/', kept: 'https://aclanthology.org/D19-1020/', why: anthology },
  { found: 'https://www.aclweb.org/anthology/D19-1492/', kept: 'https://aclanthology.org/D19-1492/', why: anthology },
  { found: 'https://www.aclweb.org/anthology/P19-2055.pdf', kept: 'https://aclanthology.org/P19-2055/', why: anthology },
  { found: 'https://www.aclweb.org/anthology/W19-1909/', kept: 'https://aclanthology.org/W19-1909/', why: anthology },
  { found: 'https://www.aclweb.org/anthology/W19-1912/', kept: 'https://aclanthology.org/W19-1912/', why: anthology },
  {
    found: 'https://tianchi.aliyun.com/dataset/dataDetail?dataId=95414',
    kept: 'https://tianchi.aliyun.com/dataset/95414',
    why: 'the form that Tianchi uses today',
  },
  {
    found: 'https://www.kesci.com/home/dataset/5d313070cf76a60036e4b023/document',
    kept: 'https://www.heywhale.com/home/dataset/5d313070cf76a60036e4b023',
    why: 'Kesci became Heywhale',
  },
];
