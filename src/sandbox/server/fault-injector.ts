/** Makes the first `times` (default 1) matching requests fail. */
export interface Fault {
  /** Default: any. */
  method?: string;
  /** Tested on the path under the interface's address: `/repos/o/r/pulls/1`, `/graphql`. */
  path: RegExp;
  status?: number;
  times?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Milliseconds to wait first. */
  latencyMs?: number;
  /**
   * `drop` closes the connection without an answer. `after` executes the request, then answers with
   * the fault.
   */
  mode?: 'instead' | 'after' | 'drop';
}

/** A queue of faults: `take` returns the first that matches a request. */
export function createFaultInjector(): { add(fault: Fault): void; take(method: string, path: string): Fault | undefined } {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(method, path) {
      const found = waiting.find(
        ({ fault, left }) => left > 0 && (fault.method ?? method).toUpperCase() === method && fault.path.test(path),
      );
      if (!found) return undefined;
      found.left--;
      return found.fault;
    },
  };
}
