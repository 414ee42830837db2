import { expect, test } from 'vitest';
import { compareHistories } from '../../src/link-health/changes.ts';
import { recordRun } from '../../src/link-health/history.ts';
import { emptyHistory } from '../../src/link-health/record/record.ts';
import { checkOf, day } from './examples.ts';

const none = { died: [], recovered: [], moved: [], codes: [], noted: [], suspected: [], worthAComment: false };
const id = 'url:a.example/x';
const works = { networkWorks: true };

test('a first failure is known and not worth a comment', () => {
  const before = recordRun(emptyHistory(), [checkOf('alive')], day(0));
  const after = recordRun(before, [checkOf('no')], day(7));
  expect(compareHistories(before, after, day(7))).toEqual({ ...none, suspected: [id] });
});

test('a death is told once', () => {
  const suspect = recordRun(emptyHistory(), [checkOf('no')], day(0));
  const dead = recordRun(suspect, [checkOf('no')], day(7));
  const still = recordRun(dead, [checkOf('no')], day(14));
  expect(compareHistories(suspect, dead, day(7))).toEqual({ ...none, died: [id], worthAComment: true });
  expect(compareHistories(dead, still, day(14))).toEqual(none);
});

test('a return is told once, and a return of a mere suspect never', () => {
  const suspect = recordRun(emptyHistory(), [checkOf('failure')], day(0), works);
  expect(compareHistories(suspect, recordRun(suspect, [checkOf('alive')], day(1)), day(1))).toEqual(none);
  const dead = recordRun(recordRun(emptyHistory(), [checkOf('no')], day(0)), [checkOf('no')], day(7));
  const back = recordRun(dead, [checkOf('alive')], day(14));
  expect(compareHistories(dead, back, day(14))).toEqual({ ...none, recovered: [id], worthAComment: true });
  expect(compareHistories(back, recordRun(back, [checkOf('alive')], day(21)), day(21))).toEqual(none);
});

test('a new address is told when it is new, and again when it is another', () => {
  const before = recordRun(emptyHistory(), [checkOf('alive')], day(0));
  const moved = recordRun(before, [checkOf('moved')], day(7));
  expect(compareHistories(before, moved, day(7)).moved).toEqual([id]);
  expect(compareHistories(moved, recordRun(moved, [checkOf('moved')], day(14)), day(14))).toEqual(none);
  const again = recordRun(moved, [{ ...checkOf('moved'), to: 'https://third.example/' }], day(14));
  expect(compareHistories(moved, again, day(14)).moved).toEqual([id]);
});

test('a code that no longer fits, an archived repository and a retraction are told', () => {
  const before = recordRun(emptyHistory(), [checkOf('alive'), checkOf('alive', 'https://b.example/')], day(0));
  const after = recordRun(
    before,
    [checkOf('wrong code'), { ...checkOf('alive', 'https://b.example/'), note: 'archived' }],
    day(7),
  );
  expect(compareHistories(before, after, day(7))).toEqual({
    ...none,
    codes: [id],
    noted: ['url:b.example/'],
    worthAComment: true,
  });
  expect(compareHistories(after, after, day(400))).toEqual(none);
});
