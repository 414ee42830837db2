import { describe, expect, it } from 'vitest';
import { examineDeliveries, examineInstallations, examineWebhook } from '../../../src/bot/doctor/diagnose-github.ts';

const page = 'https://github.com/apps/a';
const url = 'https://lists.invented.org/api/github/webhooks';
const config = { url, contentType: 'json', hasSecret: true };
const path = '/api/github/webhooks';
const attempt = (status: number) => ({ id: 1, guid: 'g', event: 'push', attemptedAt: 0, status, isRedelivery: false });

describe('the address of the webhook', () => {
  it.each([
    ['webhook-set', config],
    ['webhook-set', { ...config, url: 'https://smee.io/abc' }],
    ['webhook-address', { ...config, url: 'https://listkeeper.example/api/github/webhooks' }],
    ['webhook-no-secret', { ...config, hasSecret: false }],
    ['webhook-not-json', { ...config, contentType: 'form' }],
    ['webhook-path', { ...config, url: 'https://lists.invented.org/' }],
    ['no-webhook', { ...config, url: '' }],
  ])('%s', (code, given) => {
    expect(examineWebhook(given, path, page).code).toBe(code);
  });
});

describe('the deliveries', () => {
  it.each([
    ['deliveries-arrive', [202, 0, 502]],
    ['deliveries-unreached', [0, 202]],
    ['deliveries-unreached', [502]],
    ['deliveries-refused', [401, 202]],
    ['deliveries-failed', [415]],
    ['no-deliveries', []],
  ])('%s: %j, newest first', (code, statuses) => {
    expect(examineDeliveries(statuses.map(attempt), url, page).code).toBe(code);
  });
});

it('names the accounts that have not accepted new permissions', () => {
  const app = { slug: 'a', permissions: { checks: 'write' }, events: [], installations: 2 };
  const installations = [
    { account: 'behind', permissions: { checks: 'read' } },
    { account: 'current', permissions: { checks: 'write', contents: 'write' } },
  ];
  expect(examineInstallations(app, installations, page)).toMatchObject({ values: { accounts: ['behind'] } });
  expect(examineInstallations(app, [], page).code).toBe('not-installed');
});
