/** How a link was checked and what was found there. */

const sources: Record<string, string> = {
  page: 'web page',
  nobody: 'not requested',
  files: 'files of the repository',
  github: 'GitHub',
  'github graphql': 'GitHub GraphQL API',
  'github rest': 'GitHub REST API',
  'github graphql and rest': 'GitHub GraphQL and REST APIs',
  'gitee api': 'Gitee API',
  'baidu pan': 'Baidu Pan',
  'baidu pan page': 'Baidu Pan share page',
  'baidu pan share and verify': 'Baidu Pan share and code check',
  'baidu pan share, verify and list': 'Baidu Pan share, code check and file list',
  'baidu pan page and verify': 'Baidu Pan share page and code check',
  'baidu pan page, verify and list': 'Baidu Pan share page, code check and file list',
  'baidu pan shorturlinfo': 'Baidu Pan share API',
  'baidu pan shorturlinfo and page': 'Baidu Pan share API and page',
  'aliyun-drive share': 'Aliyun Drive share',
  'quark share': 'Quark share',
  '123pan share': '123pan share',
  '115 share': '115 share',
  'google-drive share': 'Google Drive share',
  'doi agency': 'DOI registration agency',
  'doi handle': 'DOI registry',
  'doi handle and page': 'DOI registry and page',
  'handle registry': 'Handle registry',
  'doi handle, crossref, datacite': 'DOI registry, Crossref and DataCite',
  crossref: 'Crossref',
  datacite: 'DataCite',
  'arxiv api': 'arXiv API',
  'arxiv page': 'arXiv page',
  'arxiv api and page': 'arXiv API and page',
  'acl anthology': 'ACL Anthology',
  'openreview api': 'OpenReview API',
  'openreview page': 'OpenReview page',
  'pubmed esummary': 'PubMed API',
  'pmc esummary': 'PMC API',
  'pmc id converter': 'PMC ID Converter',
  // In histories from before August 2026.
  'pmc open access': 'PMC Open Access API',
  'hugging face api': 'Hugging Face API',
  'hugging face api and page': 'Hugging Face API and page',
  'modelscope api': 'ModelScope API',
  'kaggle api': 'Kaggle API',
  'wechat page': 'WeChat article page',
  'zhihu page': 'Zhihu page',
  'douban page': 'Douban page',
};

export const evidence = () => ({
  sources,
  /** Sources of services without a name above. */
  sourceOf: {
    api: (service: string) => `${service} API`,
    page: (service: string) => `${service} page`,
    share: (service: string) => `${service} share`,
  },
  /** A second network gave the same answer. */
  confirmedByFallback: (source: string) => `${source}, same result from a second network`,
  /** Only a second network was asked. */
  viaFallback: (source: string) => `${source}, from a second network`,
});
