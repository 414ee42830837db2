import { expect, test } from 'vitest';
import { createJsonResponse } from '../../../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink } from '../../corpus/check-simulated.ts';

test('two hundred articles are one question, and the missing ones of them one more', async () => {
  const ids = Array.from({ length: 200 }, (_, n) => String(1000 + n));
  const isMissing = (id: string) => Number(id) % 50 === 0;
  const { links, requests } = await checkSimulated(
    [
      {
        host: 'eutils.ncbi.nlm.nih.gov',
        respond: ({ url }) => {
          const asked = (url.searchParams.get('id') ?? '').split(',');
          const summaries = asked.map((id) => [id, isMissing(id) ? { error: 'cannot get document summary' } : { title: 'A' }]);
          return createJsonResponse({ result: { uids: asked, ...Object.fromEntries(summaries) } });
        },
      },
      {
        host: 'pmc.ncbi.nlm.nih.gov',
        respond: ({ url }) => {
          const asked = (url.searchParams.get('ids') ?? '').split(',');
          const records = asked.map((id) => ({ 'requested-id': id, status: 'error', errmsg: 'Identifier not found in PMC' }));
          return createJsonResponse({ status: 'ok', records });
        },
      },
    ],
    ids.map((id) => createLink(`https://pmc.ncbi.nlm.nih.gov/articles/PMC${id}/`)),
  );
  expect(links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(196);
  // Four are gone, so the service has to show itself by its canaries: a question and its
  // confirmation.
  expect(requests.length).toBeLessThanOrEqual(4);
});
