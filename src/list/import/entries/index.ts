export { fieldLimits } from './build-entry.ts';
export { type BuiltList, buildList } from './build-list.ts';
export { toLocalizedName } from './infer-kind.ts';
