import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { doi, useNewCommand } from '../new-entry/use-new-command.ts';
import { writeTestFiles } from '../run-cli.ts';

/**
 * `listkeeper new` as a person has it: the command itself, its questions answered key by key,
 * owners of identifiers on the simulated internet.
 */

const { getInternet, getFolder } = useNewCommand();

describe('the contact address that Crossref is told by new', () => {
  const findTold = async (environment: Record<string, string>) => {
    await main(['new', `https://doi.org/${doi}`, '--yes', '--dry-run'], {
      cwd: getFolder(),
      environment,
      interactive: false,
      route: getInternet().route,
      out: () => {},
      err: () => {},
      progress: () => {},
      paint: (_, text) => text,
    });
    const asked = getInternet().requests.findLast(({ host }) => host === 'api.crossref.org');
    return asked && new URL(asked.url).searchParams.get('mailto');
  };

  it('is that of the settings of the list, else of the environment', async () => {
    const variable = { LISTKEEPER_MAILTO: 'variable@example.org' };
    expect(await findTold(variable)).toBe('variable@example.org');
    writeTestFiles(getFolder(), { '.github/listkeeper.yml': 'links:\n  mailto: list@example.org\n' });
    expect(await findTold(variable)).toBe('list@example.org');
  });
});
