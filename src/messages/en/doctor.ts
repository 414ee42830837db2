import type { DoctorCheck, DoctorCode, DoctorState, DoctorValues, WebhookAddressProblem } from '../../model/diagnosis.ts';
import { runCommand } from '../../text/package-name.ts';

/** A result in words: what was seen, and what to do where something is wrong. */
interface Advice {
  found: string;
  remedy?: string;
}

type Results = { [Code in DoctorCode]: (values: DoctorValues[Code]) => Advice };

const addressProblems: Record<WebhookAddressProblem, string> = {
  'not-an-address': 'isn’t a web address',
  'example-address': 'is an example address',
  'private-address': 'exists only in your own network',
  'not-https': 'isn’t HTTPS',
};
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const joinChanges = (missing: readonly string[], events: readonly string[]) =>
  [...missing, ...(events.length > 0 ? [`events ${events.join(', ')}`] : [])].join('; ');

const results: Results = {
  'credentials-set': ({ appId }) => ({ found: `set, for App ${appId}` }),
  'bad-setting': ({ message, remedy }) => ({ found: message, remedy }),
  'no-credentials': () => ({
    found: 'APP_ID and PRIVATE_KEY are not set.',
    remedy: `Run \`${runCommand} start --setup\` in this folder to register an App, or fill in .env.`,
  }),
  'disk-space': ({ path, freeMegabytes }) => ({ found: `${path} is writable, ${freeMegabytes} MB free` }),
  'disk-unused': () => ({ found: 'nothing is kept here: the queue is in PostgreSQL' }),
  'little-disk-space': ({ path, freeMegabytes }) => ({
    found: `Only ${freeMegabytes} MB are free at ${path}.`,
    remedy: 'Free some space, or set LISTKEEPER_INBOX to a file on another disk.',
  }),
  'not-writable': ({ path, detail }) => ({
    found: `${path} can’t be written (${detail}).`,
    remedy: 'Let the user that runs Listkeeper write there, or set LISTKEEPER_INBOX to another file.',
  }),
  'database-opens': ({ file }) => ({ found: file }),
  'database-in-use': ({ file }) => ({ found: `${file}, in use by a running bot` }),
  'database-broken': ({ file, detail }) => ({
    found: `${file} can’t be opened (${detail}).`,
    remedy: 'Stop the bot and move the file away. The next start makes a new one, and a sweep finds what was missed.',
  }),
  'no-proxy': () => ({ found: 'none set' }),
  'proxies-set': ({ names }) => ({ found: `set by ${names.join(', ')}` }),
  'github-answers': ({ url }) => ({ found: `${url} answers` }),
  'github-silent': ({ url, detail }) => ({
    found: `${url} doesn’t answer (${detail}).`,
    remedy: 'Check DNS, the firewall and HTTPS_PROXY. For GitHub Enterprise, set GHE_HOST.',
  }),
  'clock-right': ({ seconds }) => ({ found: `${count(Math.abs(seconds), 'second')} off` }),
  'clock-wrong': ({ seconds }) => ({
    found: `${count(Math.abs(seconds), 'second')} ${seconds > 0 ? 'ahead of' : 'behind'} GitHub.`,
    remedy: 'Turn on time synchronization (NTP). GitHub rejects keys that are used with a wrong time.',
  }),
  'no-clock': () => ({ found: 'GitHub named no time' }),
  'key-accepted': ({ slug }) => ({ found: `accepted, as ${slug}` }),
  'key-rejected': ({ appId, detail }) => ({
    found: `GitHub rejects the private key of App ${appId} (${detail}).`,
    remedy: 'Copy the App ID from the App’s settings page, generate a new private key there, and put both into .env.',
  }),
  'permissions-granted': () => ({ found: 'all that app.yml asks for' }),
  'permissions-missing': ({ missing, events, page }) => ({
    found: `Missing: ${joinChanges(missing, events)}.`,
    remedy: `Add them in the App’s settings under “Permissions & events” (${page}). Each owner then gets a request to accept them.`,
  }),
  'installations-up-to-date': ({ count: number }) => ({ found: count(number, 'installation') }),
  'not-installed': ({ page }) => ({ found: 'The App isn’t installed anywhere.', remedy: `Install it: ${page}` }),
  'installations-behind': ({ accounts }) => ({
    found: `New permissions have not been accepted by ${accounts.join(', ')}.`,
    remedy: 'Their owners find the request under Settings, Applications, Installed GitHub Apps.',
  }),
  'webhook-set': ({ url }) => ({ found: url }),
  'no-webhook': ({ page }) => ({
    found: 'No address is set.',
    remedy: `Enter it in the App’s settings under “Webhook” (${page}).`,
  }),
  'webhook-address': ({ url, problem }) => ({
    found: `${url} ${addressProblems[problem]}.`,
    remedy: 'Enter the public HTTPS address of this server in the App’s settings under “Webhook”.',
  }),
  'webhook-path': ({ url, path }) => ({
    found: `${url} has another path than this bot listens on (${path}).`,
    remedy:
      'Change one of the two: the address in the App’s settings, or WEBHOOK_PATH. It is fine if your proxy rewrites the path.',
  }),
  'webhook-not-json': ({ page }) => ({
    found: 'The content type isn’t application/json.',
    remedy: `Choose application/json in the App’s settings under “Webhook” (${page}).`,
  }),
  'webhook-no-secret': ({ page }) => ({
    found: 'No secret is set on GitHub, so every event is refused.',
    remedy: `Enter the value of WEBHOOK_SECRET in the App’s settings under “Webhook” (${page}).`,
  }),
  'deliveries-arrive': ({ count: number }) => ({ found: `${number} of the last day arrived` }),
  'no-deliveries': () => ({ found: 'none in the last day' }),
  'deliveries-unreached': ({ failed, count: number, url }) => ({
    found: `GitHub can’t reach ${url}: ${failed} of the last ${number} failed.`,
    remedy: 'Check that the bot is running, and that DNS, the firewall and the reverse proxy let GitHub through.',
  }),
  'deliveries-refused': ({ failed, count: number, page }) => ({
    found: `The signature of GitHub’s events is wrong: ${failed} of the last ${number} were refused.`,
    remedy: `Put the same secret into WEBHOOK_SECRET and into the App’s settings under “Webhook” (${page}).`,
  }),
  'deliveries-failed': ({ failed, count: number, status }) => ({
    found: `${failed} of the last ${number} failed, the last one with status ${status}.`,
    remedy: 'Check the reverse proxy: it must pass GitHub’s POST requests on unchanged. The log of the bot may have more.',
  }),
  skipped: () => ({ found: 'not checked, because of the problem above' }),
};

const checks: Record<DoctorCheck, string> = {
  credentials: 'Credentials',
  disk: 'Disk',
  database: 'Job database',
  proxy: 'Proxies',
  github: 'GitHub',
  clock: 'Clock',
  key: 'Private key',
  permissions: 'Permissions',
  installations: 'Installations',
  webhook: 'Webhook address',
  deliveries: 'Webhook deliveries',
};

const states: Record<DoctorState, string> = { ok: 'ok', warning: 'warning', problem: 'problem', skipped: '-' };

/** `listkeeper doctor`. */
export const doctor = () => ({
  checks,
  states,
  results,
  /** The last line. */
  summary: ({ problems, warnings }: { problems: number; warnings: number }) =>
    problems + warnings === 0 ? 'No problems found.' : `${count(problems, 'problem')}, ${count(warnings, 'warning')}.`,
});
