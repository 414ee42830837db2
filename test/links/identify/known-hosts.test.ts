import { expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';

/** One address of each place that a service is known by: a place left out of a recogniser's `sites` would be a plain page. */
const places: [address: string, key: string][] = [
  ['https://codeload.github.com/owner/name/zip/master', 'github:owner/name/archive/zip/master'],
  ['https://raw.githubusercontent.com/owner/name/main/file.md', 'github:owner/name/blob/main/file.md'],
  ['https://www.arxiv-vanity.com/papers/2010.07497/', 'arxiv:2010.07497'],
  ['http://xxx.itp.ac.cn/abs/2010.07497', 'arxiv:2010.07497'],
  ['https://oadoi.org/10.1093/bioinformatics/btz682', 'doi:10.1093/bioinformatics/btz682'],
  ['https://doi.acm.org/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
  ['https://dl.acm.org/doi/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
  ['https://www.nature.com/articles/s41597-019-0103-9', 'doi:10.1038/s41597-019-0103-9'],
  ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0192360', 'doi:10.1371/journal.pone.0192360'],
  ['https://academic.oup.com/nar/article/doi/10.1093/nar/gkaa1011/1', 'doi:10.1093/nar/gkaa1011'],
  ['https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3', 'doi:10.1101/2020.03.22.002386'],
  ['https://www.medrxiv.org/content/10.1101/2020.03.22.20040758v1', 'doi:10.1101/2020.03.22.20040758'],
  ['https://bmcbioinformatics.biomedcentral.com/articles/10.1186/s12859-020-3451-1', 'doi:10.1186/s12859-020-3451-1'],
  ['https://link.springer.com/article/10.1007/s11280-018-0605-y', 'doi:10.1007/s11280-018-0605-y'],
  ['https://www.springeropen.com/articles/10.1186/s40537-019-0192-5', 'doi:10.1186/s40537-019-0192-5'],
  ['https://onlinelibrary.wiley.com/doi/10.1002/asi.24242', 'doi:10.1002/asi.24242'],
  ['https://www.tandfonline.com/doi/10.1080/01621459.2017.1285773', 'doi:10.1080/01621459.2017.1285773'],
  ['https://journals.sagepub.com/doi/10.1177/1460458219833102', 'doi:10.1177/1460458219833102'],
  ['https://pubs.acs.org/doi/10.1021/acs.jcim.9b00237', 'doi:10.1021/acs.jcim.9b00237'],
  ['https://www.pnas.org/doi/10.1073/pnas.1900654116', 'doi:10.1073/pnas.1900654116'],
  ['https://www.science.org/doi/10.1126/science.aaa8415', 'doi:10.1126/science.aaa8415'],
  ['https://www.frontiersin.org/articles/10.3389/fnins.2019.00001', 'doi:10.3389/fnins.2019.00001'],
  ['https://aclanthology.coli.uni-saarland.de/papers/P19-1585/p19-1585', 'acl:P19-1585'],
  ['https://pubmed.gov/31501885', 'pubmed:31501885'],
  ['https://europepmc.org/article/MED/31501885', 'pubmed:31501885'],
  ['https://papers.nips.cc/paper/7181-attention-is-all-you-need', 'neurips:7181'],
  ['https://proceedings.neurips.cc/paper/7181-attention-is-all-you-need', 'neurips:7181'],
  ['https://eyun.baidu.com/s/1abcDEFgh', 'baidu:1abcDEFgh'],
  ['https://docs.google.com/uc?id=1aBcDeFgHiJkL', 'google-drive:1aBcDeFgHiJkL'],
  ['https://www.aliyundrive.com/s/abcDEF', 'aliyun-drive:abcDEF'],
  ['https://www.alipan.com/s/abcDEF', 'aliyun-drive:abcDEF'],
  ['https://pan.quark.cn/s/abcdef123456', 'quark:abcdef123456'],
  ...['123pan', '123684', '123865', '123912', '123592'].flatMap((name): [string, string][] => [
    [`https://www.${name}.com/s/abc-DEF`, '123pan:abc-DEF'],
    [`https://www.${name}.cn/s/abc-DEF`, '123pan:abc-DEF'],
  ]),
  ...['115', '115cdn', 'anxia'].map((name): [string, string] => [`https://${name}.com/s/swabc123`, '115:swabc123']),
  ['https://hf.co/owner/name', 'hugging-face:models/owner/name'],
  ['https://hf-mirror.com/owner/name', 'hugging-face:models/owner/name'],
  ['https://modelscope.ai/models/owner/name', 'modelscope:models/owner/name/ai'],
  ['https://www.kesci.com/mw/dataset/5e9bebdc0f6b1c002c8d7a3f', 'heywhale:dataset/5e9bebdc0f6b1c002c8d7a3f'],
];

test.each(places)('%s is known by its place', (address, key) => {
  expect(identify(address).key).toBe(key);
  // The dot of the root and a `www.` make no other place of it.
  expect(identify(address.replace(/^(https?:\/\/[^/]+)/, '$1.')).key).toBe(key);
});
