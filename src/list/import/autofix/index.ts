export { autofixList, isEnglishBulletList, mendPatterns } from './autofix.ts';
