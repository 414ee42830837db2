import { defineService } from '../define-service.ts';
import { tianchiMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    tianchi: true;
  }
}

export const tianchi = defineService({
  name: 'tianchi',
  title: { en: 'Tianchi', zh: '阿里云天池' },
  category: 'competition',
  hosts: ['tianchi.aliyun.com'],
  identify: tianchiMatcher,
});
