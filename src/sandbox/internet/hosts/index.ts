export { aclHosts } from './acl-anthology.ts';
export { arxivHosts } from './arxiv.ts';
export { baiduPanHost } from './baidu-pan.ts';
export { doiHosts } from './doi.ts';
export { staticSite } from './static-site.ts';
export { webArchiveHost } from './web-archive.ts';
export { wechatHost } from './wechat.ts';
