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
  identifier: { field: 'huggingface', toUrl: (id) => `https://huggingface.co/${id}` },
  getThingName: (id) => id.split('/').at(-1),
  getHubKind: ({ url }) => (url.includes('/datasets/') ? 'dataset' : 'model'),
  pace: { 'huggingface.co': { maxConcurrent: 2, minIntervalMs: 600 } },
  // BERT and GPT-2, the models that most others are compared with.
  canaries: () => ({
    alive: ['https://huggingface.co/google-bert/bert-base-uncased', 'https://huggingface.co/openai-community/gpt2'],
    missing: [
      'https://huggingface.co/google-bert/listkeeper-there-is-no-such-model',
      'https://huggingface.co/openai-community/listkeeper-there-is-no-such-model',
    ],
  }),
  check: () => import('./check.ts'),
});
