import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { createDoiHosts } from '../../../src/sandbox/internet/hosts/doi.ts';
import { createJsonResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { createTempFolder, validList, writeTestFiles } from '../run-cli.ts';

/**
 * `listkeeper new` as a person has it: the command itself, its questions answered key by key,
 * owners of identifiers on the simulated internet.
 */

const doi = '10.9999/invented.7';
const work = {
  DOI: doi,
  title: ['Keels of Invented Boats'],
  author: [{ given: 'Ada', family: 'Keelson' }, { name: 'The Boat Group' }],
  'container-title': ['Journal of Boats'],
  issued: { 'date-parts': [[2021, 3]] },
};

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

describe('the contact address that Crossref is told by new', () => {
  const findTold = async (environment: Record<string, string>) => {
    await main(['new', `https://doi.org/${doi}`, '--yes', '--dry-run'], {
      cwd: folder,
      environment,
      interactive: false,
      route: internet.route,
      out: () => {},
      err: () => {},
      progress: () => {},
      paint: (_, text) => text,
    });
    const asked = internet.requests.findLast(({ host }) => host === 'api.crossref.org');
    return asked && new URL(asked.url).searchParams.get('mailto');
  };

  it('is that of the settings of the list, else of the environment', async () => {
    const variable = { LISTKEEPER_MAILTO: 'variable@example.org' };
    expect(await findTold(variable)).toBe('variable@example.org');
    writeTestFiles(folder, { '.github/listkeeper.yml': 'links:\n  mailto: list@example.org\n' });
    expect(await findTold(variable)).toBe('list@example.org');
  });
});
