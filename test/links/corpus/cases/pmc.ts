import {
  createHtmlResponse,
  createJsonResponse,
  type SimulatedHost,
  type SimulatedResponse,
} from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const source = 'services-2026.md: PMC';
const url = 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/';
const title = 'MIMIC-III, a freely accessible critical care database';

interface PmcOptions {
  summary?: unknown;
  summaryAnswer?: SimulatedResponse;
  record?: object;
  converterAnswer?: SimulatedResponse;
}

/**
 * NCBI as it is since August 2026: the open-access service is retired, and the pages wall programs.
 */
function pmcHosts({ summary, summaryAnswer, record, converterAnswer }: PmcOptions): SimulatedHost[] {
  const summaries = (ids: string[]) => ({
    header: { type: 'esummary', version: '0.3' },
    result: { uids: ids, ...Object.fromEntries(ids.map((id) => [id, summary])) },
  });
  return [
    {
      host: 'eutils.ncbi.nlm.nih.gov',
      respond: ({ url: asked }) =>
        summaryAnswer ??
        createJsonResponse(
          summary === undefined
            ? { header: { type: 'esummary', version: '0.3' }, result: { uids: [] } }
            : summaries((asked.searchParams.get('id') ?? '').split(',')),
        ),
    },
    {
      host: 'pmc.ncbi.nlm.nih.gov',
      respond: ({ url: asked }) => {
        if (!asked.pathname.startsWith('/tools/idconv/api/v1/articles/'))
          return createHtmlResponse('Checking your browser - reCAPTCHA', '', 403);
        const ids = (asked.searchParams.get('ids') ?? '').split(',');
        // One kind of id a call; a bare number would be taken for a PubMed id.
        if (asked.searchParams.get('idtype') !== 'pmcid' || ids.some((id) => !id.startsWith('PMC')))
          return createJsonResponse({ status: 'error', message: 'Invalid ids' }, 400);
        return (
          converterAnswer ??
          createJsonResponse({
            status: 'ok',
            'response-date': '2026-11-28 09:00:00',
            request: { idtype: 'pmcid', ids, versions: 'no' },
            records: record === undefined ? [] : ids.map((id) => ({ 'requested-id': id, ...record })),
          })
        );
      },
    },
    {
      host: 'www.ncbi.nlm.nih.gov',
      respond: ({ url: asked }) =>
        asked.pathname.startsWith('/pmc/utils/oa/')
          ? createHtmlResponse('404', 'Not Found', 404)
          : createHtmlResponse('NCBI', '', 403),
    },
  ];
}

const summary = {
  uid: '7703786',
  pubdate: '2016 May 24',
  epubdate: '2016 May 24',
  source: 'Sci Data',
  authors: [{ name: 'Johnson AEW', authtype: 'Author' }],
  title,
  articleids: [
    { idtype: 'pmid', value: '27219127' },
    { idtype: 'pmcid', value: 'PMC7703786' },
  ],
};
const unknownId = { uid: '7703786', error: 'cannot get document summary' };
// A PubMed id comes as a number, and the article may not be live yet.
const record = { pmcid: 'PMC7703786', pmid: 27219127, doi: '10.1038/sdata.2016.35' };
const notFound = { pmcid: 'PMC7703786', status: 'error', errmsg: 'Identifier not found in PMC' };

const pmc = (
  name: string,
  options: PmcOptions,
  expected: Pick<LinkCase, 'dead' | 'verdict' | 'reason'>,
  rest: Partial<LinkCase> = {},
): LinkCase => ({ name: `PMC: ${name}`, url, hosts: pmcHosts(options), ...expected, source, ...rest });

export const pmcCases: LinkCase[] = [
  pmc('an article, by its old address', { summary }, alive(), { names: ['MIMIC-III'] }),
  pmc('an article, by its new address', { summary }, alive(), { url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/' }),
  pmc('an article, by Europe PMC', { summary }, alive(), { url: 'https://europepmc.org/article/PMC/PMC7703786' }),
  pmc('another article than the entry’s', { summary }, alive(), {
    names: ['Beetles of Northern Sumatra'],
    note: 'possibly-wrong-link',
  }),
  pmc('esummary does not know it, but the ID converter does', { summary: unknownId, record }, alive()),
  pmc('left out of the summaries, but the ID converter knows it', { record }, alive()),
  pmc('esummary is down, the ID converter knows it', { summaryAnswer: { status: 502 }, record }, alive()),
  pmc(
    'esummary is over its limit, which is JSON with 429',
    {
      summaryAnswer: createJsonResponse(
        { error: 'API rate limit exceeded', 'api-key': '203.0.113.7', count: '4', limit: '3' },
        429,
      ),
      record,
    },
    alive(),
  ),
  pmc('an id that nobody has', { summary: unknownId, record: notFound }, gone('not-found'), { authoritative: true }),
  pmc(
    'an id that nobody has, said by the ID converter alone',
    { summaryAnswer: { status: 500 }, record: notFound },
    gone('not-found'),
    {
      authoritative: true,
    },
  ),
  pmc(
    'an id that esummary lacks, and the ID converter is walled',
    {
      summary: unknownId,
      converterAnswer: createHtmlResponse('Checking your browser - reCAPTCHA', '', 403),
    },
    gone('not-found'),
    { authoritative: false },
  ),
  pmc(
    'an error of another kind',
    {
      summary: { uid: '7703786', error: 'backend unavailable' },
      record: { status: 'error', errmsg: 'Internal error' },
    },
    notGone('unknown', 'ambiguous'),
  ),
  pmc(
    'both services are down',
    { summaryAnswer: { status: 503 }, converterAnswer: { status: 503 } },
    notGone('unreachable', 'server-error'),
  ),
  pmc(
    'HTML in place of summaries, and a redirect of the ID converter to nowhere',
    {
      summaryAnswer: createHtmlResponse('NCBI is busy'),
      converterAnswer: { status: 400, body: '{"status":"error"}' },
    },
    notGone('unknown', 'unreadable'),
  ),
];
