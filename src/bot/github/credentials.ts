import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';

export interface Credentials {
  appId: string;
  /** PEM. */
  privateKey: string;
  webhookSecret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The App's credentials: APP_ID, WEBHOOK_SECRET, and PRIVATE_KEY or PRIVATE_KEY_PATH. PRIVATE_KEY
 * is PEM, with `\n` for line breaks, or PEM in base64.
 * @returns undefined when neither an id nor a key is set.
 * @throws ListkeeperError when only some are set, the key is not PEM, or the secret is easy to
 * guess. Such a secret is accepted only where the bot and its GitHub both listen on loopback.
 */
export function readCredentials(environment: Environment): Credentials | undefined {
  const { APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, WEBHOOK_SECRET } = environment;
  if (!APP_ID && !PRIVATE_KEY && !PRIVATE_KEY_PATH) return undefined;
  if (!APP_ID) throw new ListkeeperError('no-app-id');
  if (!/^\d+$/.test(APP_ID.trim())) throw new ListkeeperError('bad-app-id');
  if (!PRIVATE_KEY && !PRIVATE_KEY_PATH) throw new ListkeeperError('no-private-key');
  // Without a secret, anyone could send events.
  if (!WEBHOOK_SECRET) throw new ListkeeperError('no-webhook-secret');
  if (isGuessable(WEBHOOK_SECRET) && !isLoopbackOnly(environment)) {
    throw new ListkeeperError('weak-webhook-secret');
  }
  return {
    appId: APP_ID.trim(),
    privateKey: validatePem(PRIVATE_KEY ? decodePrivateKey(PRIVATE_KEY) : readKeyFile(PRIVATE_KEY_PATH ?? '')),
    webhookSecret: WEBHOOK_SECRET,
  };
}

/** Placeholders of example files. `development` is Probot's default. */
const placeholders =
  /^(?:your|my|the|a|some|super|top)*(?:webhook|app|github)*(?:development|dev|test|testing|secret|secrets|password|changeme|changethis|replaceme|example|placeholder|default|sample|demo|todo|none|null|undefined|x+)(?:key|here|token|\d{0,4})$/;

/** Shorter secrets can be found by brute force. */
const minSecretLength = 8;

function isGuessable(secret: string): boolean {
  const plain = secret.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return secret.trim().length < minSecretLength || new Set(plain).size < 4 || placeholders.test(plain);
}

/** Whether the bot listens on loopback, and so does the GitHub that it talks to. */
function isLoopbackOnly({ HOST, GITHUB_API_URL = '' }: Environment): boolean {
  const api = URL.canParse(GITHUB_API_URL) ? new URL(GITHUB_API_URL).hostname : '';
  return isLoopback(HOST || 'localhost') && isLoopback(api);
}

const isLoopback = (host: string) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

function decodePrivateKey(given: string): string {
  const text = given.trim().replaceAll('\\n', '\n');
  return text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ListkeeperError('unreadable-private-key', { path });
  }
}

function validatePem(pem: string): string {
  try {
    createPrivateKey(pem);
  } catch {
    throw new ListkeeperError('bad-private-key');
  }
  return pem;
}
