import { createHttpClient, type HttpClient } from '../../http/index.ts';
import type { DoctorCheck, DoctorResult } from '../../model/diagnosis.ts';
import type { Language } from '../../model/language.ts';
import type { Clock } from '../../runtime/clock.ts';
import { resolveApiUrl, resolveWebUrl } from '../../runtime/github-api-url.ts';
import { type Credentials, openGitHubApp } from '../github/index.ts';
import type { AppManifest } from '../setup/index.ts';
import {
  examineConnection,
  examineDeliveries,
  examineInstallations,
  examinePermissions,
  examineWebhook,
  toKeyResult,
} from './diagnose-github.ts';
import { examineCredentials, examineProxies, examineStorage } from './diagnose-machine.ts';
import { createResult } from './results.ts';

export interface DiagnoseSettings {
  environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths of the environment start here. */
  cwd: string;
  clock: Clock;
  language: Language;
  manifest: AppManifest;
}

const githubChecks: readonly DoctorCheck[] = ['github', 'clock', 'key', 'permissions', 'installations', 'webhook', 'deliveries'];
const dayMs = 24 * 3600 * 1000;

/**
 * Looks at all that the App needs to run: settings, disk, network, GitHub. Changes nothing, except
 * that the folder of the database is made. A check that needs an earlier one is skipped after its
 * failure.
 */
export async function diagnose(settings: DiagnoseSettings): Promise<DoctorResult[]> {
  const { environment, cwd, clock, language } = settings;
  const { value: credentials, result } = examineCredentials(environment, language);
  const proxy = await examineProxies(environment, language);
  const results = [result, ...(await examineStorage(environment, { cwd, clock, language })), proxy];
  if (!credentials || proxy.state === 'problem') return [...results, ...skip(githubChecks)];
  const network = createHttpClient({ environment });
  try {
    return [...results, ...(await examineGitHub(settings, credentials, network))];
  } finally {
    await network.close();
  }
}

const skip = (checks: readonly DoctorCheck[]) => checks.map((check) => createResult(check, 'skipped', 'skipped', {}));

async function examineGitHub(
  { environment, clock, manifest }: DiagnoseSettings,
  credentials: Credentials,
  network: HttpClient,
): Promise<DoctorResult[]> {
  const connection = await examineConnection(resolveApiUrl(environment), network, clock);
  if (connection.some(({ state }) => state === 'problem')) return [...connection, ...skip(githubChecks.slice(2))];
  const client = openGitHubApp({ credentials, environment, network, clock });
  try {
    const app = await client.readApp();
    const web = resolveWebUrl(environment);
    const page = `${web}/apps/${app.slug}`;
    const webhook = await client.readWebhookConfig();
    return [
      ...connection,
      createResult('key', 'ok', 'key-accepted', { slug: app.slug }),
      examinePermissions(app, manifest, page),
      examineInstallations(app, await client.readInstallations(), `${page}/installations/new`),
      examineWebhook(webhook, environment.WEBHOOK_PATH || '/api/github/webhooks', page),
      examineDeliveries(await client.listDeliveries(clock.now() - dayMs), webhook.url, page),
    ];
  } catch (error) {
    return [...connection, toKeyResult(error, credentials.appId), ...skip(githubChecks.slice(3))];
  }
}
