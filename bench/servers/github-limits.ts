/**
 * GitHub's limits for one installation. An hour: 5,000 requests, 5,000 points of GraphQL, 500
 * requests that create content. A minute: 900 points of REST, where a read is one and a write five,
 * 2,000 of GraphQL, 80 that create content. At once: 100 requests. Source:
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const hourMs = 3600 * 1000;
const minuteMs = 60 * 1000;
const hourly = { rest: 5000, graphql: 5000, creations: 500 };
const perMinute = { rest: 900, graphql: 2000, creations: 80 };
const maxConcurrent = 100;

type Kind = 'rest' | 'graphql' | 'creations';

interface Sample {
  at: number;
  kind: Kind;
  points: number;
}

/** What one installation has used. A request beyond a limit is refused, and counted. */
export class InstallationLimits {
  #samples: Sample[] = [];
  #running = 0;
  refusals = 0;

  /** @returns seconds to wait when a limit is reached; undefined when the request may go on. */
  take(method: string, path: string, now: number): number | undefined {
    this.#samples = this.#samples.filter(({ at }) => at > now - hourMs);
    const wanted = toSamples(method, path, now);
    const isRefused = this.#running >= maxConcurrent || wanted.some((sample) => this.#exceeds(sample, now));
    if (isRefused) {
      this.refusals += 1;
      return 60;
    }
    this.#running += 1;
    this.#samples.push(...wanted);
    return undefined;
  }

  /** To be called when a request that could go on is answered. */
  end(): void {
    this.#running -= 1;
  }

  #exceeds({ kind, points }: Sample, now: number): boolean {
    const used = this.#samples.filter((sample) => sample.kind === kind);
    const inMinute = used.filter(({ at }) => at > now - minuteMs).reduce((sum, sample) => sum + sample.points, 0);
    return used.length + 1 > hourly[kind] || inMinute + points > perMinute[kind];
  }
}

function toSamples(method: string, path: string, at: number): Sample[] {
  if (path.endsWith('/graphql')) return [{ at, kind: 'graphql', points: 1 }];
  if (method === 'GET' || method === 'HEAD') return [{ at, kind: 'rest', points: 1 }];
  const write: Sample = { at, kind: 'rest', points: 5 };
  return method === 'POST' ? [write, { at, kind: 'creations', points: 1 }] : [write];
}
