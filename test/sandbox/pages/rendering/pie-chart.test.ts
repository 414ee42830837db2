import { describe, expect, it } from 'vitest';
import { renderPieChart } from '../../../../src/sandbox/pages/rendering/pie-chart.ts';

const tags = (text: string) =>
  renderPieChart(text, 'Chart')?.children.map((child) => (child.type === 'element' ? child.tagName : child.type));

describe('a pie chart', () => {
  it('has a slice, a legend color and a label for each part', () => {
    expect(tags('pie showData title Where\n  "web" : 3\n  "acl" : 1')).toEqual([
      'text',
      'path',
      'rect',
      'text',
      'path',
      'rect',
      'text',
    ]);
  });

  it('of one part is a circle', () => {
    expect(tags('pie title One\n"all" : 2')).toEqual(['text', 'circle', 'rect', 'text']);
  });

  it.each(['graph TD', 'pie', 'pie title x\n"a" : 0', 'pie title x\n"a" : -1', `pie\n${'"a" : 1\n'.repeat(30)}`])(
    'is not drawn from %j',
    (text) => {
      expect(renderPieChart(text, 'Chart')).toBeUndefined();
    },
  );
});
