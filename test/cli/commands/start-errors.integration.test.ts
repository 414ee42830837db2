import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTempFolder, runCli } from '../run-cli.ts';

/** `listkeeper start` that can not start: what an operator reads, without a word of Node's own. */

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const credentials = {
  APP_ID: '1',
  PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  WEBHOOK_SECRET: '6f1d2b7c9e3a4f58',
  LISTKEEPER_INBOX: ':memory:',
  GITHUB_API_URL: 'http://127.0.0.1:1/api/v3',
};
let folder: ReturnType<typeof createTempFolder>;
beforeEach(() => {
  folder = createTempFolder({});
});
afterEach(() => folder.remove());

const start = (environment: Record<string, string>, ...args: string[]) =>
  runCli(folder.folder, ['start', '--no-open', '--language', 'zh', ...args], environment);

it('says that there are no credentials, and not that there is a key, when a role has none', async () => {
  const { code, err } = await start({}, '--role', 'worker');
  expect(code).toBe(2);
  expect(err).toContain('没有设置 APP_ID 和私钥。');
});

it.each(['99999', '80a', '-1', '1.5'])('refuses PORT=%s as it refuses it as an option', async (PORT) => {
  const { code, err } = await start({ ...credentials, PORT });
  expect(code).toBe(2);
  expect(err).toContain(`${PORT} 不是有效的端口。`);
});

it('names a port that is taken, and does not move away from it when it was chosen', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const environment = { ...credentials, HOST: '127.0.0.1' };
  const byVariable = await start({ ...environment, PORT: String(port) });
  const byOption = await start(environment, '--port', String(port));
  await new Promise((resolve) => other.close(resolve));
  for (const { code, err } of [byVariable, byOption]) {
    expect(code).toBe(2);
    expect(err).toContain(`无法监听 127.0.0.1:${port}：端口已被另一个进程占用。\n请停止该进程`);
  }
});

it.each(['203.0.113.5', 'host.invalid'])('names HOST=%s when this machine has no such address', async (HOST) => {
  const { code, err } = await start({ ...credentials, HOST, PORT: '4999' });
  expect(code).toBe(2);
  expect(err).toMatch(new RegExp(`无法监听 ${HOST}(:4999)?：本机没有这个地址。\n请将 HOST 设为`));
});
