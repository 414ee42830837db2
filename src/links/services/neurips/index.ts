import { defineService } from '../define-service.ts';
import { neuripsMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    neurips: true;
  }
}

export const neurips = defineService({
  name: 'neurips',
  title: { en: 'NeurIPS', zh: 'NeurIPS' },
  category: 'paper',
  identify: neuripsMatcher,
});
