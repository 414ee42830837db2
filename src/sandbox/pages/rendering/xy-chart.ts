import type { Element, ElementContent } from 'hast';
import { createShape, createText, round } from './svg.ts';

/** Draws Mermaid's `xychart-beta` with lines and bars: the charts of the link-health issue. */

interface XyChart {
  title: string;
  names: string[];
  unit: string;
  from: number;
  to: number;
  lines: number[][];
  bars: number[][];
}

const width = 720;
const height = 260;
const margin = { left: 46, right: 16, top: 34, bottom: 30 };
const maxPoints = 200;

/**
 * @param label what a screen reader calls the chart.
 * @returns undefined when the text is not such a chart.
 */
export function renderXyChart(text: string, label: string): Element | undefined {
  const chart = parseXyChart(text);
  if (!chart) return undefined;
  const count = Math.max(chart.names.length, ...[...chart.lines, ...chart.bars].map((values) => values.length));
  const inner = width - margin.left - margin.right;
  const x = (i: number) => margin.left + (inner * (i + 0.5)) / count;
  const y = (value: number) => {
    const share = (value - chart.from) / (chart.to - chart.from || 1);
    return height - margin.bottom - Math.min(Math.max(share, 0), 1) * (height - margin.top - margin.bottom);
  };
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => chart.from + share * (chart.to - chart.from));
  const children: ElementContent[] = [
    createText(chart.title, width / 2, 18, { textAnchor: 'middle', className: ['title'] }),
    ...marks.flatMap((mark) => [
      createShape('line', { x1: margin.left, x2: width - margin.right, y1: y(mark), y2: y(mark), className: ['axis'] }),
      createText(`${Math.round(mark * 10) / 10}${chart.unit}`, margin.left - 6, y(mark) + 4, { textAnchor: 'end' }),
    ]),
    ...chart.names.map((name, i) => createText(name, x(i), height - 10, { textAnchor: 'middle' })),
    ...chart.bars.flatMap((values) =>
      values.map((value, i) => {
        const bar = (inner / count) * 0.6;
        return createShape('rect', {
          x: x(i) - bar / 2,
          y: y(value),
          width: bar,
          height: y(chart.from) - y(value),
          className: ['bar'],
        });
      }),
    ),
    ...chart.lines.flatMap((values) => [
      createShape('polyline', {
        points: values.map((value, i) => `${round(x(i))},${round(y(value))}`).join(' '),
        className: ['run'],
      }),
      ...values.map((value, i) => createShape('circle', { cx: x(i), cy: y(value), r: 3 })),
    ]),
  ];
  const properties = { viewBox: `0 0 ${width} ${height}`, role: 'img', ariaLabel: label, className: ['chart'] };
  return { type: 'element', tagName: 'svg', properties, children };
}

function parseXyChart(text: string): XyChart | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines[0] !== 'xychart-beta') return undefined;
  const chart: XyChart = { title: '', names: [], unit: '', from: 0, to: 100, lines: [], bars: [] };
  for (const line of lines.slice(1)) {
    const [, key = '', rest = ''] = /^([a-z-]+)\s*(.*)$/.exec(line) ?? [];
    if (key === 'title') chart.title = rest.replace(/^"|"$/g, '');
    if (key === 'x-axis') chart.names = [...rest.matchAll(/"([^"]*)"|([^\s,[\]"]+)/g)].map((match) => match[1] ?? match[2] ?? '');
    if (key === 'y-axis') Object.assign(chart, parseAxis(rest));
    if (key === 'line') chart.lines.push(parseNumbers(rest));
    if (key === 'bar') chart.bars.push(parseNumbers(rest));
  }
  const series = [...chart.lines, ...chart.bars];
  return series.length > 0 && series.every((values) => values.length > 0 && values.length <= maxPoints) ? chart : undefined;
}

function parseAxis(text: string): Partial<XyChart> {
  const match = /^(?:"([^"]*)"\s*)?(-?[\d.]+)\s*-->\s*(-?[\d.]+)$/.exec(text);
  if (!match) return {};
  return { unit: match[1] === '%' ? '%' : '', from: Number(match[2]), to: Number(match[3]) };
}

const parseNumbers = (text: string): number[] => (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
