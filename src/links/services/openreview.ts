import { z } from 'zod';
import { isPossiblyWrong } from '../titles.ts';
import type { Note, Verdict } from '../verdict.ts';
import { ask, cut, read, verdict, withoutAnswer } from './reply.ts';
import { inParallel, type Judged, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * OpenReview, by its second interface. Facts encoded: the venue of a note ends in `/Withdrawn_Submission` when it was withdrawn, and the note
 * stands. Notes of before that interface are not in it: what it lacks is asked for by its page.
 */
export const openReview: Service = {
  name: 'openreview',
  pace: { 'api2.openreview.net': { concurrency: 2, spacing: 500 } },
  check: (targets, tools) => inParallel(targets, 2, async (target): Promise<Judged> => [target, await checkNote(target, tools)]),
};

const asked = 'openreview api';
const value = z.object({ value: z.string() });
const answerSchema = z.object({
  notes: z.array(z.object({ content: z.object({ title: value.optional(), venueid: value.optional() }) })),
});

async function checkNote(target: Target, tools: ServiceTools): Promise<Verdict> {
  const url = `https://api2.openreview.net/notes?id=${encodeURIComponent(target.identity.id)}`;
  const reply = await ask(tools, { url, service: 'openreview', readUpTo: 1024 * 1024 });
  if (!reply.ok) return withoutAnswer(reply, asked);
  const note = reply.status === 200 ? read(reply, answerSchema)?.notes[0] : undefined;
  if (note === undefined) return tools.page({ ...target, url: target.identity.url });
  const title = note.content.title?.value ?? '';
  const marked: { note?: Note } = note.content.venueid?.value.endsWith('/Withdrawn_Submission')
    ? { note: 'withdrawn' }
    : title !== '' && isPossiblyWrong(title, target.names)
      ? { note: 'possibly-wrong-link' }
      : {};
  return verdict('alive', 'ok', { asked, status: 200, ...(title === '' ? {} : { title: cut(title, 300) }) }, marked);
}
