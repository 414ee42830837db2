export { describeEvidence, formatEvidence, formatMarker, formatSource } from './evidence.ts';
export {
  appendChinese,
  fileName,
  formatDate,
  formatList,
  formatLocation,
  formatMinute,
  pluralize,
  productName,
  shortName,
} from './format.ts';
export { formatVerdict } from './verdicts.ts';
