import { defineService } from '../define-service.ts';
import { modelScopeMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    modelscope: true;
  }
}

export const modelScope = defineService({
  name: 'modelscope',
  title: { en: 'ModelScope', zh: '魔搭社区' },
  category: 'hub',
  hosts: ['modelscope.cn'],
  identify: modelScopeMatcher,
  identifier: { field: 'modelscope', toUrl: (id) => `https://modelscope.cn/${id}` },
  getThingName: (id) => id.split('/').at(-1),
  getHubKind: ({ url }) => (url.includes('/datasets/') ? 'dataset' : 'model'),
  pace: {
    'www.modelscope.cn': { maxConcurrent: 2, minIntervalMs: 250 },
    'www.modelscope.ai': { maxConcurrent: 2, minIntervalMs: 250 },
  },
  // Models of two owners: Qwen, and Alibaba’s Institute for Intelligent Computing.
  canaries: () => ({
    alive: [
      'https://www.modelscope.cn/models/Qwen/Qwen2.5-7B-Instruct',
      'https://www.modelscope.cn/models/iic/nlp_gte_sentence-embedding_chinese-base',
    ],
    missing: ['https://www.modelscope.cn/models/Qwen/listkeeper-there-is-no-such-model'],
  }),
  check: () => import('./check.ts'),
});
