import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { metricDefinitions, metricPrefix } from '../../src/bot/metric-definitions.ts';

/** What docs/monitoring/ offers to load: every metric and label in it exists. */

const folder = join(import.meta.dirname, '..', '..', 'docs', 'monitoring');
const readText = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Panel {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr: string; legendFormat: string }[];
}
const dashboard = JSON.parse(readText('grafana-dashboard.json')) as { schemaVersion: number; panels: Panel[] };
const alerts = parse(readText('alerts.yml')) as {
  groups: { rules: { alert: string; expr: string; labels: { severity: string }; annotations: Record<string, string> }[] }[];
};
const rules = alerts.groups.flatMap((group) => group.rules);

const seriesNames = new Set(
  Object.entries(metricDefinitions).flatMap(([name, { type }]) =>
    (type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']).map((end) => `${metricPrefix}${name}${end}`),
  ),
);
const labelNames = new Set(['instance', 'job', 'le', ...Object.values(metricDefinitions).flatMap(({ labels }) => [...labels])]);
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

describe('the alert rules and the dashboard', () => {
  it.each(expressions)('of %s name metrics and labels that exist: %s', (_, expr) => {
    const used = expr.match(/listkeeper_\w+/g) ?? [];
    for (const name of used) expect(seriesNames).toContain(name);
    if (!expr.startsWith('up{')) expect(used.length).toBeGreaterThan(0);
    const labels = [
      ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/, ?/)),
      ...[...expr.matchAll(/[{,](\w+)=/g)].map(([, label = '']) => label),
    ];
    for (const label of labels) expect(labelNames).toContain(label);
  });

  it('show or watch every metric', () => {
    const all = expressions.map(([, expr]) => expr).join(' ');
    for (const name of Object.keys(metricDefinitions)) expect(all).toContain(`${metricPrefix}${name}`);
  });

  it('give a remedy with each alert', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { annotations, labels } of rules) {
      expect(annotations.remedy).toMatch(/\w{3}/);
      expect(['page', 'warn']).toContain(labels.severity);
    }
  });

  it('have panels that do not overlap', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...dashboard.panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });
});
