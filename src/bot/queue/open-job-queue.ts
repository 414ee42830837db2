import type { Clock } from '../../runtime/clock.ts';
import type { JobStore } from './job-store.ts';
import { openJobStore } from './sqlite/index.ts';

export interface JobQueueSettings {
  /** Of PostgreSQL, for any number of processes. */
  databaseUrl?: string | undefined;
  /** Of SQLite, for one process. Used without an address. */
  file: string;
  clock: Clock;
}

/**
 * Opens the job store that the operator has chosen.
 * @throws ListkeeperError `bad-database-url`, `queue-unavailable`; `queue-in-use` for a file that
 * another process has open.
 */
export async function openJobQueue({ databaseUrl, file, clock }: JobQueueSettings): Promise<JobStore> {
  if (!databaseUrl) return openJobStore(file, clock);
  const { openPostgresJobStore } = await import('./postgres/index.ts');
  return openPostgresJobStore({ url: databaseUrl, clock });
}
