import { type LinkState, type StaleReason, staleReasons } from '../../../../src/model/link-health.ts';
import { link } from '../../fixtures.ts';

/** A repository that works and isn't kept up, the same for the same number. */
export function staleLink(index: number): LinkState {
  const reason: StaleReason = staleReasons[(index * 3) % 5] ?? 'no-push';
  return link({
    identity: `github:some-owner-${index}/tool`,
    url: `https://github.com/some-owner-${index}/tool`,
    service: 'github',
    key: `s${index.toString(36).padStart(6, '0')}`,
    name: { en: `Tool ${index}`, zh: `工具 ${index}` },
    at: [{ file: `data/tools/tool-${index}.yml`, line: 7, column: 10, entry: `tool-${index}` }],
    stale: [reason],
    upkeep: {
      pushed: `202${index % 4}-0${1 + (index % 9)}-12`,
      released: `202${index % 4}-0${1 + (index % 8)}-03`,
      stars: index * 7,
      license: reason === 'license-gone' ? null : reason === 'license-changed' ? 'AGPL-3.0' : 'MIT',
      formerLicense: 'MIT',
      archived: reason === 'archived',
    },
    remedies: ['keep', 'shelve', 'delete'],
  });
}
