import {
  createAclHosts,
  createArxivHosts,
  createBaiduPanHost,
  createDoiHosts,
  createStaticSite,
  createWebArchiveHost,
  createWechatHost,
} from './hosts/index.ts';
import { createHtmlResponse, createRedirectResponse, type SimulatedHost } from './responses.ts';

export interface ExampleHostsOptions {
  /** Titles of papers by identity (`arxiv:2010.03295`, `acl:P19-2055`). Other papers have none. */
  titles?: Record<string, string>;
}

/**
 * The internet of the demo. Services answer as the real ones do. A few links of the medical list
 * fail in typical ways: a cancelled share, a closed portal, a moved host, a reset connection, a
 * bot wall. Every other address works. GitHub is the sandbox itself.
 */
export function createExampleHosts({ titles = {} }: ExampleHostsOptions = {}): SimulatedHost[] {
  const of = (service: string) =>
    Object.entries(titles).flatMap(([key, title]) =>
      key.startsWith(`${service}:`) ? [[key.slice(service.length + 1), title] as const] : [],
    );
  const named = (service: string) => Object.fromEntries(of(service).map(([id, title]) => [id, { title }]));
  return [
    createBaiduPanHost(
      {
        // The share of Yidu-S4K was dead for 268 days before the maintainers of the original list
        // noticed.
        '1QqYtqDwhc_S51F3SYMChBQ': { state: 'cancelled' },
        '1CWKblBNBqR-vs2h0xiXSdQ': { state: 'locked', code: '0c54' },
        '1ZwzNgvAAMQk4klerTspsoA': { state: 'locked', code: 'lbo4' },
      },
      { state: 'locked' },
    ),
    ...createArxivHosts({ papers: named('arxiv') }),
    ...createDoiHosts({ dois: named('doi') }),
    ...createAclHosts({ titles: Object.fromEntries(of('acl')) }),
    createWechatHost(),
    createWebArchiveHost({ 'http://cmekg.pcl.ac.cn/': ['20190927081532', '20240301042210'] }),
    createStaticSite('www.kesci.com', {}, ({ url }) =>
      createRedirectResponse(`https://www.heywhale.com${url.pathname}${url.search}`, 301),
    ),
    { host: 'www.biendata.com', respond: () => createHtmlResponse('502 Bad Gateway', '<p>502 Bad Gateway</p>', 502) },
    { host: 'cmekg.pcl.ac.cn', respond: () => ({ fault: 'reset' }) },
    createStaticSite('www.fudan-disc.com', { '/': createHtmlResponse('Fudan DISC') }),
    createStaticSite('www.yiducloud.com.cn', {}, () => ({
      status: 403,
      headers: { 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment...</title>',
    })),
  ];
}
