import type { SimulatedResponse } from '../../../src/sandbox/internet/responses.ts';
import type { LinkCase } from './link-case.ts';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

/** A case whose hosts answer one thing each, for everything or (`host/path`) for one path. */
export function createStaticCase(
  name: string,
  url: string,
  answers: Record<string, SimulatedResponse>,
  expected: Expected,
  rest: Partial<LinkCase> = {},
): LinkCase {
  const hosts = Object.entries(answers).map(([place, answer]) => {
    const [host = '', path] =
      place.split(/(?=\/)/, 2).length === 1 ? [place] : [place.slice(0, place.indexOf('/')), place.slice(place.indexOf('/'))];
    return { host, path, answer };
  });
  const names = [...new Set(hosts.map(({ host }) => host))];
  return {
    name,
    url,
    hosts: names.map((host) => ({
      host,
      respond: ({ url: asked }) =>
        hosts.find((one) => one.host === host && (one.path === undefined || one.path === asked.pathname))?.answer,
    })),
    ...expected,
    source: 'web.md: Chinese portals; baidu-pan.md: other drives, in brief',
    ...rest,
  };
}
