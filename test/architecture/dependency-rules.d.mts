import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';
export function createRules(root: string): { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };
