import { describe, expect, it } from 'vitest';
import { applyAcceptedStatus, isFailure, parseAcceptOption } from '../../../src/cli/check/accept-option.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';

const link = (status: number | undefined, verdict: CheckedLink['verdict'] = 'gone') =>
  ({ verdict, reason: 'not-found', evidence: { status } }) as CheckedLink;

describe('parseAcceptOption', () => {
  it.each([
    ['403', [403, 403]],
    ['200-299', [200, 299]],
    ['200..=299', [200, 299]],
    ['200..300', [200, 299]],
    ['4xx', [400, 499]],
    ['5XX', [500, 599]],
  ])('reads %s as the statuses %j', (word, range) => {
    expect(parseAcceptOption([word]).statuses).toEqual([range]);
  });

  it('reads names of verdicts', () => {
    expect([...parseAcceptOption(['gone', '403', 'moved']).verdicts]).toEqual(['gone', 'moved']);
  });

  it.each(['', 'dead', '99', '1000', '6xx', '300-200', '200..200', '4x', '200-'])('refuses %j', (word) => {
    expect(() => parseAcceptOption([word])).toThrow(expect.objectContaining({ code: 'bad-accept' }));
  });
});

describe('applyAcceptedStatus', () => {
  it('calls a link with an accepted status alive, on weak evidence', () => {
    const accepted = parseAcceptOption(['400-499']);
    expect(applyAcceptedStatus(link(410), accepted)).toMatchObject({ verdict: 'alive', note: 'weak-evidence' });
  });

  it('changes no link with another status, without one, or judged by its content', () => {
    const accepted = parseAcceptOption(['2xx', '403']);
    for (const each of [link(404), link(undefined), link(200), link(403, 'moved')])
      expect(applyAcceptedStatus(each, accepted)).toBe(each);
  });
});

describe('isFailure', () => {
  it('fails for dead and mistyped links only', () => {
    const none = parseAcceptOption([]);
    expect(isFailure(link(404), none)).toBe(true);
    expect(isFailure({ ...link(undefined, 'unknown'), reason: 'malformed' }, none)).toBe(true);
    for (const verdict of ['alive', 'moved', 'unreachable', 'limited'] as const)
      expect(isFailure(link(undefined, verdict), none)).toBe(false);
  });

  it('does not fail for an accepted verdict', () => expect(isFailure(link(404), parseAcceptOption(['gone']))).toBe(false));
});
