import {
  type AppInstallation,
  type DeliveryAttempt,
  isForgeError,
  type RegisteredApp,
  type WebhookConfig,
} from '../../forge/index.ts';
import type { HttpClient } from '../../http/index.ts';
import type { DoctorResult } from '../../model/diagnosis.ts';
import type { Clock } from '../../runtime/clock.ts';
import { getErrorMessage } from '../queue/index.ts';
import { type AppManifest, findAddressProblem } from '../setup/index.ts';
import { createResult } from './results.ts';

/** GitHub accepts a token of the App that is up to a minute from its own time. */
const maxClockSkewSeconds = 60;

/** Whether GitHub answers at all, and how far its clock is from ours. */
export async function examineConnection(
  apiUrl: string,
  network: Pick<HttpClient, 'fetch'>,
  clock: Clock,
): Promise<DoctorResult[]> {
  try {
    const response = await network.fetch(apiUrl, { signal: AbortSignal.timeout(20_000) });
    const date = Date.parse(response.headers.get('date') ?? '');
    await response.body?.cancel();
    return [createResult('github', 'ok', 'github-answers', { url: apiUrl }), examineClock(date, clock)];
  } catch (error) {
    const detail = getErrorMessage(error);
    return [
      createResult('github', 'problem', 'github-silent', { url: apiUrl, detail }),
      createResult('clock', 'skipped', 'skipped', {}),
    ];
  }
}

function examineClock(date: number, clock: Clock): DoctorResult {
  if (Number.isNaN(date)) return createResult('clock', 'skipped', 'no-clock', {});
  const seconds = Math.round((clock.now() - date) / 1000);
  return Math.abs(seconds) > maxClockSkewSeconds
    ? createResult('clock', 'problem', 'clock-wrong', { seconds })
    : createResult('clock', 'ok', 'clock-right', { seconds });
}

/** An error of `GET /app`. */
export function toKeyResult(error: unknown, appId: string): DoctorResult {
  const detail = getErrorMessage(error);
  const isRejected = isForgeError(error, 'bad-credentials') || isForgeError(error, 'not-found');
  return isRejected
    ? createResult('key', 'problem', 'key-rejected', { appId, detail })
    : createResult('key', 'problem', 'github-silent', { url: '/app', detail });
}

const levels = ['read', 'write', 'admin'];
const isAtLeast = (granted: string | undefined, wanted: string) => levels.indexOf(granted ?? '') >= levels.indexOf(wanted);

/** The permissions of app.yml that are not granted, such as `checks: write`. */
function findMissingPermissions(wanted: Readonly<Record<string, string>>, granted: Readonly<Record<string, string>>): string[] {
  return Object.entries(wanted).flatMap(([name, level]) => (isAtLeast(granted[name], level) ? [] : [`${name}: ${level}`]));
}

/** The permissions and events of the App, compared with app.yml. */
export function examinePermissions(app: RegisteredApp, manifest: AppManifest, page: string): DoctorResult {
  const missing = findMissingPermissions(manifest.default_permissions, app.permissions);
  const events = manifest.default_events.filter((event) => !app.events.includes(event));
  if (missing.length + events.length === 0) return createResult('permissions', 'ok', 'permissions-granted', {});
  return createResult('permissions', 'warning', 'permissions-missing', { missing, events, page });
}

/** Who has installed the App, and who has still to accept permissions that it asked for later. */
export function examineInstallations(app: RegisteredApp, installations: readonly AppInstallation[], page: string): DoctorResult {
  if (installations.length === 0) return createResult('installations', 'warning', 'not-installed', { page });
  const behind = installations.filter(({ permissions }) => findMissingPermissions(app.permissions, permissions).length > 0);
  const accounts = behind.map(({ account }) => account);
  return accounts.length > 0
    ? createResult('installations', 'warning', 'installations-behind', { accounts })
    : createResult('installations', 'ok', 'installations-up-to-date', { count: installations.length });
}

/** Where GitHub sends webhooks, and in which form. */
export function examineWebhook(config: WebhookConfig, path: string, page: string): DoctorResult {
  const { url } = config;
  if (url === '') return createResult('webhook', 'problem', 'no-webhook', { page });
  const problem = findAddressProblem(url);
  // A channel such as smee.io has a path of its own.
  const isChannel = URL.canParse(url) && new URL(url).hostname === 'smee.io';
  if (problem)
    return createResult('webhook', problem === 'not-https' ? 'warning' : 'problem', 'webhook-address', { url, problem });
  if (!config.hasSecret) return createResult('webhook', 'problem', 'webhook-no-secret', { page });
  if (config.contentType !== 'json') return createResult('webhook', 'problem', 'webhook-not-json', { page });
  if (!isChannel && new URL(url).pathname !== path) return createResult('webhook', 'warning', 'webhook-path', { url, path });
  return createResult('webhook', 'ok', 'webhook-set', { url });
}

/** How many of the newest deliveries are looked at. */
const maxDeliveries = 50;

/** Whether webhooks arrived lately. The last one counts: earlier failures are repaired. */
export function examineDeliveries(newestFirst: readonly DeliveryAttempt[], url: string, page: string): DoctorResult {
  const recent = newestFirst.slice(0, maxDeliveries);
  const [last] = recent;
  if (!last) return createResult('deliveries', 'skipped', 'no-deliveries', {});
  const count = recent.length;
  const failed = recent.filter(({ status }) => status < 200 || status >= 400).length;
  const isLastGood = last.status >= 200 && last.status < 400;
  if (isLastGood) return createResult('deliveries', 'ok', 'deliveries-arrive', { count: count - failed });
  if (last.status === 401) return createResult('deliveries', 'problem', 'deliveries-refused', { failed, count, page });
  // 0 is no answer, 502 to 504 are GitHub's own and a proxy's words for it.
  if (last.status === 0 || last.status >= 502)
    return createResult('deliveries', 'problem', 'deliveries-unreached', { failed, count, url });
  return createResult('deliveries', 'problem', 'deliveries-failed', { failed, count, status: last.status });
}
