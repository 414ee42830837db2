import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAddressProblem, parseAppManifest } from '../../../src/bot/setup/manifest.ts';

const appYml = readFileSync(join(import.meta.dirname, '..', '..', '..', 'app.yml'), 'utf8');

describe('app.yml', () => {
  it('is read with its permissions and events, and has an example address that is found to be one', () => {
    const manifest = parseAppManifest(appYml);
    expect(manifest.default_permissions).toMatchObject({ checks: 'write', contents: 'write', metadata: 'read' });
    expect(manifest.default_events).toContain('pull_request');
    expect(findAddressProblem(manifest.hook_attributes.url)).toBe('example-address');
  });

  it('is refused without permissions', () => {
    expect(() => parseAppManifest('name: a\nurl: https://a.invented.org\nhook_attributes: {}\ndefault_events: []\n')).toThrow();
  });
});

describe('the address of a webhook', () => {
  it.each([
    ['', 'not-an-address'],
    ['lists.invented.org', 'not-an-address'],
    ['ftp://lists.invented.org/', 'not-an-address'],
    ['https://user:word@lists.invented.org/', 'not-an-address'],
    ['https://:word@lists.invented.org/', 'not-an-address'],
    ['https://listkeeper.example/api/github/webhooks', 'example-address'],
    ['https://example.com/', 'example-address'],
    ['https://your.host/api/github/webhooks', 'example-address'],
    ['http://localhost:3000/', 'private-address'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://192.168.1.20/', 'private-address'],
    ['https://[fd00::1]/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
    ['https://nas.local/', 'private-address'],
    ['https://server/', 'private-address'],
    ['http://lists.invented.org/', 'not-https'],
    ['https://lists.invented.org/api/github/webhooks', undefined],
    ['https://8.8.8.8/', undefined],
  ])('%s: %s', (address, problem) => {
    expect(findAddressProblem(address)).toBe(problem);
  });
});
