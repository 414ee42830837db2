import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Credentials {
  appId: string;
  /** PEM. */
  privateKey: string;
  webhookSecret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What is missing or wrong in the credentials: a sentence that names the variable and never shows its value. */
export class CredentialsError extends Error {
  readonly remedy = 'See .env.example, or run `listkeeper start --setup` to register an App and have .env written.';

  constructor(message: string) {
    super(message);
    this.name = 'CredentialsError';
  }
}

/**
 * The App's credentials: APP_ID, PRIVATE_KEY (PEM, with `\n` for line breaks, or all of it in base64) or PRIVATE_KEY_PATH, and
 * WEBHOOK_SECRET. Undefined when none of them is set. Throws a CredentialsError when only some are, when the key is none, or when the secret
 * is one that anybody would guess: that is for a GitHub on loopback only.
 */
export function readCredentials(environment: Environment): Credentials | undefined {
  const { APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, WEBHOOK_SECRET } = environment;
  if (!APP_ID && !PRIVATE_KEY && !PRIVATE_KEY_PATH) return undefined;
  if (!APP_ID) throw new CredentialsError('APP_ID is not set, but the private key is.');
  if (!/^\d+$/.test(APP_ID.trim())) throw new CredentialsError('APP_ID is not a number.');
  if (!PRIVATE_KEY && !PRIVATE_KEY_PATH)
    throw new CredentialsError('Neither PRIVATE_KEY nor PRIVATE_KEY_PATH is set, but APP_ID is.');
  // Without a secret anybody could send us events.
  if (!WEBHOOK_SECRET) throw new CredentialsError('WEBHOOK_SECRET is not set.');
  if (isGuessable(WEBHOOK_SECRET) && !isLoopbackOnly(environment)) {
    throw new CredentialsError(
      'WEBHOOK_SECRET is a placeholder, or too short: anybody could guess it and send events in GitHub’s name. Make one with `openssl rand -hex 32` and set it here and on the App’s settings page.',
    );
  }
  return {
    appId: APP_ID.trim(),
    privateKey: validatePem(PRIVATE_KEY ? decodePrivateKey(PRIVATE_KEY) : readKeyFile(PRIVATE_KEY_PATH ?? '')),
    webhookSecret: WEBHOOK_SECRET,
  };
}

/** Words that stand in examples until somebody puts a secret there; `development` is Probot’s own. */
const placeholders =
  /^(?:your|my|the|a|some|super|top)*(?:webhook|app|github)*(?:development|dev|test|testing|secret|secrets|password|changeme|changethis|replaceme|example|placeholder|default|sample|demo|todo|none|null|undefined|x+)(?:key|here|token|\d{0,4})$/;

/** Fewer characters can be tried out. */
const minSecretLength = 8;

function isGuessable(secret: string): boolean {
  const plain = secret.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return secret.trim().length < minSecretLength || new Set(plain).size < 4 || placeholders.test(plain);
}

/** Whether both ends are on this machine: the bot listens on loopback, and so does the GitHub that it speaks to. */
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
    throw new CredentialsError(`PRIVATE_KEY_PATH names a file that can not be read: ${path}.`);
  }
}

function validatePem(pem: string): string {
  try {
    createPrivateKey(pem);
  } catch {
    throw new CredentialsError('The private key is not one in PEM form.');
  }
  return pem;
}
