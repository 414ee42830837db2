import { z } from 'zod';
import { commitAt, resolve } from '../doings/branches.ts';
import { suiteFor, tellRun, tellSuite } from '../doings/checks.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { annotationShape, checkRunShape, suiteShape } from '../shapes/checks.ts';
import type { Annotation, CheckRun, CheckSuite, HostedRepository } from '../world.ts';
import { actorOf, bodyAs, type Call, json, numberAt, paged, type Route, repositoryOf, route } from './route.ts';

// GitHub's own limits, of one request and of one text.
const mostAnnotations = 50;
const longestOutput = 65_535;
const longestMessage = 64 * 1024;
const longestTitle = 255;

const annotation = z.object({
  path: z.string().min(1),
  start_line: z.number().int(),
  end_line: z.number().int(),
  start_column: z.number().int().optional(),
  end_column: z.number().int().optional(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: z.string().min(1),
  title: z.string().optional(),
  raw_details: z.string().optional(),
});
const runBody = z.object({
  name: z.string().min(1).optional(),
  head_sha: z.string().optional(),
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  status: z.enum(['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending']).optional(),
  started_at: z.string().optional(),
  completed_at: z.string().optional(),
  conclusion: z
    .enum(['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'stale', 'timed_out'])
    .optional(),
  output: z
    .object({
      title: z.string().optional(),
      summary: z.string().optional(),
      text: z.string().optional(),
      annotations: z.array(annotation).optional(),
    })
    .optional(),
});

/** Check runs and suites: written by Apps only. */
export const checkRoutes: Route[] = [
  route('POST', '/repos/:owner/:repo/check-runs', ['checks:write'], async (call) => {
    const repository = repositoryOf(call);
    const body = bodyAs(call, runBody);
    const { name, head_sha } = body;
    if (name === undefined) throw invalid('CheckRun', 'name', 'missing_field');
    if (head_sha === undefined) throw invalid('CheckRun', 'head_sha', 'missing_field');
    const commit = await repository.store.readCommit(head_sha);
    if (!commit) throw new Refusal(422, `No commit found for SHA: ${head_sha}`);
    checkOutput(body.output);
    const app = actorOf(call).app ?? call.world.app;
    const run: CheckRun = {
      id: call.world.nextId(),
      name,
      headSha: head_sha,
      status: 'queued',
      conclusion: null,
      externalId: '',
      title: null,
      summary: null,
      text: null,
      annotations: [],
      suite: suiteFor(call.world, repository, head_sha, branchOf(repository, head_sha)),
      app,
    };
    change(call, run, body);
    repository.checkRuns.push(run);
    tellRun(call.world, repository, run, commit, run.status === 'completed' ? 'completed' : 'created', actorOf(call));
    return json(201, checkRunShape(call.world, repository, run));
  }),
  route('PATCH', '/repos/:owner/:repo/check-runs/:id', ['checks:write'], async (call) => {
    const { repository, run } = runAt(call);
    const actor = actorOf(call);
    if (actor.app?.id !== run.app.id)
      throw new Refusal(403, 'Invalid app_id: a check run can only be modified by the GitHub App that created it.');
    const body = bodyAs(call, runBody);
    checkOutput(body.output);
    const was = run.status;
    change(call, run, body);
    if (run.status === 'completed' && was !== 'completed') {
      tellRun(call.world, repository, run, await commitAt(repository, run.headSha), 'completed', actor);
    }
    return json(200, checkRunShape(call.world, repository, run));
  }),
  route('GET', '/repos/:owner/:repo/check-runs/:id', ['checks:read'], (call) => {
    const { repository, run } = runAt(call);
    return json(200, checkRunShape(call.world, repository, run));
  }),
  route('GET', '/repos/:owner/:repo/check-runs/:id/annotations', ['checks:read'], (call) => {
    const { repository, run } = runAt(call);
    return paged(
      call,
      run.annotations.map((one) => annotationShape(call.world, repository, run, one)),
    );
  }),
  route('POST', '/repos/:owner/:repo/check-runs/:id/rerequest', ['checks:write'], async (call) => {
    const { repository, run } = runAt(call);
    tellRun(call.world, repository, run, await commitAt(repository, run.headSha), 'rerequested', actorOf(call));
    return json(201, {});
  }),
  route('GET', '/repos/:owner/:repo/commits/:ref/check-runs', ['checks:read'], async (call) => {
    const repository = repositoryOf(call);
    const sha = await shaAt(call, repository);
    return runList(
      call,
      repository,
      repository.checkRuns.filter((run) => run.headSha === sha),
    );
  }),
  route('GET', '/repos/:owner/:repo/commits/:ref/check-suites', ['checks:read'], async (call) => {
    const repository = repositoryOf(call);
    const sha = await shaAt(call, repository);
    const commit = await commitAt(repository, sha);
    const suites = repository.suites.filter((suite) => suite.headSha === sha);
    const shown = suites.map((suite) => suiteShape(call.world, repository, suite, commit));
    return paged(call, shown, (page) => ({ total_count: shown.length, check_suites: page }));
  }),
  route('GET', '/repos/:owner/:repo/check-suites/:id', ['checks:read'], async (call) => {
    const { repository, suite } = suiteAt(call);
    return json(200, suiteShape(call.world, repository, suite, await commitAt(repository, suite.headSha)));
  }),
  route('GET', '/repos/:owner/:repo/check-suites/:id/check-runs', ['checks:read'], (call) => {
    const { repository, suite } = suiteAt(call);
    return runList(
      call,
      repository,
      repository.checkRuns.filter((run) => run.suite === suite),
    );
  }),
  route('POST', '/repos/:owner/:repo/check-suites/:id/rerequest', ['checks:write'], async (call) => {
    const { repository, suite } = suiteAt(call);
    const commit = await commitAt(repository, suite.headSha);
    tellSuite(call.world, repository, suite, commit, 'rerequested', actorOf(call));
    return json(201, {});
  }),
];

async function shaAt(call: Call, repository: HostedRepository): Promise<string> {
  const sha = await resolve(repository, call.at.ref ?? '');
  if (!sha) throw new Refusal(422, `No commit found for SHA: ${call.at.ref}`);
  return sha;
}

function branchOf(repository: HostedRepository, sha: string): string | null {
  for (const [ref, tip] of repository.refs) if (tip === sha && ref.startsWith('refs/heads/')) return ref.slice(11);
  return null;
}

/** Newest first; of one name only the newest unless all are asked for. */
function runList(call: Call, repository: HostedRepository, runs: CheckRun[]) {
  const { query } = call;
  const name = query.get('check_name');
  const app = query.get('app_id');
  const status = query.get('status');
  const seen = new Set<string>();
  const chosen = runs.toReversed().filter((run) => {
    if ((name && run.name !== name) || (app && run.app.id !== Number(app)) || (status && run.status !== status)) return false;
    const key = `${run.app.id} ${run.name}`;
    if (query.get('filter') !== 'all' && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const shown = chosen.map((run) => checkRunShape(call.world, repository, run));
  return paged(call, shown, (page) => ({ total_count: shown.length, check_runs: page }));
}

type Output = z.infer<typeof runBody>['output'];

function checkOutput(output: Output): void {
  if (!output) return;
  for (const field of ['summary', 'text'] as const) {
    if ((output[field] ?? '').length > longestOutput) {
      throw new Refusal(422, `Only ${longestOutput} characters are allowed; ${(output[field] ?? '').length} were supplied.`);
    }
  }
  const annotations = output.annotations ?? [];
  if (annotations.length > mostAnnotations) {
    throw new Refusal(
      422,
      `Invalid request.\n\nNo more than ${mostAnnotations} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  for (const one of annotations) checkAnnotation(one);
}

function checkAnnotation(one: Annotation): void {
  const fail = (field: string, message: string) => invalid('CheckAnnotation', field, 'custom', message);
  if (one.start_line < 1 || one.end_line < one.start_line)
    throw fail('end_line', 'end_line must be greater than or equal to start_line');
  const columns = one.start_column !== undefined || one.end_column !== undefined;
  if (columns && one.start_line !== one.end_line) throw fail('start_column', 'columns need start_line and end_line to be equal');
  if (Buffer.byteLength(one.message) > longestMessage) throw fail('message', 'message exceeds a maximum bytesize of 65536');
  if ((one.title ?? '').length > longestTitle) throw fail('title', 'title is too long (maximum is 255 characters)');
}

/** A conclusion completes; annotations are added to those that are there. */
function change(call: Call, run: CheckRun, body: z.infer<typeof runBody>): void {
  const now = call.world.clock.now();
  const timed = (text: string | undefined) => (text === undefined ? now : Date.parse(text) || now);
  if (body.name !== undefined) run.name = body.name;
  if (body.details_url !== undefined) run.detailsUrl = body.details_url;
  if (body.external_id !== undefined) run.externalId = body.external_id;
  if (body.output) {
    run.title = body.output.title ?? run.title;
    run.summary = body.output.summary ?? run.summary;
    run.text = body.output.text ?? run.text;
    run.annotations.push(...(body.output.annotations ?? []));
  }
  if (body.status === 'completed' && body.conclusion === undefined && run.conclusion === null) {
    throw invalid('CheckRun', 'conclusion', 'missing_field');
  }
  const status = body.conclusion === undefined ? body.status : 'completed';
  if (status !== undefined) run.status = status;
  if (run.status !== 'queued') run.startedAt ??= timed(body.started_at);
  if (body.conclusion !== undefined) run.conclusion = body.conclusion;
  if (run.status === 'completed') run.completedAt = timed(body.completed_at);
  else {
    run.conclusion = null;
    delete run.completedAt;
  }
}

function runAt(call: Call): { repository: HostedRepository; run: CheckRun } {
  const repository = repositoryOf(call);
  const id = numberAt(call, 'id');
  const run = repository.checkRuns.find((one) => one.id === id);
  if (!run) throw notFound();
  return { repository, run };
}

function suiteAt(call: Call): { repository: HostedRepository; suite: CheckSuite } {
  const repository = repositoryOf(call);
  const id = numberAt(call, 'id');
  const suite = repository.suites.find((one) => one.id === id);
  if (!suite) throw notFound();
  return { repository, suite };
}
