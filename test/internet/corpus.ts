import type { Case } from './case.ts';
import { baiduPanCases } from './cases/baidu-pan.ts';
import { githubCases } from './cases/github.ts';
import { aclCases, arxivCases, doiCases, medicineCases, openReviewCases } from './cases/papers.ts';
import { driveCases, hubCases, wechatCases } from './cases/portals.ts';
import { webCases } from './cases/web.ts';

/** All labelled cases. */
export const corpus: Case[] = [
  ...baiduPanCases,
  ...githubCases,
  ...arxivCases,
  ...doiCases,
  ...aclCases,
  ...medicineCases,
  ...openReviewCases,
  ...wechatCases,
  ...hubCases,
  ...driveCases,
  ...webCases,
];
