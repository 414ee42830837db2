import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';

export { fileName, formatDate, formatMinute, shortName } from '../../text/format.ts';
export { localizeText } from '../../text/localize-text.ts';
export { encodeUrlPath, shortUrl } from '../../text/url-text.ts';
export { describeEvidence, formatEvidence, formatMarker, formatSource, formatVerdict } from '../verdicts/index.ts';

export function pluralize(count: number, noun: 'link' | 'entry' | 'request', language: Language): string {
  const { entries, links, requests } = getMessages(language).common;
  return { link: links, entry: entries, request: requests }[noun](count);
}

export const formatLocation = (file: string, line: number, language: Language): string =>
  getMessages(language).common.location(file.slice(file.lastIndexOf('/') + 1), line);
