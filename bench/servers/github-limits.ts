/**
 * GitHub's limits for one installation: 5,000 requests an hour, 900 points a minute where a read is
 * one and a write five, and 80 requests a minute that create content. Source:
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const hourMs = 3600 * 1000;
const minuteMs = 60 * 1000;
const maxRequestsPerHour = 5000;
const maxPointsPerMinute = 900;
const maxCreationsPerMinute = 80;

interface Sample {
  at: number;
  points: number;
  creates: boolean;
}

/** What one installation has used. A request beyond a limit is refused, and counted. */
export class InstallationLimits {
  #samples: Sample[] = [];
  refusals = 0;

  /** @returns seconds to wait when a limit is reached; undefined when the request may go on. */
  take(method: string, path: string, now: number): number | undefined {
    this.#samples = this.#samples.filter(({ at }) => at > now - hourMs);
    const lastMinute = this.#samples.filter(({ at }) => at > now - minuteMs);
    const isQuery = path.endsWith('/graphql');
    const isWrite = method !== 'GET' && method !== 'HEAD' && !isQuery;
    const points = lastMinute.reduce((sum, each) => sum + each.points, 0);
    const creations = lastMinute.filter(({ creates }) => creates).length;
    const isRefused =
      this.#samples.length >= maxRequestsPerHour ||
      points + (isWrite ? 5 : 1) > maxPointsPerMinute ||
      (isWrite && creations >= maxCreationsPerMinute);
    if (isRefused) {
      this.refusals += 1;
      return 60;
    }
    this.#samples.push({ at: now, points: isWrite ? 5 : 1, creates: isWrite });
    return undefined;
  }
}
