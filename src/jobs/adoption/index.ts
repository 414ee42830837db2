export { adoptList } from './adopt-list.ts';
