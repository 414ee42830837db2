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
  // The two best known datasets. A missing one is refused like a private one, so only the living
  // ones can show anything.
  canaries: () => ({
    alive: ['https://www.kaggle.com/datasets/uciml/iris', 'https://www.kaggle.com/datasets/mlg-ulb/creditcardfraud'],
    missing: ['https://www.kaggle.com/datasets/uciml/listkeeper-there-is-no-such-dataset'],
  }),
  check: () => import('./check.ts'),
});
