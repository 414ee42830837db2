import type { Element, Properties } from 'hast';

/** One decimal is exact enough for a chart on a page. */
export const round = (value: number): number => Math.round(value * 10) / 10;

export function createShape(tagName: string, properties: Record<string, string | number | string[]>): Element {
  const values = Object.entries(properties).map(([key, value]) => [
    key,
    typeof value === 'number' ? String(round(value)) : value,
  ]);
  return { type: 'element', tagName, properties: Object.fromEntries(values), children: [] };
}

export function createText(value: string, x: number, y: number, properties: Properties = {}): Element {
  const position = { x: String(round(x)), y: String(round(y)) };
  return { type: 'element', tagName: 'text', properties: { ...position, ...properties }, children: [{ type: 'text', value }] };
}
