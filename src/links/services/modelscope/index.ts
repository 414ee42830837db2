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
  pace: {
    'www.modelscope.cn': { maxConcurrent: 2, minIntervalMs: 250 },
    'www.modelscope.ai': { maxConcurrent: 2, minIntervalMs: 250 },
  },
  check: () => import('./check.ts'),
});
