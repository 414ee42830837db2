import { describe, expect, it } from 'vitest';
import { ignoreLinksUntil, recordRun } from '../../src/link-health/history.ts';
import { computeLinkStatuses } from '../../src/link-health/link-status.ts';
import { emptyHistory, formatInstant, type LinkHistory, type LinkRecord } from '../../src/link-health/record/record.ts';
import { checkOf, day } from './examples.ts';

const key = 'url:a.example/x';
const works = { networkWorks: true };
/** A history of looks at one link, each on its day. */
function historyOf(...looks: [what: string, at: number][]): LinkHistory {
  let history = emptyHistory();
  for (const [what, at] of looks) history = recordRun(history, [checkOf(what)], day(at), works);
  return history;
}
const statusOf = (history: LinkHistory, at: number) => computeLinkStatuses(history, day(at))[0];
function change(history: LinkHistory, more: Partial<LinkRecord>): LinkHistory {
  const record = history.links.get(key) as LinkRecord;
  return { ...history, links: new Map([[key, { ...record, ...more }]]) };
}

describe('the state of a link', () => {
  it('has no field that the history says nothing about', () => {
    const status = statusOf(historyOf(['alive', 0]), 1);
    expect(status).toMatchObject({
      identity: key,
      state: 'healthy',
      firstSeen: formatInstant(day(0)),
      lastAlive: formatInstant(day(0)),
    });
    for (const field of ['diedAt', 'unjudged', 'archived', 'upkeep', 'kept', 'ignored']) expect(status).not.toHaveProperty(field);
  });

  it('says when it died only while it is dead', () => {
    const looks: [string, number][] = [
      ['alive', 0],
      ['failure', 3],
      ['failure', 6],
      ['failure', 9],
    ];
    expect(statusOf(historyOf(...looks.slice(0, 3)), 7)).toMatchObject({ state: 'suspect', strikes: 2 });
    expect(statusOf(historyOf(...looks.slice(0, 3)), 7)).not.toHaveProperty('diedAt');
    expect(statusOf(historyOf(...looks), 10)).toMatchObject({
      state: 'dead',
      diedAt: formatInstant(day(9)),
      since: formatInstant(day(3)),
    });
    expect(statusOf(historyOf(...looks, ['alive', 12]), 13)).toMatchObject({ state: 'recovered' });
    expect(statusOf(historyOf(...looks, ['alive', 12]), 13)).not.toHaveProperty('diedAt');
  });

  it('is ignored until its name belongs to another repository, or shows another page', () => {
    const ignored = ignoreLinksUntil(historyOf(['alive', 0]), [key], day(90));
    expect(statusOf(ignored, 1)?.ignored).toBe(formatInstant(day(90)));
    const judged = {
      at: formatInstant(day(1)),
      verdict: 'alive',
      reason: 'ok',
      asked: 'page',
      note: 'another-repository',
      repository: 2,
    } as const;
    const taken = change(ignored, { judged, repository: { at: judged.at, number: 1 } });
    expect(statusOf(taken, 2)).not.toHaveProperty('ignored');
  });

  it('knows of a repository what was remembered, and its former license', () => {
    const at = formatInstant(day(0));
    const facts = { at, pushed: '2026-01-01', stars: 3, license: 'MIT', archived: false, newer: { zone: 1 } };
    const history = change(historyOf(['alive', 0]), { facts, licensed: { at, license: 'Apache-2.0' } });
    expect(statusOf(history, 1)?.upkeep).toEqual({
      pushed: '2026-01-01',
      released: undefined,
      stars: 3,
      license: 'MIT',
      archived: false,
      formerLicense: 'Apache-2.0',
    });
  });

  it('is in the order of identities, whichever way the links came', () => {
    const urls = ['https://b.example/', 'https://a.example/', 'https://B.example/'];
    const links = urls.map((url) => checkOf('alive', url));
    const order = (all: typeof links) =>
      computeLinkStatuses(recordRun(emptyHistory(), all, day(0)), day(1)).map(({ url }) => url);
    expect(order(links)).toEqual(order(links.toReversed()));
    expect(order(links)).toEqual(['https://B.example/', 'https://a.example/', 'https://b.example/']);
  });
});
