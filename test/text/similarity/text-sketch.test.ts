import { describe, expect, test } from 'vitest';
import { compareTextSketches, createTextSketch } from '../../../src/text/similarity/text-sketch.ts';
import fc from '../../seeded-fast-check.ts';

const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(' ');
const sketchOf = (text: string): string => createTextSketch(text) ?? '';

describe('a sketch of a text', () => {
  test('is short, and the same for the same words in another order, case and width', () => {
    const text = words(0, 500);
    expect(sketchOf(text)).toHaveLength(96);
    expect(sketchOf(text.split(' ').reverse().join('，').toUpperCase())).toBe(sketchOf(text));
    expect(sketchOf(text.normalize('NFKD'))).toBe(sketchOf(text));
  });

  test.each(['', 'Please wait', '安全检测', words(0, 39), 'x'.repeat(10_000), 'a b c d '.repeat(500)])(
    'is none for a text that says too little: %#',
    (text) => expect(createTextSketch(text)).toBeUndefined(),
  );

  test.each([
    [0, 200, 0.9, 1],
    [20, 200, 0.6, 1],
    [100, 200, 0.1, 0.6],
    [200, 200, 0, 0],
  ])('tells how many words two texts share: %d of %d others', (from, count, min, max) => {
    const likeness = compareTextSketches(sketchOf(words(0, count)), sketchOf(words(from, count)));
    expect(likeness).toBeGreaterThanOrEqual(min);
    expect(likeness).toBeLessThanOrEqual(max);
  });

  test('reads Chinese by pairs of characters', () => {
    const corpus =
      '中文医疗对话数据集包含内科外科妇科儿科肿瘤科男科等科室的问诊记录可用于训练医疗问答模型以及意图识别和实体抽取任务下载前请先阅读许可协议并注明出处';
    const casino =
      '真人娱乐城百家乐老虎机彩票投注注册送彩金首存优惠天天返水体育竞技电子游艺棋牌捕鱼大厅客服全天在线提款快速到账手机客户端扫码下载立即加入';
    expect(compareTextSketches(sketchOf(corpus), sketchOf(`${corpus}二零二六年更新`))).toBeGreaterThan(0.7);
    // “下载” is in both.
    expect(compareTextSketches(sketchOf(corpus), sketchOf(casino))).toBeLessThan(0.05);
  });

  test('any two texts are as alike as turned around, and whatever a history holds is compared without an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (a, b) => {
        expect(compareTextSketches(a, b)).toBe(compareTextSketches(b, a));
        expect(compareTextSketches(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
