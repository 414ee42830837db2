import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CredentialsError, credentialsIn } from '../../src/bot/credentials.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const sound = { APP_ID: '12', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 'secret' };

describe('credentials', () => {
  it('are none when nothing is set', () => {
    expect(credentialsIn({})).toBeUndefined();
    expect(credentialsIn({ WEBHOOK_SECRET: 'left over' })).toBeUndefined();
  });

  it.each([
    ['as it is', privateKey],
    ['with \\n for line breaks', privateKey.replaceAll('\n', '\\n')],
    ['in base64', Buffer.from(privateKey).toString('base64')],
  ])('take the key %s', (_, key) => {
    const found = credentialsIn({ ...sound, PRIVATE_KEY: key });
    expect(found?.privateKey.trim()).toBe(privateKey.trim());
    expect(found).toMatchObject({ appId: '12', webhookSecret: 'secret' });
  });

  it.each([
    ['APP_ID', { APP_ID: '' }],
    ['APP_ID', { APP_ID: 'my-app' }],
    ['PRIVATE_KEY', { PRIVATE_KEY: '' }],
    ['private key', { PRIVATE_KEY: 'c2VjcmV0LWtleQ==' }],
    ['PRIVATE_KEY_PATH', { PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/nowhere/key.pem' }],
    ['WEBHOOK_SECRET', { WEBHOOK_SECRET: '' }],
  ])('that are not whole are refused by the name %s, never by value', (name, wrong) => {
    const read = () => credentialsIn({ ...sound, ...wrong });
    expect(read).toThrow(CredentialsError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(/secret-key|c2VjcmV0/);
  });
});
