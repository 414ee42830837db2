import type { Identity } from '../identify/index.ts';
import type { LinkService } from './shared/index.ts';
import { web } from './web/index.ts';

/**
 * Every service, loaded when something of it is to be judged: what they read answers with is most of what a short command would load. `web`, which
 * every list needs, is here already.
 */
const loaders = {
  github: async () => (await import('./github/check.ts')).github,
  'baidu-pan': async () => (await import('./baidu-pan/check.ts')).baiduPan,
  arxiv: async () => (await import('./arxiv/check.ts')).arxiv,
  doi: async () => (await import('./doi/check.ts')).doi,
  acl: async () => (await import('./acl/check.ts')).acl,
  pubmed: async () => (await import('./pubmed/check.ts')).pubmed,
  openreview: async () => (await import('./openreview/check.ts')).openReview,
  'hugging-face': async () => (await import('./hugging-face/check.ts')).huggingFace,
  modelscope: async () => (await import('./hubs.ts')).modelScope,
  gitee: async () => (await import('./hubs.ts')).gitee,
  kaggle: async () => (await import('./hubs.ts')).kaggle,
  wechat: async () => (await import('./wechat/check.ts')).wechat,
  walls: async () => (await import('./walls/check.ts')).botWalledSites,
  'aliyun-drive': async () => (await import('./drives.ts')).aliyunDrive,
  quark: async () => (await import('./drives.ts')).quark,
  '123pan': async () => (await import('./drives.ts')).pan123,
  '115': async () => (await import('./drives.ts')).pan115,
  'google-drive': async () => (await import('./drives.ts')).googleDrive,
  web: async () => web,
} satisfies Record<string, () => Promise<LinkService>>;

export type ServiceName = keyof typeof loaders;

export const serviceNames = Object.keys(loaders) as ServiceName[];

/** Things that are judged by a service of another name. */
const serviceAliases: Partial<Record<string, ServiceName>> = { pmc: 'pubmed', zhihu: 'walls', douban: 'walls' };

/** Who judges a thing; `web` whatever has no service of its own. */
export function getServiceName({ service }: Identity): ServiceName {
  return serviceAliases[service] ?? (Object.hasOwn(loaders, service) ? (service as ServiceName) : 'web');
}

/** Loads a service; at once when it was loaded before. */
export function loadService(name: ServiceName): Promise<LinkService> {
  return loaders[name]();
}
