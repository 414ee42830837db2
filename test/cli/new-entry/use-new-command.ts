import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createDoiHosts } from '../../../src/sandbox/internet/hosts/doi.ts';
import { createJsonResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { createTempFolder, validList } from '../run-cli.ts';

/** The one paper that Crossref knows in tests of `listkeeper new`. */
export const doi = '10.9999/invented.7';
const work = {
  DOI: doi,
  title: ['Keels of Invented Boats'],
  author: [{ given: 'Ada', family: 'Keelson' }, { name: 'The Boat Group' }],
  'container-title': ['Journal of Boats'],
  issued: { 'date-parts': [[2021, 3]] },
};

/**
 * A folder with a list for each test of one file, and owners of identifiers on the simulated
 * internet.
 */
export function useNewCommand(): { getInternet: () => SimulatedInternet; getFolder: () => string } {
  let internet: SimulatedInternet;
  let folder: string;
  let remove: () => void;
  beforeAll(async () => {
    internet = await openSimulatedInternet(
      createDoiHosts({ crossref: () => createJsonResponse({ status: 'ok', message: { items: [work] } }) }),
    );
  });
  afterAll(() => internet.close());
  beforeEach(() => {
    internet.requests.length = 0;
    ({ folder, remove } = createTempFolder(validList));
  });
  afterEach(() => remove());
  return { getInternet: () => internet, getFolder: () => folder };
}
