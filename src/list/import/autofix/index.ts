export { autofixList, isEnglishBulletList } from './autofix.ts';
