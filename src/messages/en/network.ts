const afterMs = (what: string) => (ms: string) => `no ${what} within ${ms} ms`;

/** Why there is no response. */
export const network = {
  /** By error code. The argument holds the values that the error is about. */
  errors: {
    ABORTED: () => 'the request was aborted',
    BAD_ADDRESS: () => 'not a valid http or https URL',
    BAD_ENCODING: () => 'the body does not match its content-encoding',
    BODY_TIMEOUT: afterMs('more of the body'),
    CONNECTION_CLOSED: () => 'the connection was closed',
    CONNECT_TIMEOUT: afterMs('connection'),
    DEFERRED: () => 'the host asks to wait for longer than this run can',
    DNS_TIMEOUT: afterMs('response from DNS'),
    EAI_AGAIN: (values: string) => `DNS lookup failed: ${values}`,
    ENOTFOUND: (name: string) => `${name} does not exist`,
    FORBIDDEN_ADDRESS: (address: string) => `${address} is not on the public internet`,
    FORBIDDEN_PORT: (port: string) => `port ${port} is not commonly used for web pages`,
    HEADERS_TIMEOUT: afterMs('response'),
    LOOP: () => 'redirect loop',
    NO_HEADERS: () => 'the response has no headers',
    PROXY_CLOSED: (host: string) => `the proxy closed the connection instead of opening a tunnel to ${host}`,
    PROXY_PROTOCOL: (host: string) => `the proxy did not respond in HTTP when asked for a tunnel to ${host}`,
    PROXY_TIMEOUT: afterMs('response from the proxy'),
    TLS_TIMEOUT: afterMs('TLS handshake'),
    TOO_MANY_HOPS: (max: string) => `more than ${max} redirects`,
    TOTAL_TIMEOUT: afterMs('complete response'),
  },
  proxyStatus: (status: string, host: string) => `the proxy answered ${status} for ${host}`,
};
