import { createHash } from 'node:crypto';
import type { Annotation, CheckRun } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';

/** Facts (GitHub's REST reference): 50 annotations a request, further ones are appended by updates of the same run. */
const perRequest = 50;

/**
 * Concludes a check on a commit. The run is made concluded, so that a death midway never leaves it spinning; the annotations after the
 * first fifty are appended. The digest of the verdict stands in `external_id`: the same verdict on the same commit is not said twice.
 * Only Apps may write checks: a plain token ends in ForgeError `not-permitted`.
 */
export async function applyCheckRun({ octokit, here }: Hands, action: CheckRun): Promise<Outcome> {
  const digest = createHash('sha256').update(JSON.stringify(action)).digest('hex').slice(0, 40);
  const { data: present } = await octokit.rest.checks.listForRef({
    ...here,
    ref: action.headSha,
    check_name: action.name,
    filter: 'latest',
    per_page: 100,
  });
  const same = present.check_runs.find((run) => run.external_id === digest && run.status === 'completed');
  if (same && same.output.annotations_count >= action.annotations.length) {
    // A maintainer may have pressed “Re-run”, which sets the whole suite back to queued until some run concludes.
    await octokit.rest.checks.update({ ...here, check_run_id: same.id, status: 'completed', conclusion: action.conclusion });
    return outcome(false, same);
  }

  const output = { title: action.title, summary: action.summary };
  const batches = inBatches(action.annotations.map(restAnnotation));
  const run =
    same ??
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
  const sent = same ? Math.ceil(same.output.annotations_count / perRequest) : 1;
  for (const annotations of batches.slice(sent)) {
    await octokit.rest.checks.update({
      ...here,
      check_run_id: run.id,
      status: 'completed',
      conclusion: action.conclusion,
      output: { ...output, annotations },
    });
  }
  return outcome(true, run);
}

const outcome = (changed: boolean, run: { id: number; html_url: string | null }): Outcome => ({
  changed,
  number: run.id,
  ...(run.html_url ? { url: run.html_url } : {}),
});

function inBatches<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / perRequest) }, (_, index) =>
    all.slice(index * perRequest, (index + 1) * perRequest),
  );
}

/** GitHub takes columns only where the annotation stays on one line. */
function restAnnotation(annotation: Annotation) {
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
