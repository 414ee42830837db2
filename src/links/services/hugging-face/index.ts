import { defineService } from '../define-service.ts';
import { huggingFaceMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    'hugging-face': true;
  }
}

export const huggingFace = defineService({
  name: 'hugging-face',
  title: { en: 'Hugging Face', zh: 'Hugging Face' },
  category: 'hub',
  hosts: ['huggingface.co', 'hf.co'],
  identify: huggingFaceMatcher,
  pace: { 'huggingface.co': { maxConcurrent: 2, minIntervalMs: 600 } },
  check: () => import('./check.ts'),
});
