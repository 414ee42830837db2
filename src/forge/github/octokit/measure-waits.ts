import type { Octokit } from 'octokit';

export interface WaitMeter {
  /** Ms since any fixed time. */
  now: () => number;
  report: (seconds: number) => void;
}

/**
 * Reports how long each request of an Octokit waits for its turn before it is sent. To be called
 * after all other hooks were added, so that their waits count. Of a request that is repeated, only
 * the first wait is reported.
 */
export function measureWaits({ hook }: Pick<Octokit, 'hook'>, { now, report }: WaitMeter): void {
  hook.before('request', (options) => {
    const startedAt = now();
    const send: typeof globalThis.fetch | undefined = options.request?.fetch;
    if (!send) return;
    let isReported = false;
    const reportingSend: typeof globalThis.fetch = (input, init) => {
      if (!isReported) report((now() - startedAt) / 1000);
      isReported = true;
      return send(input, init);
    };
    options.request = { ...options.request, fetch: reportingSend };
  });
}
