import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList } from './run-cli.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const app = { APP_ID: '1', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 'b9a1-5e07-c44f' };
const workflow = { GITHUB_REPOSITORY: 'a/b', GITHUB_EVENT_NAME: 'schedule', GITHUB_TOKEN: 'token' };

describe('a SOCKS proxy in the environment', () => {
  it.each([
    ['check', ['check', 'data'], {}],
    ['the bot', ['start'], app],
  ])('ends %s with 2 and names the variable to set', async (_, args, more) => {
    const { folder, remove } = createTempFolder(validList);
    const { code, out, err } = await runCli(folder, args, { ALL_PROXY: 'socks5://me:hidden@127.0.0.1:9', ...more });
    remove();
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^listkeeper: ALL_PROXY is a SOCKS proxy.*\nSet HTTPS_PROXY to an http:\/\/ .*\n$/);
    expect(err).not.toContain('hidden');
  });

  it('fails the run of the Action with an annotation that names the variable to set', async () => {
    const { folder, remove } = createTempFolder(validList);
    const { code, out } = await runCli(folder, ['action'], { ALL_PROXY: 'socks5://me:hidden@127.0.0.1:9', ...workflow });
    remove();
    expect(code).toBe(1);
    expect(out).toMatch(/^::error::ALL_PROXY is a SOCKS proxy.* Set HTTPS_PROXY to an http:\/\/ /);
    expect(out).not.toContain('hidden');
  });
});

describe('an invalid second proxy', () => {
  const given = ['check', 'data', '--proxy'];
  it.each([
    ['--proxy', 'isn’t an http:// or https:// URL', [...given, 'ftp://me:hidden@127.0.0.1:9'], {}],
    ['--proxy', 'is a SOCKS proxy', [...given, 'socks5://me:hidden@127.0.0.1:9'], { LISTKEEPER_SECOND_PROXY: 'http://p:1' }],
    ['LISTKEEPER_SECOND_PROXY', 'isn’t an http', ['check', 'data'], { LISTKEEPER_SECOND_PROXY: 'ftp://hidden' }],
    ['LISTKEEPER_SECOND_PROXY', 'isn’t an http', ['start'], { ...app, LISTKEEPER_SECOND_PROXY: 'ftp://hidden' }],
  ])('is reported by the name of its option or variable, %s, with an example: it %s', async (name, wrong, args, environment) => {
    const { folder, remove } = createTempFolder(validList);
    const { code, out, err } = await runCli(folder, args, environment);
    remove();
    expect(code).toBe(2);
    expect(out).toBe('');
    const [first, second] = err.split('\n');
    expect(first).toContain(`listkeeper: ${name} ${wrong}`);
    expect(second).toContain(`Set ${name} to an http:// or https:// URL, such as http://proxy.invented.cn:3128`);
    expect(err).not.toMatch(/hidden|HTTPS_PROXY|NO_PROXY/);
  });
});
