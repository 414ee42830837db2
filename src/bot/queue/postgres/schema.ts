import type { Database } from './database.ts';
import { renameOlderTables } from './older-tables.ts';

/**
 * The tables, for one schema of a database. A later version only adds, or leaves a view under an
 * older name: processes of two versions work side by side while an operator replaces them one by
 * one.
 *
 * A row of `queues` is the lock of its queue. A process that changes a queue or its jobs locks that
 * row before any row of `jobs`. So no two processes wait for each other.
 */
const createTablesSql = (schema: string): string => `
create table if not exists ${schema}.deliveries (
  guid text primary key, event text not null, action text, received bigint not null);
create index if not exists deliveries_by_age on ${schema}.deliveries (received);
create sequence if not exists ${schema}.turns;
-- One row a queue. due_at is when its first queued job is due, null without one; served grows with
-- each job that is taken, so the queue that was served longest ago comes first.
create table if not exists ${schema}.queues (
  name text primary key, id bigint generated always as identity, is_links boolean not null, due_at bigint, served bigint not null default 0,
  running bigint, worker text);
create index if not exists queues_due on ${schema}.queues (due_at) where running is null and due_at is not null;
create index if not exists queues_running on ${schema}.queues (running) where running is not null;
create table if not exists ${schema}.jobs (
  row bigint generated always as identity primary key,
  key text not null, queue text not null, job text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  tries integer not null default 0, not_before bigint not null, error text, changed bigint not null);
create unique index if not exists jobs_one_waiting on ${schema}.jobs (key) where state = 'queued';
-- Whatever a program does: no queue has two running jobs.
create unique index if not exists jobs_one_running on ${schema}.jobs (queue) where state = 'running';
create index if not exists jobs_waiting on ${schema}.jobs (queue, not_before, row) where state = 'queued';
create index if not exists jobs_ended on ${schema}.jobs (changed) where state in ('done', 'failed');
create index if not exists jobs_by_state on ${schema}.jobs (state);
create table if not exists ${schema}.stored_values (name text primary key, value text not null);
create table if not exists ${schema}.commands (author text not null, at bigint not null, refused boolean not null);
create index if not exists commands_by_author on ${schema}.commands (author, at);
create table if not exists ${schema}.trusted (who text primary key, until bigint not null);
create table if not exists ${schema}.workers (id text primary key, host text not null,
  seen timestamptz not null default clock_timestamp());
create table if not exists ${schema}.leases (name text primary key, holder text not null, until timestamptz not null);
-- Ends a run, or queues its job again. One call, so that a webhook about the same repository waits
-- for no answer of ours. Each statement of it sees what others have stored until then.
create or replace function ${schema}.end_run(run bigint, count integer, outcome text, problem text, at bigint,
  retry_at bigint, uncounted integer) returns boolean language plpgsql as $$
declare
  run_queue text;
begin
  select name into run_queue from ${schema}.queues where running = run for update;
  if not found then return false; end if;
  if outcome = 'queued' and exists (select 1 from ${schema}.jobs as waiting join ${schema}.jobs as mine
      on mine.key = waiting.key where mine.row = run and waiting.state = 'queued') then
    outcome := 'done';
  end if;
  update ${schema}.jobs set state = outcome, error = problem, changed = at,
    not_before = case outcome when 'queued' then retry_at else not_before end,
    tries = case outcome when 'queued' then tries - uncounted else tries end
    where row = run and tries = count and state = 'running';
  if not found then return false; end if;
  update ${schema}.queues set running = null, worker = null, due_at = (
    select min(not_before) from ${schema}.jobs where queue = run_queue and state = 'queued') where name = run_queue;
  return true;
end $$;
create table if not exists ${schema}.rate_limits (key text primary key, next_at double precision not null);
`;

/** Creates the tables that are missing, and renames those of an older version. */
export async function createMissingTables(database: Database, schema: string): Promise<void> {
  await database.transaction(async (session) => {
    const { query } = session;
    // Two processes that make the same table at once would fail.
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`listkeeper schema ${schema}`]);
    await renameOlderTables(session, schema);
    // A user without the right to create them can still work with existing ones.
    const sql = 'select to_regnamespace($1) as schema, to_regclass($2) as last';
    const [known] = await query(sql, [schema, `${schema}.rate_limits`]);
    if (known?.schema === null) await query(`create schema ${schema}`);
    if (known?.last === null) await query(createTablesSql(schema));
  });
}

