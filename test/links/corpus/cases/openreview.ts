import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const source = 'services-2026.md: OpenReview';
const id = 'B1lsXREYvr';
const url = `https://openreview.net/forum?id=${id}`;

const challenge = createJsonResponse(
  {
    name: 'ChallengeRequiredError',
    message: 'Challenge verification is required',
    status: 403,
    challengeUrl: 'https://openreview.net/challenge',
    details: { reqId: '2026-11-28-1' },
  },
  403,
);
const noNotes = createJsonResponse({ notes: [], count: 0 });
const guestPage: SimulatedResponse = createHtmlResponse('Verifying your browser | OpenReview', '<p>Please wait a moment.</p>');

function hosts(api: SimulatedResponse, page?: SimulatedResponse): SimulatedHost[] {
  return [
    { host: 'api2.openreview.net', respond: () => api },
    {
      host: 'openreview.net',
      respond: ({ url: asked }) => {
        if (asked.pathname === '/challenge') return guestPage;
        return page ?? createRedirectResponse(`/challenge?redirect=${encodeURIComponent(asked.pathname + asked.search)}`, 307);
      },
    },
  ];
}

const note = (content: unknown) => createJsonResponse({ notes: [{ id, forum: id, version: 2, content }], count: 1 });
const forumPage = (title: string, body: string, status = 200) =>
  createHtmlResponse(
    title,
    `<div id="__next"><main>${body}</main></div><script src="/_next/static/chunks/main.js"></script>`,
    status,
  );

const openReview = (
  name: string,
  asked: SimulatedHost[],
  expected: Pick<LinkCase, 'dead' | 'verdict' | 'reason'>,
  rest: Partial<LinkCase> = {},
): LinkCase => ({ name: `OpenReview: ${name}`, url, hosts: asked, ...expected, source, ...rest });

export const openReviewCases: LinkCase[] = [
  openReview('a paper', hosts(note({ title: { value: 'A paper' } })), alive(), { source: 'papers.md' }),
  openReview(
    'a withdrawn paper stands',
    hosts(note({ venueid: { value: 'ICLR.cc/2024/Conference/Withdrawn_Submission' } })),
    alive(),
    {
      note: 'withdrawn',
      source: 'papers.md',
    },
  ),
  openReview('another paper than the entry’s', hosts(note({ title: { value: 'Beetles of Northern Sumatra' } })), alive(), {
    names: ['Medical Entity Linking'],
    note: 'possibly-wrong-link',
    source: 'papers.md',
  }),
  openReview('guests are challenged, and the note lives', hosts(challenge), notGone('blocked', 'bot-wall')),
  openReview('the PDF, and guests are challenged', hosts(challenge), notGone('blocked', 'bot-wall'), {
    url: `https://openreview.net/pdf?id=${id}`,
  }),
  openReview('the interface has no note, and the page is behind the challenge', hosts(noNotes), notGone('blocked', 'bot-wall')),
  openReview('the challenge stands in place of the page', hosts(noNotes, guestPage), notGone('blocked', 'bot-wall')),
  openReview(
    'a note of the old interface has a page',
    hosts(noNotes, forumPage('A paper | OpenReview', '<h2>A paper</h2>')),
    alive(),
  ),
  openReview(
    'a note of the old interface, and another paper',
    hosts(noNotes, forumPage('Beetles of Sumatra | OpenReview', '')),
    alive(),
    {
      names: ['Medical Entity Linking'],
      note: 'possibly-wrong-link',
    },
  ),
  openReview(
    'not found, said with status 200',
    hosts(noNotes, forumPage('Forum | OpenReview', `<h1>Error</h1><p>The Note ${id} was not found</p>`)),
    gone('not-found'),
    { authoritative: false },
  ),
  openReview(
    'not found, said by the interface and in the page’s data',
    hosts(
      createJsonResponse({ name: 'NotFoundError', message: `The Note ${id} was not found`, status: 404, details: {} }, 404),
      createHtmlResponse(
        'Forum | OpenReview',
        `<div id="__next"></div><script>self.__next_f.push([1,"The Note ${id} was not found"])</script>`,
      ),
    ),
    gone('not-found'),
  ),
  openReview(
    'another note is not found',
    hosts(noNotes, forumPage('Forum | OpenReview', '<p>The Note zzzzzzzzzz was not found</p>')),
    notGone('unknown', 'ambiguous'),
  ),
  openReview(
    'a page without a note says nothing',
    hosts(noNotes, forumPage('Forum | OpenReview', '')),
    notGone('unknown', 'ambiguous'),
  ),
  openReview(
    'a page that answers 404 says nothing, for OpenReview never does',
    hosts(noNotes, createHtmlResponse('404', '', 404)),
    notGone('unknown', 'ambiguous'),
  ),
  openReview(
    'a note that guests may not read',
    hosts(
      createJsonResponse(
        { name: 'ForbiddenError', message: `User Guest does not have permission to see Note ${id}`, status: 403 },
        403,
      ),
    ),
    notGone('restricted', 'private-or-missing'),
    { source: 'openreview-py: ForbiddenError of notes' },
  ),
  openReview(
    'the interface is over its limit',
    hosts(createJsonResponse({ name: 'RateLimitError', message: 'Too many requests' }, 429)),
    notGone('limited', 'deferred'),
  ),
  openReview('the interface is down', hosts({ status: 502 }), notGone('unreachable', 'server-error')),
];
