import type { Commit } from '../git/store.ts';
import { checkRunShape, suiteShape } from '../shapes/checks.ts';
import type { Actor, CheckRun, CheckSuite, HostedRepository, World } from '../world.ts';

/** What happens to checks. */

/** The App's suite for a commit; made when it is not there, as a push or a first check run makes it. */
export function suiteFor(world: World, repository: HostedRepository, headSha: string, branch: string | null): CheckSuite {
  const known = repository.suites.find((suite) => suite.headSha === headSha);
  if (known) return known;
  const suite = { id: world.nextId(), headSha, headBranch: branch, app: world.app, createdAt: world.clock.now() };
  repository.suites.push(suite);
  return suite;
}

/** GitHub asks an App that may write checks for them at every push to a repository of its own. */
export function requestSuite(world: World, repository: HostedRepository, branch: string, commit: Commit, actor: Actor): void {
  if (world.app.permissions.checks !== 'write') return;
  if (!world.installation.includes.has(`${repository.owner.login}/${repository.name}`.toLowerCase())) return;
  if (repository.suites.some((suite) => suite.headSha === commit.sha)) return;
  const suite = suiteFor(world, repository, commit.sha, branch);
  tellSuite(world, repository, suite, commit, 'requested', actor);
}

export function tellSuite(
  world: World,
  repository: HostedRepository,
  suite: CheckSuite,
  commit: Commit,
  action: 'requested' | 'rerequested' | 'completed',
  actor: Actor,
): void {
  const { repository: _, ...seen } = suiteShape(world, repository, suite, commit);
  const check_suite = { ...seen, rerequestable: true, runs_rerequestable: true };
  world.emit({ event: 'check_suite', action, repository, sender: actor.account, payload: { check_suite } });
}

export function tellRun(
  world: World,
  repository: HostedRepository,
  run: CheckRun,
  commit: Commit,
  action: 'created' | 'completed' | 'rerequested',
  actor: Actor,
): void {
  const {
    repository: _,
    latest_check_runs_count: __,
    check_runs_url: ___,
    head_commit: ____,
    ...suite
  } = suiteShape(world, repository, run.suite, commit);
  const seen = checkRunShape(world, repository, run, suite);
  const check_run = { ...seen, started_at: seen.started_at ?? suite.created_at };
  world.emit({ event: 'check_run', action, repository, sender: actor.account, payload: { check_run } });
}
