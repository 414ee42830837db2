import { aclHosts, arxivHosts, baiduPanHost, doiHosts, staticSite, webArchiveHost, wechatHost } from './hosts/index.ts';
import { htmlResponse, redirectResponse, type SimulatedHost } from './responses.ts';

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
    baiduPanHost(
      {
        // The share of Yidu-S4K was dead for 268 days before the maintainers of the original list
        // noticed.
        '1QqYtqDwhc_S51F3SYMChBQ': { state: 'cancelled' },
        '1CWKblBNBqR-vs2h0xiXSdQ': { state: 'locked', code: '0c54' },
        '1ZwzNgvAAMQk4klerTspsoA': { state: 'locked', code: 'lbo4' },
      },
      { state: 'locked' },
    ),
    ...arxivHosts({ papers: named('arxiv') }),
    ...doiHosts({ dois: named('doi') }),
    ...aclHosts({ titles: Object.fromEntries(of('acl')) }),
    wechatHost(),
    webArchiveHost({ 'http://cmekg.pcl.ac.cn/': ['20190927081532', '20240301042210'] }),
    staticSite('www.kesci.com', {}, ({ url }) => redirectResponse(`https://www.heywhale.com${url.pathname}${url.search}`, 301)),
    { host: 'www.biendata.com', respond: () => htmlResponse('502 Bad Gateway', '<p>502 Bad Gateway</p>', 502) },
    { host: 'cmekg.pcl.ac.cn', respond: () => ({ fault: 'reset' }) },
    staticSite('www.fudan-disc.com', { '/': htmlResponse('Fudan DISC') }),
    staticSite('www.yiducloud.com.cn', {}, () => ({
      status: 403,
      headers: { 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment...</title>',
    })),
  ];
}
