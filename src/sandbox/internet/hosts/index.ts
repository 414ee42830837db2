export { baiduPanHost } from './baidu-pan.ts';
export { aclHosts, arxivHosts, doiHosts } from './papers.ts';
export { staticSite } from './static-site.ts';
export { webArchiveHost } from './web-archive.ts';
export { wechatHost } from './wechat.ts';
