import { z } from 'zod';
import type { HttpResponse } from '../../../http/index.ts';
import type { Evidence, Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { truncate } from '../../../text/truncate.ts';
import { detectBotWall, parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  mapConcurrently,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * OpenReview, by the second version of its interface; earlier notes by their page.
 * - Since June 2026 guests are answered 403 `ChallengeRequiredError`, and pages lead to
 *   `/challenge`. That says nothing about a note, and asking again does not help, so the run stops
 *   asking.
 * - A missing note is a page with status 200 that says so (openreview/openreview-web, 2026-06-25 to
 *   07-15).
 * - A withdrawn note stays readable, and its venue says that it was withdrawn.
 */
export const check: TargetChecker = (targets, context) => {
  const run = new OpenReviewRun(context);
  return mapConcurrently(targets, 2, async (target): Promise<TargetVerdict> => [target, await run.checkNote(target)]);
};

const apiName = 'openreview api';
const pageName = 'openreview page';
const valueSchema = z.object({ value: z.string() });
const notesSchema = z.object({
  notes: z.array(z.object({ content: z.object({ title: valueSchema.optional(), venueid: valueSchema.optional() }) })),
});
const errorSchema = z.object({ name: z.string(), message: z.string().optional() });

class OpenReviewRun {
  readonly #context: ServiceContext;
  /** Set by the first challenge: the verdict of all links that follow. */
  #challenge: Verdict | undefined;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  async checkNote(target: CheckTarget): Promise<Verdict> {
    if (this.#challenge !== undefined) return this.#challenge;
    const response = await sendRequest(this.#context, {
      url: `https://api2.openreview.net/notes?id=${encodeURIComponent(target.identity.id)}`,
      service: 'openreview',
      maxBodyBytes: 1024 * 1024,
    });
    if (!response.ok) return classifyFailure(response, apiName);
    const evidence: Evidence = { asked: apiName, status: response.status };
    const note = response.status === 200 ? parseJsonResponse(response, notesSchema)?.notes[0] : undefined;
    if (note !== undefined) {
      const isWithdrawn = note.content.venueid?.value.endsWith('/Withdrawn_Submission') === true;
      return createNoteVerdict(target, note.content.title?.value ?? '', isWithdrawn, evidence);
    }
    const error = parseJsonResponse(response, errorSchema);
    if (error?.name === 'ChallengeRequiredError') {
      this.#challenge = createVerdict('blocked', 'bot-wall', { ...evidence, code: error.name });
      return this.#challenge;
    }
    if (error?.name === 'ForbiddenError')
      return createVerdict('restricted', 'private-or-missing', { ...evidence, code: error.name });
    return classifyRefusal(response, apiName) ?? this.#checkForumPage(target);
  }

  async #checkForumPage(target: CheckTarget): Promise<Verdict> {
    const response = await sendRequest(this.#context, {
      url: target.identity.url,
      service: 'openreview',
      maxBodyBytes: 256 * 1024,
    });
    if (!response.ok) return classifyFailure(response, pageName);
    const verdict = classifyForumPage(target, response);
    if (verdict.verdict === 'blocked') this.#challenge = verdict;
    return verdict;
  }
}

function classifyForumPage(target: CheckTarget, response: HttpResponse): Verdict {
  const page = parseHtmlResponse(response);
  const evidence: Evidence = {
    asked: pageName,
    status: response.status,
    ...(page.title === '' ? {} : { title: page.title }),
  };
  const isChallenge = URL.parse(response.url)?.pathname === '/challenge' || /^verifying your browser/i.test(page.title);
  if (isChallenge) return createVerdict('blocked', 'bot-wall', { ...evidence, finalUrl: response.url });
  const wall = detectBotWall(response, page);
  if (wall !== undefined) return createVerdict(wall.verdict, wall.reason, { ...evidence, marker: truncate(wall.marker, 200) });
  const missing = `The Note ${target.identity.id} was not found`;
  // The words come in the page's data, too, before a script writes them.
  if (page.source.includes(missing)) return createVerdict('gone', 'not-found', { ...evidence, marker: missing });
  if (response.status !== 200) return classifyRefusal(response, pageName) ?? createVerdict('unknown', 'ambiguous', evidence);
  const title = /^(.+?)\s*\|\s*OpenReview$/.exec(page.title)?.[1] ?? '';
  // “Forum” is the title of a page without a note, or before it has come.
  if (title === '' || title === 'Forum') return createVerdict('unknown', 'ambiguous', evidence);
  return createNoteVerdict(target, title, false, evidence);
}

function createNoteVerdict({ names }: CheckTarget, title: string, isWithdrawn: boolean, evidence: Evidence): Verdict {
  const note: { note?: VerdictNote } = isWithdrawn
    ? { note: 'withdrawn' }
    : title !== '' && isPossiblyWrongTitle(title, names)
      ? { note: 'possibly-wrong-link' }
      : {};
  return createVerdict('alive', 'ok', title === '' ? evidence : { ...evidence, title: truncate(title, 300) }, note);
}
