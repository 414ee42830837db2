import type { Messages } from '../messages.ts';

const afterMs = (what: string) => (ms: string) => `${ms} 毫秒内${what}`;

export const network: Messages['network'] = {
  errors: {
    ABORTED: () => '请求已取消',
    BAD_ADDRESS: () => '不是有效的 http 或 https 地址',
    BAD_ENCODING: () => '响应正文与其 content-encoding 不符',
    BODY_TIMEOUT: afterMs('未收到后续正文'),
    CONNECTION_CLOSED: () => '连接已关闭',
    CONNECT_TIMEOUT: afterMs('未能建立连接'),
    DEFERRED: () => '对方要求的等待时间超过本次检查的上限',
    DNS_TIMEOUT: afterMs('DNS 无响应'),
    EAI_AGAIN: (values) => `DNS 查询失败：${values}`,
    ENOTFOUND: (name) => `域名 ${name} 不存在`,
    FORBIDDEN_ADDRESS: (address) => `${address} 不是公网地址`,
    FORBIDDEN_PORT: (port) => `${port} 不是常见的网页端口`,
    HEADERS_TIMEOUT: afterMs('无响应'),
    LOOP: () => '循环跳转',
    NO_HEADERS: () => '响应没有头部',
    PROXY_CLOSED: (host) => `代理未建立到 ${host} 的隧道便断开了连接`,
    PROXY_PROTOCOL: (host) => `请求到 ${host} 的隧道时，代理的响应不是 HTTP`,
    PROXY_TIMEOUT: afterMs('代理无响应'),
    TLS_TIMEOUT: afterMs('未完成 TLS 握手'),
    TOO_MANY_HOPS: (max) => `跳转超过 ${max} 次`,
    TOTAL_TIMEOUT: afterMs('未收到完整响应'),
  },
  proxyStatus: (status, host) => `代理对 ${host} 返回 ${status}`,
};
