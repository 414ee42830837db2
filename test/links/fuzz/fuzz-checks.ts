import { createHttpClient } from '../../../src/http/client.ts';
import { checkLinks } from '../../../src/links/check.ts';
import type { CheckedLink, LinkToCheck } from '../../../src/model/verdict.ts';
import type { Clock } from '../../../src/runtime/clock.ts';
import { createRandom, openFaultyServer } from './faulty-server.ts';

export interface FuzzResult {
  /** How many links had each verdict. */
  verdicts: Record<string, number>;
  /** Links that were called gone, which none of them is. */
  gone: CheckedLink[];
  /** Links that were given, and verdicts that came. */
  asked: number;
  answered: number;
  requests: number;
  seconds: number;
}

/** An address of each service, so that each of them meets answers that it does not expect. */
const serviceUrls: ((n: number) => string)[] = [
  (n) => `https://github.com/owner/name-${n}`,
  (n) => `https://github.com/owner/name-${n}/releases/tag/v1`,
  (n) => `https://pan.baidu.com/s/1abcdefg${n}?pwd=a1b2`,
  (n) => `https://arxiv.org/abs/2010.${String(n % 90_000).padStart(5, '0')}`,
  (n) => `https://doi.org/10.1000/${n}`,
  (n) => `https://aclanthology.org/P19-${1000 + (n % 9000)}/`,
  (n) => `https://pubmed.ncbi.nlm.nih.gov/${n + 1}/`,
  (n) => `https://openreview.net/forum?id=abcdefg${n}`,
  (n) => `https://huggingface.co/datasets/owner/name-${n}`,
  (n) => `https://modelscope.cn/datasets/space/name-${n}/summary`,
  (n) => `https://gitee.com/owner/name-${n}`,
  (n) => `https://www.kaggle.com/datasets/owner/slug-${n}`,
  (n) => `https://mp.weixin.qq.com/s/abcdefg${n}`,
  (n) => `https://zhuanlan.zhihu.com/p/${n}`,
  (n) => `https://www.aliyundrive.com/s/abc${n}`,
  (n) => `https://115.com/s/sw3abc${n}`,
];

/**
 * Checks links to many servers that do anything at all but say no: one host in six is a service's.
 */
export async function fuzzChecks({ servers, seed }: { servers: number; seed: number }): Promise<FuzzResult> {
  const faultyServer = await openFaultyServer(seed);
  const random = createRandom(seed);
  // Server and checker share a processor. With a shorter timeout, or more requests at once, their
  // own work would look like silence. On a busy machine every server would seem silent.
  const timeoutMs = 500;
  const connections = 8;
  const network = createHttpClient({
    // One host in twelve is spoken to in TLS, which the server has never heard of.
    route: ({ hostname }) => new URL(`${hostname.startsWith('tls') ? 'https' : 'http'}://127.0.0.1:${faultyServer.port}`),
    timeouts: { connectMs: 2000, headersMs: timeoutMs, bodyMs: timeoutMs, totalMs: 3 * timeoutMs },
    maxConnections: connections,
    clock: fastClock,
    maxWaitMs: 0,
    random: random,
  });
  const links = Array.from({ length: servers }, (_, n): LinkToCheck => {
    const service = n % 6 === 0 ? serviceUrls[(n / 6) % serviceUrls.length] : undefined;
    const file = ['', '.pdf', '.html', '/'][n % 4];
    const url = service?.(n) ?? `https://${n % 12 === 1 ? 'tls' : 'h'}${n}.test/a/b${n}${file}`;
    return { url, names: ['A name'], at: [{ file: 'list.md', line: n + 1, column: 1 }] };
  });
  const result: FuzzResult = { verdicts: {}, gone: [], asked: links.length, answered: 0, requests: 0, seconds: 0 };
  const began = performance.now();
  try {
    const run = checkLinks(links, {
      network: { ...network, setPace: () => {} },
      clock: fastClock,
      random: random,
      github: { api: 'https://api.github.com', token: 'a-token' },
    });
    for (let next = await run.next(); !next.done; next = await run.next()) {
      const { verdict } = next.value;
      result.answered += 1;
      result.verdicts[verdict] = (result.verdicts[verdict] ?? 0) + 1;
      if (verdict === 'gone') result.gone.push(next.value);
    }
  } finally {
    result.requests = Object.values(network.requestCounts().byHost).reduce((sum, count) => sum + count, 0);
    result.seconds = (performance.now() - began) / 1000;
    await network.close();
    await faultyServer.close();
  }
  return result;
}

/** A second is two milliseconds: nobody waits for second tries. */
const origin = performance.now();
const fastClock: Clock = {
  now: () => 1_700_000_000_000 + (performance.now() - origin) * 500,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms / 500);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          reject(signal.reason);
        },
        { once: true },
      );
    }),
};
