import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A run of a job that goes on now. */
interface OpenRun {
  worker: string;
  repository: string;
  startedAt: number;
}

/** What jobs do outside, seen from there: a GitHub of two questions. */
export interface RunRecorder {
  url: string;
  /** Runs in a repository that began while another one went on there. */
  overlaps(): number;
  /** Things that jobs have said, and how often. */
  said: ReadonlyMap<string, number>;
  /** The repositories in which this worker runs a job. */
  repositoriesOf(worker: string): string[];
  /** Resolves with the seconds until the next run begins in a repository. */
  nextRun(repository: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * Records the runs of jobs. A run is an open answer: it ends when the worker says so, or when its
 * process is gone. What a job says is looked for first, as the bot does with its comments.
 */
export async function openRunRecorder(): Promise<RunRecorder> {
  const runs = new Map<ServerResponse, OpenRun>();
  const said = new Map<string, number>();
  const listeners = new Map<string, ((at: number) => void)[]>();
  let overlaps = 0;

  function begin(response: ServerResponse, run: OpenRun): void {
    if ([...runs.values()].some(({ repository }) => repository === run.repository)) overlaps += 1;
    runs.set(response, run);
    for (const listener of listeners.get(run.repository) ?? []) listener(run.startedAt);
    listeners.delete(run.repository);
    response.once('close', () => runs.delete(response));
    response.writeHead(200).flushHeaders();
  }

  const server = createServer((request, response) => {
    request.resume();
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const get = (name: string) => searchParams.get(name) ?? '';
    const { worker, repository, text } = { worker: get('worker'), repository: get('repository'), text: get('text') };
    if (pathname === '/run') return begin(response, { worker, repository, startedAt: performance.now() });
    if (pathname === '/end') {
      for (const [open, run] of runs) if (run.worker === worker && run.repository === repository) runs.delete(open);
    }
    if (pathname === '/say') said.set(text, (said.get(text) ?? 0) + 1);
    response.end(JSON.stringify(said.has(text)));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    overlaps: () => overlaps,
    said,
    repositoriesOf: (worker) => [...runs.values()].filter((run) => run.worker === worker).map(({ repository }) => repository),
    nextRun(repository) {
      const from = performance.now();
      return new Promise((resolve) => {
        const waiting = listeners.get(repository) ?? [];
        listeners.set(repository, [...waiting, (at) => resolve((at - from) / 1000)]);
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
