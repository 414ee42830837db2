import { describe, expect, test } from 'vitest';
import { toVideoCode } from '../../../../src/links/services/bilibili/video-id.ts';

describe('the code of a video', () => {
  // Pairs that Bilibili shows: SocialSisterYi/bilibili-API-collect, docs/misc/bvid_desc.md and
  // #847.
  test.each([
    ['2', 'BV1xx411c7mD'],
    ['170001', 'BV17x411w7KC'],
    ['455017605', 'BV1Q541167Qg'],
    ['111298867365120', 'BV1L9Uoa9EUx'],
  ])('of the number %s is %s', (number, code) => {
    expect(toVideoCode(number)).toBe(code);
  });

  test('does not exist for numbers that no video can have', () => {
    expect(toVideoCode('0')).toBeUndefined();
    expect(toVideoCode('2251799813685247')).toMatch(/^BV1[0-9A-Za-z]{9}$/);
    expect(toVideoCode('2251799813685248')).toBeUndefined();
  });
});
