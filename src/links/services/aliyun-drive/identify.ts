import { createShareIdentity, getHostWithoutWww, getPathSegments, readAccessCode, type UrlMatcher } from '../../url/index.ts';

export const aliyunDriveMatcher: UrlMatcher = {
  domains: ['aliyundrive.com', 'alipan.com'],
  match(url) {
    const [form, share] = getPathSegments(url);
    const id = form === 's' ? share?.match(/^[\w-]+/)?.[0] : undefined;
    if (id === undefined || !/^(?:aliyundrive|alipan)\.com$/.test(getHostWithoutWww(url))) return undefined;
    return createShareIdentity('aliyun-drive', id, `https://www.alipan.com/s/${id}`, readAccessCode(url, 'pwd'));
  },
};
