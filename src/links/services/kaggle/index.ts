import { defineService } from '../define-service.ts';
import { kaggleMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    kaggle: true;
  }
}

export const kaggle = defineService({
  name: 'kaggle',
  title: { en: 'Kaggle', zh: 'Kaggle' },
  category: 'hub',
  hosts: ['kaggle.com'],
  identify: kaggleMatcher,
  pace: { 'www.kaggle.com': { maxConcurrent: 2, minIntervalMs: 250 } },
  check: () => import('./check.ts'),
});
