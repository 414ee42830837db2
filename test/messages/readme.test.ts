import { describe, expect, it } from 'vitest';
import { getMessages } from '../../src/messages/index.ts';

describe('largeNumber', () => {
  it.each([
    [999, '999', '999'],
    [6310, '6,310', '6,310'],
    [100000, '10 万', '100,000'],
    [1100000, '110 万', '1,100,000'],
    [61200, '6.12 万', '61,200'],
    [792099, '792,099', '792,099'],
    [120000000, '1.2 亿', '120,000,000'],
  ])('says %i as %s and %s', (count, zh, en) => {
    expect([getMessages('zh').readme.largeNumber(count), getMessages('en').readme.largeNumber(count)]).toEqual([zh, en]);
  });
});
