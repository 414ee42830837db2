import { baiduPanCases } from './cases/baidu-pan.ts';
import { medicineCases, openReviewCases } from './cases/biomedicine.ts';
import { driveCases } from './cases/drives.ts';
import { githubCases } from './cases/github.ts';
import { hubCases, wechatCases } from './cases/hubs.ts';
import { aclCases, arxivCases, doiCases } from './cases/papers.ts';
import { spellingCases } from './cases/url-variants.ts';
import { webCases } from './cases/web.ts';
import type { LinkCase } from './link-case.ts';

/** All labelled cases. */
export const corpus: LinkCase[] = [
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
