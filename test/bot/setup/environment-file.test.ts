import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { setVariables, writeEnvironmentFile } from '../../../src/bot/setup/environment-file.ts';

const pem = '-----BEGIN RSA PRIVATE KEY-----\nabc+/=\nxyz\n-----END RSA PRIVATE KEY-----\n';

it('keeps the other lines of the file, and replaces a key of several lines', () => {
  const text = `# Settings\nPORT=4000\nAPP_ID=1\nPRIVATE_KEY="-----BEGIN\nold\n-----END"\n#WEBHOOK_SECRET=note\n`;
  const changed = setVariables(text, { APP_ID: '7', PRIVATE_KEY: pem });
  expect(changed).not.toContain('old');
  expect(changed).toContain('# Settings\nPORT=4000\n#WEBHOOK_SECRET=note\n');
  expect(parseEnv(changed)).toEqual({ PORT: '4000', APP_ID: '7', PRIVATE_KEY: pem.trim() });
});

it('changes nothing when it is done again', () => {
  const once = setVariables('', { APP_ID: '7', PRIVATE_KEY: pem });
  expect(setVariables(once, { APP_ID: '7', PRIVATE_KEY: pem })).toBe(once);
});

it.skipIf(process.platform === 'win32')('writes a file that only its owner can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-env-'));
  writeEnvironmentFile(join(folder, '.env'), { APP_ID: '7' });
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('APP_ID="7"\n');
  rmSync(folder, { recursive: true });
});
