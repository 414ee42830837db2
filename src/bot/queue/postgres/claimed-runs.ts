import type { RunId } from '../job-store.ts';

/**
 * The runs that this process has claimed and not ended. The database may know of more: a claim
 * whose answer was lost with a connection is running for the database, and for nobody else.
 */
export class ClaimedRuns {
  readonly #claimed = new Set<string>();
  /** Runs that the database had as ours at the last look, and that this process does not know. */
  #unknown = new Set<string>();

  add(run: RunId): void {
    this.#claimed.add(formatRun(run));
  }

  delete(run: RunId): void {
    this.#claimed.delete(formatRun(run));
  }

  clear(): void {
    this.#claimed.clear();
  }

  /**
   * @param runs those that the database has as ours.
   * @returns those that nobody runs. They are seen twice first, because the answer of a claim may
   * be on its way.
   */
  findForgotten(runs: readonly RunId[]): RunId[] {
    const unknown = runs.filter((run) => !this.#claimed.has(formatRun(run)));
    const forgotten = unknown.filter((run) => this.#unknown.has(formatRun(run)));
    this.#unknown = new Set(unknown.map(formatRun));
    return forgotten;
  }
}

const formatRun = ({ row, tries }: RunId) => `${row} ${tries}`;
