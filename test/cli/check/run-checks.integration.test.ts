import { afterEach, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../../src/cli/check/check-options.ts';
import { checkOnline } from '../../../src/cli/check/run-checks.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { createDoiHosts } from '../../../src/sandbox/internet/hosts/doi.ts';
import { openSimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** The contact address that a run of `check` sends to Crossref. */
async function findTold(option?: string, setting?: string, variable?: string): Promise<string | null | undefined> {
  const internet = await openSimulatedInternet(createDoiHosts());
  const network = createHttpClient({ route: internet.route, environment: {}, random: () => 0.5 });
  opened.push(network.close, internet.close);
  const link = { url: 'https://doi.org/10.1000/a', at: [] };
  await checkOnline(
    {
      links: [link],
      cache: undefined,
      hosts: [],
      mailto: setting,
      summarizePages: false,
      collectFacts: false,
      onVerdict: () => {},
    },
    { network },
    { ...(option === undefined ? {} : { mailto: option }) } as CheckOptions,
    {
      cwd: '/',
      environment: variable === undefined ? {} : { LISTKEEPER_MAILTO: variable },
      interactive: false,
      out: () => {},
      err: () => {},
      progress: () => {},
      paint: (_, text) => text,
    },
  );
  const asked = internet.requests.find(({ host }) => host === 'api.crossref.org');
  return asked && new URL(asked.url).searchParams.get('mailto');
}

describe('the contact address of a check', () => {
  it('is that of the option, else of the settings, else of the environment', async () => {
    expect(await findTold('option@example.org', 'setting@example.org', 'variable@example.org')).toBe('option@example.org');
    expect(await findTold(undefined, 'setting@example.org', 'variable@example.org')).toBe('setting@example.org');
    expect(await findTold(undefined, undefined, 'variable@example.org')).toBe('variable@example.org');
  });

  it('is told to nobody when there is none', async () => expect(await findTold()).toBeNull());
});
