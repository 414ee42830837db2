import type { Element, ElementContent } from 'hast';
import { createShape, createText, round } from './svg.ts';

/** Draws Mermaid's `pie` chart: slices, with a legend beside them. */

const size = 200;
const radius = 80;
const maxSlices = 20;

/**
 * @param label what a screen reader calls the chart.
 * @returns undefined when the text is not such a chart.
 */
export function renderPieChart(text: string, label: string): Element | undefined {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim());
  const title = /^pie(?: showData)?(?: title (.*))?$/.exec(first);
  const slices = rest.flatMap((line) => {
    const [, name, value] = /^"([^"]*)"\s*:\s*(\d+(?:\.\d+)?)$/.exec(line) ?? [];
    return name !== undefined && Number(value) > 0 ? [{ name, value: Number(value) }] : [];
  });
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  if (!title || slices.length === 0 || slices.length > maxSlices) return undefined;
  const children: ElementContent[] = [createText(title[1] ?? '', size + 20, 24, { className: ['title'] })];
  let from = 0;
  for (const [index, { name, value }] of slices.entries()) {
    const to = from + value / total;
    const className = ['slice', `slice-${index % 6}`];
    // SVG draws no arc from a point to itself, so a single slice is a circle.
    children.push(
      slices.length === 1
        ? createShape('circle', { cx: size / 2, cy: size / 2, r: radius, className })
        : createShape('path', { d: formatArcPath(from, to), className }),
    );
    const y = 40 + 20 * index;
    children.push(createShape('rect', { x: size + 20, y, width: 12, height: 12, className }));
    children.push(createText(`${name} · ${value}`, size + 40, y + 10));
    from = to;
  }
  const height = Math.max(size, 50 + 20 * slices.length);
  const properties = { viewBox: `0 0 480 ${height}`, role: 'img', ariaLabel: label, className: ['chart', 'pie'] };
  return { type: 'element', tagName: 'svg', properties, children };
}

function formatArcPath(from: number, to: number): string {
  const at = (share: number) => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${round(size / 2 + radius * Math.cos(angle))} ${round(size / 2 + radius * Math.sin(angle))}`;
  };
  return `M ${size / 2} ${size / 2} L ${at(from)} A ${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)} Z`;
}
