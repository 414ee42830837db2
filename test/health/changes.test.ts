import { expect, test } from 'vitest';
import { changesBetween } from '../../src/health/changes.ts';
import { record } from '../../src/health/history.ts';
import { emptyHistory } from '../../src/health/record.ts';
import { day, saw } from './examples.ts';

const none = { died: [], recovered: [], moved: [], codes: [], noted: [], suspected: [], worthAComment: false };
const id = 'url:a.example/x';
const works = { networkWorks: true };

test('a first failure is known and not worth a comment', () => {
  const before = record(emptyHistory(), [saw('alive')], day(0));
  const after = record(before, [saw('no')], day(7));
  expect(changesBetween(before, after, day(7))).toEqual({ ...none, suspected: [id] });
});

test('a death is told once', () => {
  const suspect = record(emptyHistory(), [saw('no')], day(0));
  const dead = record(suspect, [saw('no')], day(7));
  const still = record(dead, [saw('no')], day(14));
  expect(changesBetween(suspect, dead, day(7))).toEqual({ ...none, died: [id], worthAComment: true });
  expect(changesBetween(dead, still, day(14))).toEqual(none);
});

test('a return is told once, and a return of a mere suspect never', () => {
  const suspect = record(emptyHistory(), [saw('failure')], day(0), works);
  expect(changesBetween(suspect, record(suspect, [saw('alive')], day(1)), day(1))).toEqual(none);
  const dead = record(record(emptyHistory(), [saw('no')], day(0)), [saw('no')], day(7));
  const back = record(dead, [saw('alive')], day(14));
  expect(changesBetween(dead, back, day(14))).toEqual({ ...none, recovered: [id], worthAComment: true });
  expect(changesBetween(back, record(back, [saw('alive')], day(21)), day(21))).toEqual(none);
});

test('a new address is told when it is new, and again when it is another', () => {
  const before = record(emptyHistory(), [saw('alive')], day(0));
  const moved = record(before, [saw('moved')], day(7));
  expect(changesBetween(before, moved, day(7)).moved).toEqual([id]);
  expect(changesBetween(moved, record(moved, [saw('moved')], day(14)), day(14))).toEqual(none);
  const again = record(moved, [{ ...saw('moved'), to: 'https://third.example/' }], day(14));
  expect(changesBetween(moved, again, day(14)).moved).toEqual([id]);
});

test('a code that no longer fits, an archived repository and a retraction are told', () => {
  const before = record(emptyHistory(), [saw('alive'), saw('alive', 'https://b.example/')], day(0));
  const after = record(before, [saw('wrong code'), { ...saw('alive', 'https://b.example/'), note: 'archived' }], day(7));
  expect(changesBetween(before, after, day(7))).toEqual({ ...none, codes: [id], noted: ['url:b.example/'], worthAComment: true });
  expect(changesBetween(after, after, day(400))).toEqual(none);
});
