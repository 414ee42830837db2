import type { DatabaseSync } from 'node:sqlite';
import type { Job } from './job.ts';

/**
 * How often somebody asks by commands in comments. Whoever keeps a list may ask as often as they like; that somebody does is found out when
 * their command is done, and believed for a day. To others so many are answered in an hour, then one word says so, then silence.
 */
export const commandQuotaSchema = `
create table if not exists asks (who text not null, at integer not null, told integer not null) strict;
create index if not exists asks_by_who on asks (who, at);
create table if not exists trusted (who text primary key, until integer not null) strict;
`;

const hourMs = 3600 * 1000;
/** Commands of one person in one repository that are done within an hour. */
export const maxCommandsPerHour = 10;

export interface CommandQuota {
  /** The job as it may be done: as it is, or only with a word that this is too often; undefined for silence. Counts it. */
  admit(job: Job, now: number): Job | undefined;
  trust(who: { owner: string; repo: string; login: string }, now: number): void;
  prune(before: number): void;
}

/** Counts in the database of the inbox, so that a restart forgives nothing. */
export function openCommandQuota(db: DatabaseSync): CommandQuota {
  const selectTrusted = db.prepare('select 1 as yes from trusted where who = ? and until > ?');
  const upsertTrusted = db.prepare('insert into trusted values (?, ?) on conflict (who) do update set until = excluded.until');
  const selectCounts = db.prepare('select count(*) - sum(told) as done, sum(told) as told from asks where who = ? and at > ?');
  const insertCommand = db.prepare('insert into asks values (?, ?, ?)');
  return {
    admit(job, at) {
      const { asked, askedBy, owner, repo } = job;
      if (!asked || askedBy === undefined) return job;
      const now = Math.trunc(at);
      const who = personKey({ owner, repo, login: askedBy });
      if (selectTrusted.get(who, now)) return job;
      const so = selectCounts.get(who, now - hourMs);
      const isFew = Number(so?.done ?? 0) < maxCommandsPerHour;
      if (!isFew && Number(so?.told ?? 0) > 0) return undefined;
      insertCommand.run(who, now, isFew ? 0 : 1);
      return isFew ? job : { ...job, kind: 'command', number: asked.issue, tooOften: true };
    },
    trust: (who, now) => void upsertTrusted.run(personKey(who), Math.trunc(now) + 24 * hourMs),
    prune(before) {
      db.prepare('delete from asks where at < ?').run(before);
      db.prepare('delete from trusted where until < ?').run(before);
    },
  };
}

const personKey = ({ owner, repo, login }: { owner: string; repo: string; login: string }) =>
  `${owner}/${repo}@${login}`.toLowerCase();
