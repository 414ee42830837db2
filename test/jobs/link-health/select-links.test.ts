import { describe, expect, it } from 'vitest';
import { selectLinks } from '../../../src/jobs/link-health/select-links.ts';
import type { ListedLink } from '../../../src/jobs/shared/entry-links.ts';
import { recordRun } from '../../../src/link-health/history.ts';
import { defaultPolicy, policyLimits } from '../../../src/link-health/policy.ts';
import { emptyHistory } from '../../../src/link-health/record/record.ts';
import { checkOf, day } from '../../link-health/examples.ts';

const listed = (url: string): ListedLink => ({ url, entry: 'x', identity: `url:${url.replace('https://', '')}`, at: [] });
const urls = (count: number) => Array.from({ length: count }, (_, index) => `https://h${index}.example/`);
function select(links: ListedLink[], options = {}, { history = emptyHistory(), recheck = [] as string[], now = day(0) } = {}) {
  const { links: selected, overdueCount } = selectLinks(
    { listed: links, history, recheckIds: new Set(recheck), now, policy: defaultPolicy },
    options,
  );
  return { urls: selected.map(({ url }) => url), overdueCount };
}

describe('the links of a run', () => {
  const known = recordRun(
    emptyHistory(),
    urls(3).map((url) => checkOf('alive', url)),
    day(0),
  );

  it('are those that were never checked, and those that are due again', () => {
    expect(select(urls(3).map(listed)).urls).toEqual(urls(3));
    expect(select(urls(4).map(listed), {}, { history: known, now: day(0.1) }).urls).toContain('https://h3.example/');
    expect(select(urls(3).map(listed), {}, { history: known, now: day(0.1) }).urls).toEqual([]);
    expect(select(urls(3).map(listed), {}, { history: known, now: day(400) }).urls).toHaveLength(3);
  });

  it('are all of them where that is asked for, and those with a ticked box', () => {
    expect(select(urls(3).map(listed), { all: true }, { history: known, now: day(0.1) }).urls).toHaveLength(3);
    const recheck = ['url:h1.example/'];
    expect(select(urls(3).map(listed), {}, { history: known, now: day(0.1), recheck }).urls).toContain('https://h1.example/');
    expect(select(urls(3).map(listed), { ticked: true }, { history: known, now: day(400), recheck })).toEqual({
      urls: ['https://h1.example/'],
      overdueCount: 0,
    });
  });

  it('are bounded: first what was asked for, then suspects, then new ones', () => {
    const many = urls(policyLimits.checksPerInterval + 10);
    const history = recordRun(emptyHistory(), [checkOf('failure', many.at(-1)), checkOf('alive', many.at(-2))], day(0), {
      networkWorks: true,
    });
    const recheck = [`url:${many.at(-3)?.replace('https://', '')}`];
    const { urls: chosen, overdueCount } = select(many.map(listed), { all: true }, { history, recheck, now: day(400) });
    expect(chosen.slice(0, 2)).toEqual([many.at(-3), many.at(-1)]);
    expect(chosen).not.toContain(many.at(-2));
    expect(overdueCount).toBe(10);
  });
});
