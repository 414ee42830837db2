import type { Language } from './words.ts';

/** Who was asked about a link, in Chinese, by the names that the services of `links/` give as evidence. */
const chinese: ReadonlyMap<string, string> = new Map([
  ['page', '网页'],
  ['nobody', '未询问任何网站'],
  ['github graphql', 'GitHub GraphQL 接口'],
  ['github rest', 'GitHub REST 接口'],
  ['github graphql and rest', 'GitHub 的 GraphQL 与 REST 接口'],
  ['gitee api', 'Gitee 接口'],
  ['baidu pan', '百度网盘'],
  ['baidu pan page and verify', '百度网盘的分享页与提取码校验'],
  ['baidu pan page, verify and list', '百度网盘的分享页、提取码校验与文件列表'],
  ['baidu pan shorturlinfo', '百度网盘的分享信息接口'],
  ['aliyun-drive share', '阿里云盘分享'],
  ['quark share', '夸克网盘分享'],
  ['123pan share', '123 云盘分享'],
  ['115 share', '115 网盘分享'],
  ['google-drive share', 'Google Drive 分享'],
  ['doi handle', 'DOI 登记'],
  ['doi handle, crossref, datacite', 'DOI 登记、Crossref 与 DataCite'],
  ['crossref', 'Crossref'],
  ['datacite', 'DataCite'],
  ['arxiv api', 'arXiv 接口'],
  ['arxiv api and page', 'arXiv 接口与网页'],
  ['acl anthology', 'ACL Anthology 网站'],
  ['openreview api', 'OpenReview 接口'],
  ['pubmed esummary', 'PubMed 接口'],
  ['pmc open access', 'PMC 开放获取接口'],
  ['hugging face api', 'Hugging Face 接口'],
  ['hugging face api and page', 'Hugging Face 接口与网页'],
  ['modelscope api', '魔搭接口'],
  ['kaggle api', 'Kaggle 接口'],
  ['wechat page', '微信文章页'],
  ['zhihu page', '知乎网页'],
  ['douban page', '豆瓣网页'],
]);

/** Who was asked, as people say it. A name that is not known, of an older history say, stays as it is: not escaped. */
export function askedWords(asked: string, language: Language): string {
  return language === 'zh' ? (chinese.get(asked) ?? asked) : asked;
}
