import type { Case } from './case.ts';
import { baiduPanCases } from './cases/baidu-pan.ts';
import { driveCases } from './cases/drives.ts';
import { githubCases } from './cases/github.ts';
import { medicineCases, openReviewCases } from './cases/medicine.ts';
import { aclCases, arxivCases, doiCases } from './cases/papers.ts';
import { hubCases, wechatCases } from './cases/portals.ts';
import { spellingCases } from './cases/spellings.ts';
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
  ...spellingCases,
];
