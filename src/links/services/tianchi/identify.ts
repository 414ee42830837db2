import { createPartIdentity, createPathIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/**
 * Tianchi: `dataset/dataDetail?dataId=N` is `/dataset/N`; the introduction and the tasks of a
 * competition are the competition. Its ranking and a thread of its forum are not.
 */
export const tianchiMatcher: UrlMatcher = {
  domains: ['aliyun.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'tianchi.aliyun.com') return undefined;
    const [kind, form, number, ...rest] = getPathSegments(url);
    const isOldForm = form === 'dataDetail';
    const dataset = kind === 'dataset' ? (isOldForm ? url.searchParams.get('dataId') : form) : undefined;
    if (dataset && /^\d{1,9}$/.test(dataset)) {
      const whole = createPathIdentity('tianchi', ['dataset', dataset], `https://tianchi.aliyun.com/dataset/${dataset}`);
      return isOldForm || number === undefined ? whole : createPartIdentity(whole, [number, ...rest], url);
    }
    if (kind !== 'competition' || form !== 'entrance' || !number || !/^\d{1,9}$/.test(number)) return undefined;
    const address = `https://tianchi.aliyun.com/competition/entrance/${number}/introduction`;
    const whole = createPathIdentity('tianchi', ['competition', number], address);
    const [tab] = rest;
    return tab === undefined || tab === 'introduction' || tab === 'information' ? whole : createPartIdentity(whole, rest, url);
  },
};
