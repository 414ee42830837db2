import { expect, test } from 'vitest';
import { createAclHosts } from '../../../../src/sandbox/internet/hosts/acl-anthology.ts';
import { checkService } from '../../../links/services/check-service.ts';
import { answerByHosts } from '../answer-by-hosts.ts';

const hosts = createAclHosts({ titles: { 'P19-1585': 'Deep Learning' }, missing: ['P19-1586'], retracted: ['P19-1587'] });

test.each([
  ['P19-1585', { verdict: 'alive', evidence: { title: 'Deep Learning' } }],
  ['P19-1586', { verdict: 'gone', evidence: { authoritative: true } }],
  ['P19-1587', { verdict: 'alive', note: 'retracted' }],
  ['P19-1588', { verdict: 'alive' }],
])('%s is shown so that a check sees %j', async (id, expected) => {
  const { verdicts } = await checkService([`https://aclanthology.org/${id}/`], answerByHosts(hosts));
  expect(verdicts).toMatchObject([expected]);
});

test('nothing that is missing is gone while the Anthology is down', async () => {
  const { verdicts } = await checkService(['https://aclanthology.org/P19-1585/'], answerByHosts(createAclHosts({ down: true })));
  expect(verdicts).toMatchObject([{ verdict: 'unknown' }]);
});
