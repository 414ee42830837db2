import { acl } from './acl.ts';
import { arxiv } from './arxiv.ts';
import { baiduPan } from './baidu-pan.ts';
import { doi } from './doi.ts';
import { drives } from './drives.ts';
import { github } from './github.ts';
import { gitee, kaggle, modelScope } from './hubs.ts';
import { huggingFace } from './hugging-face.ts';
import { openReview } from './openreview.ts';
import { pubmed } from './pubmed.ts';
import type { Service } from './service.ts';
import { walls } from './walls.ts';
import { web } from './web.ts';
import { wechat } from './wechat.ts';

/** Every service, in the order in which they are asked whether a link is theirs; `web` takes what is left. */
export const services: Service[] = [
  github,
  baiduPan,
  arxiv,
  doi,
  acl,
  pubmed,
  openReview,
  huggingFace,
  modelScope,
  gitee,
  kaggle,
  wechat,
  walls,
  ...drives,
  web,
];