/** The statements, for one schema. */
export function createStatements(schema: string) {
  return {
    ...createQueueStatements(schema),
    ...createCountStatements(schema),
    ...createValueStatements(schema),
    ...createQuotaStatements(schema),
    ...createPruneStatements(schema),
    ...createMemberStatements(schema),
    ...createRateLimitStatements(schema),
  };
}

function createQueueStatements(schema: string) {
  /**
   * Adds jobs ($4 to $7) to queues ($1 to $3) at a time ($8). A queued job is the same work: it
   * keeps its place, and moves forward when it is now wanted sooner. Each queue is locked before
   * its jobs, because these are joined to it.
   */
  const addJobs = (condition: string) => `locked as (
      insert into ${schema}.queues (name, is_links, due_at)
      select * from unnest($1::text[], $2::boolean[], $3::bigint[]) where ${condition} order by 1
      on conflict (name) do update set due_at = least(queues.due_at, excluded.due_at) returning name),
    queued as (
      insert into ${schema}.jobs (key, queue, job, state, not_before, changed)
      select given.key, locked.name, given.job, 'queued', given.not_before, $8::bigint
      from unnest($4::text[], $5::text[], $6::text[], $7::bigint[]) as given (key, queue, job, not_before)
      join locked on locked.name = given.queue
      on conflict (key) where state = 'queued'
      do update set job = excluded.job, not_before = least(jobs.not_before, excluded.not_before))`;
  /** A queue that this worker ($1) may take a job from. Without a row in `workers` it is dead. */
  const isFree = `running is null and (not is_links or (select count(*) from ${schema}.queues as held
    where held.running is not null and held.is_links and held.worker = $1) < $2)
    and exists (select 1 from ${schema}.workers where id = $1)`;
  return {
    lockDelivery: `select pg_advisory_xact_lock(hashtextextended($1, 1))`,
    hasDelivery: `select 1 from ${schema}.deliveries where guid = $1`,

    // $9 is the channel on which other processes are notified.
    enqueue: `with ${addJobs('true')} select pg_notify($9, '')`,
    // $10 to $12 are the delivery. One statement, because GitHub waits for the answer.
    accept: `with added as (
        insert into ${schema}.deliveries values ($10, $11, $12, $8) on conflict do nothing returning guid),
      ${addJobs('exists (select 1 from added)')}
      select count(*) as added, count(case when cardinality($1::text[]) > 0 then pg_notify($9, '')::text end) from added`,
    notify: `select pg_notify($1, '')`,

    // $3 is the time.
    claim: `with free as (
        select name from ${schema}.queues where due_at <= $3 and ${isFree}
        order by served, due_at, id limit 1 for update skip locked),
      picked as (
        update ${schema}.jobs set state = 'running', tries = tries + 1, changed = $3
        where state = 'queued' and row = (
          select row from ${schema}.jobs where queue = (select name from free) and state = 'queued' and not_before <= $3
          order by not_before, row limit 1)
        returning row, queue, job, tries),
      taken as (
        update ${schema}.queues set running = picked.row, worker = $1, served = nextval('${schema}.turns')
        from picked where name = picked.queue)
      select free.name, picked.row, picked.job, picked.tries from free left join picked on true`,
    nextDueAt: `select min(due_at) as at from ${schema}.queues where ${isFree}`,
    // $2 is when a claimed queue was due. The next statement sees what others have just stored.
    repairDueAt: `update ${schema}.queues set due_at = (
        select min(not_before) from ${schema}.jobs where queue = $1 and state = 'queued') where name = $1`,
    lockQueue: `select name from ${schema}.queues where name = $1 for update`,

    runStatus: `select exists (select 1 from ${schema}.jobs as other
        where other.key = run.key and other.state = 'queued' and other.not_before <= $3) as overtaken
      from ${schema}.jobs as run where row = $1 and tries = $2 and state = 'running'`,
    endRun: `select ${schema}.end_run($1, $2, $3, $4, $5, $6, $7)`,
  };
}

