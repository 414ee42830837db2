#!/usr/bin/env bash
# graphile-worker 0.18.0 on PostgreSQL: the late end of a run that was taken away deletes the job while another worker runs it, and
# leaves its queue locked.
#
# A worker may be thought dead and live: a paused machine, a slow network. `forceUnlockWorkers` is the documented way to release its
# jobs, and another worker then takes the job of the named queue. When the first run ends after all, completing it deletes the row by
# its id alone. The second worker still runs, without a row: a kill would lose the job. When it ends, it finds no row, so its lock of
# the queue is not taken off, and the next job of the queue does not start, though its worker lives and is idle.
#
# Needs PostgreSQL's own programs; as root on Debian they are installed by apt, and a cluster of its own runs in a temporary folder.
#
# Seen 2026-11-29 on PostgreSQL 15.18: rows while the second worker runs 0; the queue stays locked by it; the next job waits.
set -euo pipefail
folder=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
find_programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
[ -n "$(find_programs)" ] || apt-get install -y -qq postgresql >/dev/null 2>&1 || { echo "PostgreSQL is needed"; exit 1; }
programs=$(find_programs)
trap 'as "$programs/pg_ctl" -D "$folder/db" stop -m immediate >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
[ "$(id -u)" != 0 ] || chown postgres "$folder"
cd "$folder"
as "$programs/initdb" -D "$folder/db" -A trust -U postgres >/dev/null
as "$programs/pg_ctl" -D "$folder/db" -w -l "$folder/log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1" start >/dev/null

mkdir node && cd node
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphile-worker@0.18.0 pg@8.23.1
cat >try.mjs <<'JS'
import { run, makeWorkerUtils, Logger } from 'graphile-worker';
import pg from 'pg';

const pgPool = new pg.Pool({ connectionString: process.argv[2], max: 20 });
pgPool.on('error', () => {});
pgPool.on('connect', (client) => client.on('error', () => {}));
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(what, test) {
  for (const end = Date.now() + 20_000; Date.now() < end; await wait(50)) if (await test()) return;
  throw new Error(`never: ${what}`);
}
const logger = new Logger(() => () => {});
const started = [];
const ends = new Map();
const taskList = (name) => ({
  review: ({ number }) => {
    started.push(`${name}:${number}`);
    return new Promise((resolve) => ends.set(`${name}:${number}`, resolve));
  },
});
const startWorker = (name) => run({ pgPool, logger, concurrency: 1, pollInterval: 200, noHandleSignals: true, taskList: taskList(name) });
const utils = await makeWorkerUtils({ pgPool, logger });
await utils.migrate();
const rows = async (sql) => (await pgPool.query(sql)).rows;

const first = await startWorker('first');
await utils.addJob('review', { number: 1 }, { queueName: 'one-repository' });
await until('the first worker starts', () => started.includes('first:1'));
const [{ locked_by: firstId }] = await rows('select locked_by from graphile_worker._private_jobs');
await utils.forceUnlockWorkers([firstId]);
const second = await startWorker('second');
await until('the second worker takes the job', () => started.includes('second:1'));
await utils.addJob('review', { number: 2 }, { queueName: 'one-repository' });

ends.get('first:1')();
await until('the end of the first run arrives', async () => (await rows("select 1 from graphile_worker._private_jobs where payload->>'number' = '1'")).length === 0);
console.log('rows of the job while the second worker runs it: 0');
ends.get('second:1')();
await wait(4000);
const [queue] = await rows('select locked_by is not null as locked from graphile_worker._private_job_queues');
console.log(`the queue is locked after both ended: ${queue.locked}`);
console.log(`the next job started: ${started.some((each) => each.endsWith(':2'))}`);
for (const end of ends.values()) end();
await Promise.all([first.stop(), second.stop()]).catch(() => {});
await utils.release();
await pgPool.end();
JS
timeout 120 node try.mjs "postgres://postgres@127.0.0.1:$port/postgres" >output
cat output
diff - output <<'TEXT' || { echo "CHANGED"; exit 1; }
rows of the job while the second worker runs it: 0
the queue is locked after both ended: true
the next job started: false
TEXT
