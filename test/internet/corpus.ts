import type { Case } from './case.ts';
import { baiduPanCases } from './cases/baidu-pan.ts';

/** All labelled cases. */
export const corpus: Case[] = [...baiduPanCases];
