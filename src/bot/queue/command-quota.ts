import type { DatabaseSync } from 'node:sqlite';
import type { Job } from './job.ts';

/** Rate limit for commands in comments, in the tables `asks` and `trusted` of the job store. */
export const commandQuotaSchema = `
create table if not exists asks (who text not null, at integer not null, told integer not null) strict;
create index if not exists asks_by_who on asks (who, at);
create table if not exists trusted (who text primary key, until integer not null) strict;
`;

const hourMs = 3600 * 1000;

/** Commands of one person in one repository that run within an hour. */
export const maxCommandsPerHour = 10;

interface Person {
  owner: string;
  repo: string;
  login: string;
}

/**
 * Sliding-window limit on the commands of a person in a repository. Beyond it they get one reply an
 * hour that says so, and then none.
 *
 * People with write access are exempt. Their access is found out when a command runs, and trusted
 * for a day. The counts are in the database, so that a restart does not reset them.
 */
export class CommandQuota {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /**
   * Counts a job that a command requested.
   * @returns the job; a job that only replies that the quota is used up; or undefined when there is
   * to be no reply.
   */
  admit(job: Job, at: number): Job | undefined {
    const { asked: command, askedBy: login, owner, repo } = job;
    if (!command || login === undefined) return job;
    const now = Math.trunc(at);
    const person = personKey({ owner, repo, login });
    if (this.#db.prepare('select 1 from trusted where who = ? and until > ?').get(person, now)) return job;
    const countSql = 'select count(*) - sum(told) as done, sum(told) as told from asks where who = ? and at > ?';
    const counts = this.#db.prepare(countSql).get(person, now - hourMs);
    const isWithinQuota = Number(counts?.done ?? 0) < maxCommandsPerHour;
    if (!isWithinQuota && Number(counts?.told ?? 0) > 0) return undefined;
    this.#db.prepare('insert into asks values (?, ?, ?)').run(person, now, isWithinQuota ? 0 : 1);
    return isWithinQuota ? job : { ...job, kind: 'command', number: command.issue, tooOften: true };
  }

  trust(person: Person, now: number): void {
    this.#db
      .prepare('insert into trusted values (?, ?) on conflict (who) do update set until = excluded.until')
      .run(personKey(person), Math.trunc(now) + 24 * hourMs);
  }

  prune(before: number): void {
    this.#db.prepare('delete from asks where at < ?').run(before);
    this.#db.prepare('delete from trusted where until < ?').run(before);
  }
}

const personKey = ({ owner, repo, login }: Person) => `${owner}/${repo}@${login}`.toLowerCase();
