import { describe, expect, it } from 'vitest';
import { renderXyChart } from '../../../../src/sandbox/pages/rendering/xy-chart.ts';

const chart = (...lines: string[]) => renderXyChart(['xychart-beta', ...lines].join('\n'), 'Chart');
const count = (svg: ReturnType<typeof chart>) => {
  const tags = svg?.children.flatMap((child) => (child.type === 'element' ? [child.tagName] : [])) ?? [];
  return Object.fromEntries(
    ['rect', 'circle', 'polyline', 'text'].map((tag) => [tag, tags.filter((each) => each === tag).length]),
  );
};
const heights = (svg: ReturnType<typeof chart>) =>
  svg?.children.flatMap((child) => (child.type === 'element' && child.tagName === 'circle' ? [Number(child.properties.cy)] : []));

// Source: https://mermaid.js.org/syntax/xyChart.html
describe('a chart of lines and bars', () => {
  it('has a bar for each value, and a point on a line for each', () => {
    const svg = chart('title "Links"', 'x-axis ["a", b]', 'y-axis "%" 0 --> 100', 'bar [1, 2]', 'line [3, 4]');
    expect(count(svg)).toMatchObject({ rect: 2, circle: 2 });
    expect(svg?.properties).toMatchObject({ role: 'img', ariaLabel: 'Chart' });
    expect(JSON.stringify(svg)).toContain('Links');
    expect(JSON.stringify(svg)).toContain('100%');
  });

  it('keeps values within its axis', () => {
    const [below = 0, lowest = 0, highest = 0, above = 0] = heights(chart('y-axis 0 --> 10', 'line [-5, 0, 10, 99]')) ?? [];
    expect([below, above]).toEqual([lowest, highest]);
    expect(highest).toBeLessThan(lowest);
  });

  it('has whole numbers for coordinates, also where its axis has no height', () => {
    expect(JSON.stringify(chart('y-axis 5 --> 5', 'line [5]'))).not.toMatch(/NaN|Infinity|null/);
  });

  it('shows names as text, whatever they have', () => {
    expect(JSON.stringify(chart('x-axis ["<script>"]', 'line [1]'))).toContain('"value":"<script>"');
  });

  it.each([
    ['graph TD'],
    ['xychart-beta'],
    ['xychart-beta\ntitle "x"'],
    ['xychart-beta\nline []'],
    ['xychart-beta\nline [1]\nbar []'],
    [`xychart-beta\nline [${Array(300).fill(1).join(',')}]`],
    [''],
  ])('is not drawn from %j', (text) => {
    expect(renderXyChart(text, 'Chart')).toBeUndefined();
  });
});
