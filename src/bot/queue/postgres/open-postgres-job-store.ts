import type { Clock } from '../../../runtime/clock.ts';
import type { JobStore } from '../job-store.ts';
import { Database } from './database.ts';
import { defaultTiming, type MemberTiming } from './member.ts';
import { PostgresJobStore } from './postgres-job-store.ts';
import { createMissingTables, createStatements } from './schema.ts';

export interface PostgresJobStoreSettings {
  /** `postgres://user:password@host:port/database`. */
  url: string;
  clock: Clock;
  /** The schema of the tables. Default `listkeeper`. */
  schema?: string;
  timing?: MemberTiming;
}

/**
 * Opens the job store in PostgreSQL, and makes its tables where they are missing. Any number of
 * processes may have it open.
 * @throws ListkeeperError `bad-database-url`; `queue-unavailable`, as do all methods of the store.
 */
export async function openPostgresJobStore(settings: PostgresJobStoreSettings): Promise<JobStore> {
  const { url, clock, schema = 'listkeeper', timing = defaultTiming } = settings;
  const database = new Database(url);
  try {
    await createMissingTables(database, schema);
  } catch (error) {
    await database.close();
    throw error;
  }
  return new PostgresJobStore(database, { clock, statements: createStatements(schema), channel: schema, timing });
}
