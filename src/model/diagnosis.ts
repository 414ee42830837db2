/** What `listkeeper doctor` looks at. */
export type DoctorCheck =
  | 'credentials'
  | 'disk'
  | 'database'
  | 'proxy'
  | 'github'
  | 'clock'
  | 'key'
  | 'permissions'
  | 'installations'
  | 'webhook'
  | 'deliveries';

/** Why GitHub could not send webhooks to an address. */
export type WebhookAddressProblem = 'not-an-address' | 'example-address' | 'private-address' | 'not-https';

/** A result by its code. The catalogues have the words, so they know the values too. */
export interface DoctorValues {
  'credentials-set': { appId: string };
  /** `message` and `remedy` of an error of the settings, in the reader's language. */
  'bad-setting': { message: string; remedy: string };
  'no-credentials': Record<string, never>;
  'disk-space': { path: string; freeMegabytes: number };
  'disk-unused': Record<string, never>;
  'little-disk-space': { path: string; freeMegabytes: number };
  'not-writable': { path: string; detail: string };
  'database-opens': { file: string };
  'database-in-use': { file: string };
  'database-broken': { file: string; detail: string };
  'no-proxy': Record<string, never>;
  'proxies-set': { names: readonly string[] };
  'github-answers': { url: string };
  'github-silent': { url: string; detail: string };
  'clock-right': { seconds: number };
  'clock-wrong': { seconds: number };
  'no-clock': Record<string, never>;
  'key-accepted': { slug: string };
  'key-rejected': { appId: string; detail: string };
  'permissions-granted': Record<string, never>;
  'permissions-missing': { missing: readonly string[]; events: readonly string[]; page: string };
  'installations-up-to-date': { count: number };
  'not-installed': { page: string };
  'installations-behind': { accounts: readonly string[] };
  'webhook-set': { url: string };
  'no-webhook': { page: string };
  'webhook-address': { url: string; problem: WebhookAddressProblem };
  'webhook-path': { url: string; path: string };
  'webhook-not-json': { page: string };
  'webhook-no-secret': { page: string };
  'deliveries-arrive': { count: number };
  'no-deliveries': Record<string, never>;
  'deliveries-unreached': { failed: number; count: number; url: string };
  'deliveries-refused': { failed: number; count: number; page: string };
  'deliveries-failed': { failed: number; count: number; status: number };
  skipped: Record<string, never>;
}

export type DoctorCode = keyof DoctorValues;
export type DoctorState = 'ok' | 'warning' | 'problem' | 'skipped';

/** One thing that was looked at. */
export type DoctorResult = {
  [Code in DoctorCode]: { check: DoctorCheck; state: DoctorState; code: Code; values: DoctorValues[Code] };
}[DoctorCode];
