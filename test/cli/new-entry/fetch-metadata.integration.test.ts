import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillFromMetadata } from '../../../src/cli/new-entry/fetch-metadata.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { NewEntryFields } from '../../../src/list/authoring/draft-entry.ts';
import { createArxivHosts } from '../../../src/sandbox/internet/hosts/arxiv.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { createTempFolder, runCli, validList } from '../run-cli.ts';

/** What `listkeeper new` fills in for a person who only has an address. */

const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/2010.07497v1</id><published>2020-10-14T00:00:00Z</published><title>MedDG: Medical
 Dialogues</title><author><name>Wenge Liu</name></author></entry></feed>`;
const answers: NewEntryFields = { kind: 'paper', links: [{ role: 'paper', url: 'https://arxiv.org/abs/2010.07497' }] };
const clock = { now: () => Date.now(), sleep: async () => undefined };

let internet: SimulatedInternet;
beforeAll(async () => {
  internet = await openSimulatedInternet(createArxivHosts({ papers: {}, respondToQuery: () => ({ body: feed }) }));
});
afterAll(() => internet.close());

it('fills in the metadata of the identifier, and keeps the values given', async () => {
  const network = createHttpClient({ route: internet.route, clock, environment: {} });
  const { answers: more, sources } = await fillFromMetadata({ ...answers, year: 2021 }, { network, clock });
  await network.close();
  expect(more).toMatchObject({ title: 'MedDG: Medical Dialogues', authors: ['Wenge Liu'], year: 2021 });
  expect([...sources]).toEqual([['arXiv', ['title', 'authors']]]);
});

it('continues without a network', async () => {
  const network = createHttpClient({ route: () => new URL('http://127.0.0.1:9/'), clock, maxWaitMs: 0, environment: {} });
  const { answers: same, sources } = await fillFromMetadata(answers, { network, clock });
  await network.close();
  expect(same).toEqual(answers);
  expect(sources.size).toBe(0);
});

it('makes no requests with --offline, and lists the missing fields', async () => {
  const { folder, remove } = createTempFolder(validList);
  // The proxy does not exist, so any request would fail.
  const environment = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
  const asked = await runCli(folder, ['new', 'https://arxiv.org/abs/2010.07497', '--section', 'books', '--offline'], environment);
  remove();
  expect(asked).toMatchObject({ code: 2, out: '' });
  expect(asked.err).toContain('Missing: --title');
});
