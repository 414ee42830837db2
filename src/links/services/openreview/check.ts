import { z } from 'zod';
import type { Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  type CheckTargets,
  classifyFailure,
  createVerdict,
  mapConcurrently,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * OpenReview, by its second interface. Facts encoded: the venue of a note ends in `/Withdrawn_Submission` when it was withdrawn, and the note
 * stands. Notes of before that interface are not in it: what it lacks is asked for by its page.
 */
export const check: CheckTargets = (targets, context) =>
  mapConcurrently(targets, 2, async (target): Promise<TargetVerdict> => [target, await checkNote(target, context)]);

const asked = 'openreview api';
const valueSchema = z.object({ value: z.string() });
const notesSchema = z.object({
  notes: z.array(z.object({ content: z.object({ title: valueSchema.optional(), venueid: valueSchema.optional() }) })),
});

async function checkNote(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const url = `https://api2.openreview.net/notes?id=${encodeURIComponent(target.identity.id)}`;
  const response = await sendRequest(context, { url, service: 'openreview', maxBodyBytes: 1024 * 1024 });
  if (!response.ok) return classifyFailure(response, asked);
  const note = response.status === 200 ? parseJsonResponse(response, notesSchema)?.notes[0] : undefined;
  if (note === undefined) return context.checkPage({ ...target, url: target.identity.url });
  const title = note.content.title?.value ?? '';
  const marked: { note?: VerdictNote } = note.content.venueid?.value.endsWith('/Withdrawn_Submission')
    ? { note: 'withdrawn' }
    : title !== '' && isPossiblyWrongTitle(title, target.names)
      ? { note: 'possibly-wrong-link' }
      : {};
  return createVerdict('alive', 'ok', { asked, status: 200, ...(title === '' ? {} : { title: truncate(title, 300) }) }, marked);
}
