/**
 * The job store in PostgreSQL, for any number of processes. Loaded only where DATABASE_URL is set.
 *
 * Start with `postgres-job-store.ts` and the statements in `schema.ts`. `member.ts` finds out which
 * processes live and which one leads.
 */

export { openPostgresJobStore } from './open-postgres-job-store.ts';
