import { z } from 'zod';
import {
  emitCheckRunEvent,
  emitCheckSuiteEvent,
  findOrCreateCheckSuite,
  requireCommit,
  resolveRef,
} from '../../actions/index.ts';
import {
  type Annotation,
  ApiError,
  type CheckRun,
  type CheckSuite,
  type HostedRepository,
  notFoundError,
  validationError,
} from '../../model/index.ts';
import { serializeAnnotation, serializeCheckRun, serializeCheckSuite } from '../../serializers/index.ts';
import {
  type ApiCall,
  createJsonReply,
  defineRoute,
  paginate,
  parseBody,
  type Route,
  requireActor,
  requireNumberParam,
  requireRepository,
} from '../route.ts';

// GitHub's own limits, of one request and of one text.
const maxAnnotations = 50;
const maxOutputLength = 65_535;
const maxMessageBytes = 64 * 1024;
const maxTitleLength = 255;

const annotationBody = z.object({
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
const checkRunBody = z.object({
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
      annotations: z.array(annotationBody).optional(),
    })
    .optional(),
});

/** Check runs and suites: written by Apps only. */
export const checkRoutes: Route[] = [
  defineRoute('POST', '/repos/:owner/:repo/check-runs', ['checks:write'], async (call) => {
    const repository = requireRepository(call);
    const body = parseBody(call, checkRunBody);
    const { name, head_sha } = body;
    if (name === undefined) throw validationError('CheckRun', 'name', 'missing_field');
    if (head_sha === undefined) throw validationError('CheckRun', 'head_sha', 'missing_field');
    const commit = await repository.store.readCommit(head_sha);
    if (!commit) throw new ApiError(422, `No commit found for SHA: ${head_sha}`);
    validateOutput(body.output);
    const app = requireActor(call).app ?? call.world.app;
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
      suite: findOrCreateCheckSuite(call.world, repository, {
        headSha: head_sha,
        headBranch: findBranchAt(repository, head_sha),
        app,
      }),
      app,
    };
    updateCheckRun(call, run, body);
    repository.checkRuns.push(run);
    emitCheckRunEvent(call.world, repository, {
      run,
      commit,
      action: run.status === 'completed' ? 'completed' : 'created',
      actor: requireActor(call),
    });
    return createJsonReply(201, serializeCheckRun(call.world, repository, run));
  }),
  defineRoute('PATCH', '/repos/:owner/:repo/check-runs/:id', ['checks:write'], async (call) => {
    const { repository, run } = requireCheckRun(call);
    const actor = requireActor(call);
    if (actor.app?.id !== run.app.id)
      throw new ApiError(403, 'Invalid app_id: a check run can only be modified by the GitHub App that created it.');
    const body = parseBody(call, checkRunBody);
    validateOutput(body.output);
    const was = run.status;
    updateCheckRun(call, run, body);
    if (run.status === 'completed' && was !== 'completed') {
      emitCheckRunEvent(call.world, repository, {
        run,
        commit: await requireCommit(repository, run.headSha),
        action: 'completed',
        actor,
      });
    }
    return createJsonReply(200, serializeCheckRun(call.world, repository, run));
  }),
  defineRoute('GET', '/repos/:owner/:repo/check-runs/:id', ['checks:read'], (call) => {
    const { repository, run } = requireCheckRun(call);
    return createJsonReply(200, serializeCheckRun(call.world, repository, run));
  }),
  defineRoute('GET', '/repos/:owner/:repo/check-runs/:id/annotations', ['checks:read'], (call) => {
    const { repository, run } = requireCheckRun(call);
    return paginate(
      call,
      run.annotations.map((one) => serializeAnnotation(call.world, repository, run, one)),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/check-runs/:id/rerequest', ['checks:write'], async (call) => {
    const { repository, run } = requireCheckRun(call);
    emitCheckRunEvent(call.world, repository, {
      run,
      commit: await requireCommit(repository, run.headSha),
      action: 'rerequested',
      actor: requireActor(call),
    });
    return createJsonReply(201, {});
  }),
  defineRoute('GET', '/repos/:owner/:repo/commits/:ref/check-runs', ['checks:read'], async (call) => {
    const repository = requireRepository(call);
    const sha = await resolveRefParam(call, repository);
    return listCheckRuns(
      call,
      repository,
      repository.checkRuns.filter((run) => run.headSha === sha),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/commits/:ref/check-suites', ['checks:read'], async (call) => {
    const repository = requireRepository(call);
    const sha = await resolveRefParam(call, repository);
    const commit = await requireCommit(repository, sha);
    const suites = repository.checkSuites.filter((suite) => suite.headSha === sha);
    const shown = suites.map((suite) => serializeCheckSuite(call.world, repository, suite, commit));
    return paginate(call, shown, (page) => ({ total_count: shown.length, check_suites: page }));
  }),
  defineRoute('GET', '/repos/:owner/:repo/check-suites/:id', ['checks:read'], async (call) => {
    const { repository, suite } = requireCheckSuite(call);
    return createJsonReply(
      200,
      serializeCheckSuite(call.world, repository, suite, await requireCommit(repository, suite.headSha)),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/check-suites/:id/check-runs', ['checks:read'], (call) => {
    const { repository, suite } = requireCheckSuite(call);
    return listCheckRuns(
      call,
      repository,
      repository.checkRuns.filter((run) => run.suite === suite),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/check-suites/:id/rerequest', ['checks:write'], async (call) => {
    const { repository, suite } = requireCheckSuite(call);
    const commit = await requireCommit(repository, suite.headSha);
    emitCheckSuiteEvent(call.world, repository, { suite, commit, action: 'rerequested', actor: requireActor(call) });
    return createJsonReply(201, {});
  }),
];

async function resolveRefParam(call: ApiCall, repository: HostedRepository): Promise<string> {
  const sha = await resolveRef(repository, call.params.ref ?? '');
  if (!sha) throw new ApiError(422, `No commit found for SHA: ${call.params.ref}`);
  return sha;
}

function findBranchAt(repository: HostedRepository, sha: string): string | null {
  for (const [ref, tip] of repository.refs) if (tip === sha && ref.startsWith('refs/heads/')) return ref.slice(11);
  return null;
}

/** Newest first. Only the newest of each name, unless all are requested. */
function listCheckRuns(call: ApiCall, repository: HostedRepository, runs: CheckRun[]) {
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
  const shown = chosen.map((run) => serializeCheckRun(call.world, repository, run));
  return paginate(call, shown, (page) => ({ total_count: shown.length, check_runs: page }));
}

type CheckRunOutput = z.infer<typeof checkRunBody>['output'];

function validateOutput(output: CheckRunOutput): void {
  if (!output) return;
  for (const field of ['summary', 'text'] as const) {
    if ((output[field] ?? '').length > maxOutputLength) {
      throw new ApiError(422, `Only ${maxOutputLength} characters are allowed; ${(output[field] ?? '').length} were supplied.`);
    }
  }
  const annotations = output.annotations ?? [];
  if (annotations.length > maxAnnotations) {
    throw new ApiError(
      422,
      `Invalid request.\n\nNo more than ${maxAnnotations} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  for (const one of annotations) validateAnnotation(one);
}

function validateAnnotation(one: Annotation): void {
  const fail = (field: string, message: string) => validationError('CheckAnnotation', field, 'custom', message);
  if (one.start_line < 1 || one.end_line < one.start_line)
    throw fail('end_line', 'end_line must be greater than or equal to start_line');
  const columns = one.start_column !== undefined || one.end_column !== undefined;
  if (columns && one.start_line !== one.end_line) throw fail('start_column', 'columns need start_line and end_line to be equal');
  if (Buffer.byteLength(one.message) > maxMessageBytes) throw fail('message', 'message exceeds a maximum bytesize of 65536');
  if ((one.title ?? '').length > maxTitleLength) throw fail('title', 'title is too long (maximum is 255 characters)');
}

/** A conclusion completes the run. Annotations are added to the existing ones. */
function updateCheckRun(call: ApiCall, run: CheckRun, body: z.infer<typeof checkRunBody>): void {
  if (body.status === 'completed' && body.conclusion === undefined && run.conclusion === null) {
    throw validationError('CheckRun', 'conclusion', 'missing_field');
  }
  const now = call.world.clock.now();
  const parseTime = (text: string | undefined) => (text === undefined ? now : Date.parse(text) || now);
  if (body.name !== undefined) run.name = body.name;
  if (body.details_url !== undefined) run.detailsUrl = body.details_url;
  if (body.external_id !== undefined) run.externalId = body.external_id;
  if (body.output) {
    run.title = body.output.title ?? run.title;
    run.summary = body.output.summary ?? run.summary;
    run.text = body.output.text ?? run.text;
    run.annotations.push(...(body.output.annotations ?? []));
  }
  const status = body.conclusion === undefined ? body.status : 'completed';
  if (status !== undefined) run.status = status;
  if (run.status !== 'queued') run.startedAt ??= parseTime(body.started_at);
  if (body.conclusion !== undefined) run.conclusion = body.conclusion;
  if (run.status === 'completed') {
    run.completedAt = parseTime(body.completed_at);
    run.suite.isRerequested = false;
  } else {
    run.conclusion = null;
    delete run.completedAt;
  }
}

function requireCheckRun(call: ApiCall): { repository: HostedRepository; run: CheckRun } {
  const repository = requireRepository(call);
  const id = requireNumberParam(call, 'id');
  const run = repository.checkRuns.find((one) => one.id === id);
  if (!run) throw notFoundError();
  return { repository, run };
}

function requireCheckSuite(call: ApiCall): { repository: HostedRepository; suite: CheckSuite } {
  const repository = requireRepository(call);
  const id = requireNumberParam(call, 'id');
  const suite = repository.checkSuites.find((one) => one.id === id);
  if (!suite) throw notFoundError();
  return { repository, suite };
}
