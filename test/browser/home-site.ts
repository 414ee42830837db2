import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../../src/links/identify/index.ts';
import { readList } from '../../src/list/index.ts';
import { renderSite } from '../../src/list/render/site/render-site.ts';
import { defaultSettings } from '../../src/list/schema/index.ts';
import type { LinkStatus } from '../../src/model/link-health.ts';
import { readSiteAssets } from '../../src/runtime/site-assets.ts';

const root = join(import.meta.dirname, '../..');

/** The site of this repository's own list, with a history in which every tenth link is dead. */
export async function renderHomeSite(): Promise<Map<string, string>> {
  const paths = readdirSync(join(root, 'data'), { recursive: true }).map((path) => `data/${path}`);
  const files = paths
    .filter((path) => path.endsWith('.yml'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const list = readList(files, defaultSettings);
  const links = list.entries.flatMap(({ entry }) => entry.links.map(({ url }) => identify(url).key));
  const statuses = links.map((identity, index): [string, LinkStatus] => [identity, createStatus(identity, index % 10 === 3)]);
  const output = { file: 'site/index.html', language: 'zh', zone: 'markers' } as const;
  const health = { at: '2026-11-28', links: new Map(statuses) };
  const site = renderSite(
    { list, settings: defaultSettings, output, assets: await readSiteAssets(), health },
    list.info?.sections ?? [],
  );
  return new Map(site.map(({ path, text }) => [path, text]));
}

function createStatus(identity: string, isDead: boolean): LinkStatus {
  const at = '2026-11-28T03:00Z';
  const base = {
    identity,
    url: '',
    service: 'web',
    since: at,
    strikes: 0,
    certain: false,
    silent: false,
    firstSeen: at,
    next: at,
  };
  if (!isDead) return { ...base, state: 'healthy', judged: { at, verdict: 'alive', reason: 'ok', asked: 'page' } };
  const judged = { at, verdict: 'gone', reason: 'expired', asked: 'page' } as const;
  return { ...base, state: 'dead', diedAt: at, archived: 'https://web.archive.org/web/2024/https://example.org/', judged };
}
