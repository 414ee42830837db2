/**
 * Simulated sites, one file for each service. Each answers as the real one does, in good and bad
 * states.
 */

export { createAclHosts } from './acl-anthology.ts';
export { createArxivHosts } from './arxiv.ts';
export { createBaiduPanHost } from './baidu-pan.ts';
export { createDoiHosts } from './doi.ts';
export { createStaticSite } from './static-site.ts';
export { createWebArchiveHost } from './web-archive.ts';
export { createWechatHost } from './wechat.ts';
