/**
 * The job store in SQLite, for one process: the default, since it needs no server.
 *
 * `sqlite-database.ts` opens the file and locks it, `sqlite-job-store.ts` has the jobs.
 */

export { openJobStore } from './sqlite-job-store.ts';
