import { expect, test } from 'vitest';
import { languages } from '../../../src/model/language.ts';
import { VerdictTally } from '../../../src/report/verdicts/index.ts';

test.each(languages)('a server error is counted as unavailable, after what is unreachable (%s)', (language) => {
  const tally = new VerdictTally(language);
  tally.add({ verdict: 'unreachable', reason: 'server-error' });
  tally.add({ verdict: 'unreachable', reason: 'timeout' });
  tally.add({ verdict: 'alive', reason: 'ok' });
  tally.add({ verdict: 'unreachable', reason: 'server-error' });
  const words = { en: ['working', 'unreachable', 'unavailable'], zh: ['正常', '无法访问', '暂不可用'] }[language];
  expect(tally.list().map((each) => each.words)).toEqual(words);
  expect(tally.list().map(({ count }) => count)).toEqual([1, 1, 2]);
  expect(tally.total).toBe(4);
});
