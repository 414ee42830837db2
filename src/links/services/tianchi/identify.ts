import { createPathIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/** Tianchi: `dataset/dataDetail?dataId=N` is `/dataset/N`; the pages of one competition are one competition. */
export const tianchiMatcher: UrlMatcher = {
  domains: ['aliyun.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'tianchi.aliyun.com') return undefined;
    const [kind, form, number] = getPathSegments(url);
    const dataset = kind === 'dataset' ? (form === 'dataDetail' ? url.searchParams.get('dataId') : form) : undefined;
    if (dataset && /^\d{1,9}$/.test(dataset))
      return createPathIdentity('tianchi', ['dataset', dataset], `https://tianchi.aliyun.com/dataset/${dataset}`);
    if (kind === 'competition' && form === 'entrance' && number && /^\d{1,9}$/.test(number)) {
      return createPathIdentity(
        'tianchi',
        ['competition', number],
        `https://tianchi.aliyun.com/competition/entrance/${number}/introduction`,
      );
    }
    return undefined;
  },
};
