import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Metrics } from '../../src/bot/metrics.ts';

/** Prometheus' own tool, of Debian's package `prometheus`. */
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
const rules = join(import.meta.dirname, '..', '..', 'docs', 'monitoring', 'alerts.yml');

test.skipIf(!hasPromtool)('promtool accepts the alert rules, if it is installed (apt-get install prometheus)', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', rules], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('SUCCESS: 9 rules found');
  expect(status).toBe(0);
});

test.skipIf(!hasPromtool)('promtool accepts the page of the metrics, if it is installed', async () => {
  const metrics = new Metrics();
  metrics.observeVerdict(3);
  const counts = { queued: 1, running: 0, done: 0, failed: 0 };
  const page = await metrics.format({ counts, ready: { queue: true } }, 1000);
  const { status, stderr, stdout } = spawnSync('promtool', ['check', 'metrics'], { encoding: 'utf8', input: page });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});
