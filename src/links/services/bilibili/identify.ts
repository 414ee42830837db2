import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';
import { toVideoCode } from './video-id.ts';

/**
 * Videos by their `BV` code, also where a link has the number (`av170001`): both name one video. A
 * part of a video that has several is a place of its own.
 */
export const bilibiliMatcher: UrlMatcher = {
  domains: ['bilibili.com', 'b23.tv'],
  match(url) {
    const host = getHostWithoutWww(url);
    const { searchParams } = url;
    const [form = '', ...rest] = getPathSegments(url);
    const part = searchParams.get('p');
    // Other names at b23.tv are short forms that only its server can resolve.
    if (host === 'b23.tv') return identifyVideo(form, part);
    if (host === 'player.bilibili.com')
      return identifyVideo(searchParams.get('bvid') || `av${searchParams.get('aid')}`, part ?? searchParams.get('page'));
    if (host !== 'bilibili.com' && host !== 'm.bilibili.com') return undefined;
    // `/s/video/…` is what search engines show of `/video/…`.
    const [kind, id = '', page = ''] = form === 's' ? rest : [form, ...rest];
    // Until 2019 the second part was `index_2.html`.
    const oldPart = /^index_(\d+)\.html$/.exec(page)?.[1];
    return kind === 'video' ? identifyVideo(id, part ?? oldPart) : undefined;
  },
};

function identifyVideo(text: string, part: string | null | undefined): Identity | undefined {
  const bv = /^BV(1[0-9A-Za-z]{9})$/i.exec(text)?.[1];
  const av = /^av([1-9]\d{0,15})$/i.exec(text)?.[1];
  if (bv === undefined && av === undefined) return undefined;
  const id = bv === undefined ? (toVideoCode(av ?? '') ?? `av${av}`) : `BV${bv}`;
  const isPart = /^[1-9]\d{0,3}$/.test(part ?? '') && part !== '1';
  return {
    key: `bilibili:${id}${isPart ? `/${part}` : ''}`,
    service: 'bilibili',
    id,
    url: `https://www.bilibili.com/video/${id}/${isPart ? `?p=${part}` : ''}`,
  };
}
