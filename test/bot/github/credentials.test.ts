import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCredentials } from '../../../src/bot/github/credentials.ts';
import { ListkeeperError } from '../../../src/errors/listkeeper-error.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const sound = { APP_ID: '12', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 'b9a1-5e07-c44f' };

describe('credentials', () => {
  it('are undefined when nothing is set', () => {
    expect(readCredentials({})).toBeUndefined();
    expect(readCredentials({ WEBHOOK_SECRET: 'left over' })).toBeUndefined();
  });

  it.each([
    ['as it is', privateKey],
    ['with \\n for line breaks', privateKey.replaceAll('\n', '\\n')],
    ['in base64', Buffer.from(privateKey).toString('base64')],
  ])('read the key %s', (_, key) => {
    const found = readCredentials({ ...sound, PRIVATE_KEY: key });
    expect(found?.privateKey.trim()).toBe(privateKey.trim());
    expect(found).toMatchObject({ appId: '12', webhookSecret: 'b9a1-5e07-c44f' });
  });

  const guessed = [
    'development',
    'secret',
    'Secret',
    'your-webhook-secret',
    'my_secret',
    'changeme',
    'change-me',
    '<webhook secret here>',
    'xxxxxxxxxxxxxxxx',
    'password123',
    'short',
    '        ',
  ];
  it.each(guessed)('with the secret %j are refused, except for GitHub on localhost', (secret) => {
    const environment = { ...sound, WEBHOOK_SECRET: secret };
    expect(() => readCredentials(environment)).toThrow(expect.objectContaining({ code: 'weak-webhook-secret' }));
    const play = { ...environment, GITHUB_API_URL: 'http://127.0.0.1:4000/api/v3' };
    expect(readCredentials(play)?.webhookSecret).toBe(secret);
    expect(() => readCredentials({ ...play, HOST: '0.0.0.0' }), 'what listens to the world').toThrow(ListkeeperError);
    expect(() => readCredentials({ ...environment, GITHUB_API_URL: 'https://localhost.example.org' })).toThrow(ListkeeperError);
  });

  it.each(['5f2c9e0b77aa', 'correct horse battery staple', 'a secret of the test', '秘密は長いほうがよい'])(
    'with the secret %j are accepted',
    (secret) => {
      expect(readCredentials({ ...sound, WEBHOOK_SECRET: secret })?.webhookSecret).toBe(secret);
    },
  );

  it.each([
    ['APP_ID', { APP_ID: '' }],
    ['APP_ID', { APP_ID: 'my-app' }],
    ['PRIVATE_KEY', { PRIVATE_KEY: '' }],
    ['private key', { PRIVATE_KEY: 'c2VjcmV0LWtleQ==' }],
    ['PRIVATE_KEY_PATH', { PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/nowhere/key.pem' }],
    ['WEBHOOK_SECRET', { WEBHOOK_SECRET: '' }],
  ])('that are incomplete are refused by naming %s, without its value', (name, wrong) => {
    const read = () => readCredentials({ ...sound, ...wrong });
    expect(read).toThrow(ListkeeperError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(/secret-key|c2VjcmV0/);
  });
});
