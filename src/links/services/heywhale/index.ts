import { defineService } from '../define-service.ts';
import { heywhaleMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    heywhale: true;
  }
}

export const heywhale = defineService({
  name: 'heywhale',
  title: { en: 'Heywhale', zh: '和鲸社区' },
  category: 'competition',
  identify: heywhaleMatcher,
  // Kesci has become Heywhale and sends its readers there.
  getCanonicalUrl: (url, identity) => (/(?:^|\.)kesci\.com$/.test(URL.parse(url)?.hostname ?? '') ? identity.url : undefined),
});
