import {
  createPartIdentity,
  createShareIdentity,
  encodePathSegment,
  getHostWithoutWww,
  getPathSegments,
  readAccessCode,
  type UrlMatcher,
} from '../../url/index.ts';

export const aliyunDriveMatcher: UrlMatcher = {
  domains: ['aliyundrive.com', 'alipan.com'],
  match(url) {
    const [form, share, ...inside] = getPathSegments(url);
    const id = form === 's' ? share?.match(/^[\w-]+/)?.[0] : undefined;
    if (id === undefined || !/^(?:aliyundrive|alipan)\.com$/.test(getHostWithoutWww(url))) return undefined;
    const whole = createShareIdentity('aliyun-drive', id, `https://www.alipan.com/s/${id}`, readAccessCode(url, 'pwd'));
    // A folder within the share. The share alone can be asked for.
    if (inside.length === 0) return whole;
    const page = new URL(`${whole.url}/${inside.map(encodePathSegment).join('/')}`);
    return createPartIdentity(whole, inside, page);
  },
};