const createCountStatements = (schema: string) => ({
  countByState: `select state, count(*) as count from ${schema}.jobs group by state`,
  oldestDueAt: `select min(due_at) as at from ${schema}.queues where due_at is not null`,
});

const createValueStatements = (schema: string) => ({
  getValues: `select name, value from ${schema}.stored_values where name = any($1)`,
  setValue: `insert into ${schema}.stored_values values ($1, $2) on conflict (name) do update set value = excluded.value`,
  deleteValue: `delete from ${schema}.stored_values where name = $1`,
  listValues: `select name, value from ${schema}.stored_values where starts_with(name, $1) and name collate "C" > $2
      order by name collate "C" limit $3`,
  takeValues: `delete from ${schema}.stored_values where starts_with(name, $1) returning name`,
});

const createQuotaStatements = (schema: string) => ({
  isTrusted: `select 1 from ${schema}.trusted where who = $1 and until > $2`,
  // One person's commands are counted one after the other, whatever process receives them.
  lockAuthor: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
  countCommands: `select count(*) filter (where not refused) as done, count(*) filter (where refused) as refused
      from ${schema}.commands where author = $1 and at > $2`,
  insertCommand: `insert into ${schema}.commands values ($1, $2, $3)`,
  trust: `insert into ${schema}.trusted values ($1, $2) on conflict (who) do update set until = excluded.until`,
});

const createPruneStatements = (schema: string) => ({
  pruneCommands: `delete from ${schema}.commands where at < $1`,
  pruneTrusted: `delete from ${schema}.trusted where until < $1`,
  pruneDeliveries: `delete from ${schema}.deliveries where guid in (
        select guid from ${schema}.deliveries where received < $1 limit $2) returning 1`,
  pruneJobs: `delete from ${schema}.jobs where row in (
        select row from ${schema}.jobs where state in ('done', 'failed') and changed < $1 limit $2) returning 1`,
});

const createMemberStatements = (schema: string) => ({
  register: `insert into ${schema}.workers (id, host) values ($1, $2) on conflict (id) do nothing`,
  heartbeat: `update ${schema}.workers set seen = clock_timestamp() where id = $1 returning id`,
  deregister: `delete from ${schema}.workers where id = any($1)`,
  deleteDeadWorkers: `delete from ${schema}.workers where seen < clock_timestamp() - make_interval(secs => $1)`,
  acquireLease: `insert into ${schema}.leases values ('leader', $1, clock_timestamp() + make_interval(secs => $2))
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where leases.holder = excluded.holder or leases.until < clock_timestamp() returning holder`,
  releaseLease: `delete from ${schema}.leases where holder = $1`,
  findRuns: `select jobs.row, jobs.tries from ${schema}.queues join ${schema}.jobs on jobs.row = queues.running
      where queues.worker = $1`,
  findOrphans: `select jobs.row, jobs.tries from ${schema}.queues join ${schema}.jobs on jobs.row = queues.running
      where not exists (select 1 from ${schema}.workers where id = queues.worker)`,
});

const createRateLimitStatements = (schema: string) => ({
  // $2 is the interval in ms. The answer is how long to wait.
  reserveTurn: `insert into ${schema}.rate_limits as known values ($1, extract(epoch from clock_timestamp()) * 1000 + $2)
      on conflict (key) do update
      set next_at = greatest(known.next_at, extract(epoch from clock_timestamp()) * 1000) + $2
      returning next_at - $2 - extract(epoch from clock_timestamp()) * 1000 as wait`,
  startPause: `insert into ${schema}.rate_limits as known values ($1, extract(epoch from clock_timestamp()) * 1000 + $2)
      on conflict (key) do update set next_at = greatest(known.next_at, excluded.next_at)`,
  remainingPause: `select next_at - extract(epoch from clock_timestamp()) * 1000 as wait from ${schema}.rate_limits where key = $1`,
});

export type Statements = ReturnType<typeof createStatements>;
