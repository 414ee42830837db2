import { createHash } from 'node:crypto';
import type { Annotation, CheckRunAction } from '../../model/plan.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

/**
 * GitHub takes 50 annotations a request. Updates of the same run append further ones. Source:
 * GitHub's REST reference.
 */
const annotationsPerRequest = 50;

/**
 * Writes the result of a check on a commit. The run is created as completed, so that a crash midway
 * never leaves it in progress. Updates append the annotations after the first fifty.
 *
 * `external_id` holds a digest of the verdict. The same verdict on the same commit is not written
 * twice. Only Apps may write checks.
 * @throws ForgeError `not-permitted` for a plain token.
 */
export async function applyCheckRun({ octokit, here, recent }: ActionContext, action: CheckRunAction): Promise<ActionOutcome> {
  const digest = createHash('sha256').update(JSON.stringify(action)).digest('hex').slice(0, 40);
  const known = recent?.takeCheckRuns(action.headSha, action.name);
  const same = known?.runs.find((run) => run.externalId === digest && run.isCompleted);
  if (same && known?.isSuiteCompleted && same.annotationCount >= action.annotations.length)
    return { changed: false, url: same.url };
  // Only REST gives the number by which a run is changed.
  const existing = known && !same ? undefined : await findCheckRun({ octokit, here }, action, digest);
  if (existing && existing.output.annotations_count >= action.annotations.length) {
    // A maintainer may have pressed “Re-run”, which sets the whole suite back to queued until some
    // run concludes.
    await octokit.rest.checks.update({ ...here, check_run_id: existing.id, status: 'completed', conclusion: action.conclusion });
    return toOutcome(false, existing);
  }

  const output = { title: action.title, summary: action.summary };
  const batches = batchAnnotations(action.annotations.map(toRestAnnotation));
  const run =
    existing ??
    (
      await octokit.rest.checks.create({
        ...here,
        name: action.name,
        head_sha: action.headSha,
        external_id: digest,
        status: 'completed',
        conclusion: action.conclusion,
        output: { ...output, annotations: batches[0] ?? [] },
      })
    ).data;
  const sentBatches = existing ? Math.ceil(existing.output.annotations_count / annotationsPerRequest) : 1;
  for (const annotations of batches.slice(sentBatches)) {
    await octokit.rest.checks.update({
      ...here,
      check_run_id: run.id,
      status: 'completed',
      conclusion: action.conclusion,
      output: { ...output, annotations },
    });
  }
  return toOutcome(true, run);
}

/** The newest run of this name, where it has the same verdict. */
async function findCheckRun({ octokit, here }: Pick<ActionContext, 'octokit' | 'here'>, action: CheckRunAction, digest: string) {
  const { data } = await octokit.rest.checks.listForRef({
    ...here,
    ref: action.headSha,
    check_name: action.name,
    filter: 'latest',
    per_page: 100,
  });
  return data.check_runs.find((run) => run.external_id === digest && run.status === 'completed');
}

const toOutcome = (changed: boolean, run: { id: number; html_url: string | null }): ActionOutcome => ({
  changed,
  number: run.id,
  ...(run.html_url ? { url: run.html_url } : {}),
});

function batchAnnotations<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / annotationsPerRequest) }, (_, index) =>
    all.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
}

/** GitHub takes columns only where the annotation stays on one line. */
function toRestAnnotation(annotation: Annotation) {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message } = annotation;
  const oneLine = startLine === endLine;
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    title,
    message,
    ...(oneLine && startColumn !== undefined ? { start_column: startColumn } : {}),
    ...(oneLine && startColumn !== undefined && endColumn !== undefined ? { end_column: endColumn } : {}),
  };
}
