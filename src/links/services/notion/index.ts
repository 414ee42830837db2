import { defineService } from '../define-service.ts';
import { notionMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    notion: true;
  }
}

export const notion = defineService({
  name: 'notion',
  title: { en: 'Notion', zh: 'Notion' },
  category: 'other',
  hosts: ['notion.so', 'notion.site'],
  identify: notionMatcher,
  pace: { 'www.notion.so': { maxConcurrent: 1, minIntervalMs: 1000 }, '*.notion.site': { maxConcurrent: 2, minIntervalMs: 500 } },
  check: () => import('./check.ts'),
});
