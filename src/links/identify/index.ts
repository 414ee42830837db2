export { getFragment } from '../url/index.ts';
export { type Identity, identify } from './identify.ts';
