import type { Commit } from '../git/index.ts';
import type { Actor, CheckRun, CheckSuite, HostedRepository, World } from '../model/index.ts';
import { serializeCheckRun, serializeCheckSuite } from '../serializers/index.ts';

/** Actions on checks. */

interface CheckSuiteEvent {
  suite: CheckSuite;
  commit: Commit;
  action: 'requested' | 'rerequested' | 'completed';
  actor: Actor;
}

interface CheckRunEvent {
  run: CheckRun;
  commit: Commit;
  action: 'created' | 'completed' | 'rerequested';
  actor: Actor;
}

/** An App's check suite of a commit. A push or the first check run creates it. */
export function findOrCreateCheckSuite(
  world: World,
  repository: HostedRepository,
  { headSha, headBranch, app }: Pick<CheckSuite, 'headSha' | 'headBranch' | 'app'>,
): CheckSuite {
  const existing = repository.checkSuites.find((suite) => suite.headSha === headSha && suite.app === app);
  if (existing) return existing;
  const suite = { id: world.nextId(), headSha, headBranch, app, createdAt: world.clock.now() };
  repository.checkSuites.push(suite);
  return suite;
}

/**
 * GitHub requests checks from an App that may write them, at every push to an installed repository.
 */
export function requestCheckSuite(
  world: World,
  repository: HostedRepository,
  { branch, commit, actor }: { branch: string; commit: Commit; actor: Actor },
): void {
  if (world.app.permissions.checks !== 'write') return;
  if (!world.installation.repositories.has(`${repository.owner.login}/${repository.name}`.toLowerCase())) return;
  const { app } = world;
  if (repository.checkSuites.some((suite) => suite.headSha === commit.sha && suite.app === app)) return;
  const suite = findOrCreateCheckSuite(world, repository, { headSha: commit.sha, headBranch: branch, app });
  emitCheckSuiteEvent(world, repository, { suite, commit, action: 'requested', actor });
}

export function emitCheckSuiteEvent(
  world: World,
  repository: HostedRepository,
  { suite, commit, action, actor }: CheckSuiteEvent,
): void {
  if (action === 'rerequested') suite.isRerequested = true;
  const { repository: _, ...serialized } = serializeCheckSuite(world, repository, suite, commit);
  const check_suite = { ...serialized, rerequestable: true, runs_rerequestable: true };
  world.emit({ event: 'check_suite', action, repository, sender: actor.account, payload: { check_suite } });
}

export function emitCheckRunEvent(
  world: World,
  repository: HostedRepository,
  { run, commit, action, actor }: CheckRunEvent,
): void {
  if (action === 'rerequested') run.suite.isRerequested = true;
  const {
    repository: _,
    latest_check_runs_count: __,
    check_runs_url: ___,
    head_commit: ____,
    ...suite
  } = serializeCheckSuite(world, repository, run.suite, commit);
  const serialized = serializeCheckRun(world, repository, run, suite);
  const check_run = { ...serialized, started_at: serialized.started_at ?? suite.created_at };
  world.emit({ event: 'check_run', action, repository, sender: actor.account, payload: { check_run } });
}
