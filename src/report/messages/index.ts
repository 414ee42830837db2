export { formatEvidence, formatMarker, formatServiceName, formatSource } from './evidence.ts';
export {
  appendChinese,
  encodeUrlPath,
  fileName,
  formatDate,
  formatList,
  formatLocation,
  formatMinute,
  localizeText,
  pluralize,
  productName,
  shortName,
  shortUrl,
} from './format.ts';
export { formatVerdict } from './verdicts.ts';
